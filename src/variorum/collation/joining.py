"""Joining: which quotations are pieces of one and the same text.

Quotations are joined by shared wording, never by place or order. A short fragment joins a
text in which it stands, if its speaker is the text's author. What the same person said
elsewhere, or wrote in another document, stays apart.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from variorum.collation.align import Text, align
from variorum.collation.documents import document_of, same_sort
from variorum.collation.fragments import Fragment
from variorum.collation.spelling import exchanged
from variorum.collation.translations import same_language
from variorum.model import ArticleId
from variorum.text import FUNCTION_WORDS

# A print of so many words may be the whole document.
FULL_PRINT_WORDS = 30
# Spoken words that agree less than this with a document must share a row of words.
_FREE_SHARE = 0.85
# Reports may be a day wrong about a document.
_ONE_DAY = 1
# A piece is looked for in so many of the longest prints of a text.
_PRINTS_ASKED = 4
# A misquotation of so few words is still told by the words around the slip.
_SHORTEST = 6
_LONG_PIECE = 8
# Nobody prints so many words of a text twice, and otherwise.
_TWICE = 12


def by_content(fragment: Fragment) -> tuple[object, ...]:
    return (
        -len(fragment.atoms),
        fragment.published or "9999",
        fragment.plain,
        fragment.article,
        fragment.spans[0].start,
    )


def author_of(fragments: Iterable[Fragment], origins: dict[ArticleId, str]) -> str | None:
    """Whose words these are: the speaker that most independent reports name."""
    named: dict[str, set[str]] = defaultdict(set)
    size: Counter[str] = Counter()
    for fragment in fragments:
        if fragment.speaker:
            named[fragment.speaker].add(origins.get(fragment.article, fragment.article))
            size[fragment.speaker] += len(fragment.cells)
    if not named:
        return None
    # A shorter form of a name goes with the one longer name that it fits.
    longest: list[str] = []
    for name in sorted(named, key=lambda name: (-len(name), name)):
        fits = [other for other in longest if same_person(name, other)]
        if len(fits) == 1:
            named[fits[0]] |= named.pop(name)
            size[fits[0]] += size[name]
        else:
            longest.append(name)
    return min(named, key=lambda name: (-len(named[name]), -size[name], name))


def same_person(left: str | None, right: str | None) -> bool:
    """True if two names can be one person's: equal, or one is part of the other."""
    if not left or not right:
        return False
    first, second = left.casefold().split(), right.casefold().split()
    return first == second or _shortened(first, second) or _shortened(second, first)


def _misnamed(left: str | None, right: str | None) -> bool:
    """True if two names share surname and initial: one report may have the wrong given name."""
    if not left or not right or " " not in left or " " not in right:
        return False
    return left.split()[-1] == right.split()[-1] and left[0] == right[0]


def _shortened(short: Sequence[str], full: Sequence[str]) -> bool:
    """True if every part of one name is a part of the other, or the initial of one."""
    initials = {part[0] for part in full}
    return all(
        part in full or (len(part.rstrip(".")) == 1 and part[0] in initials) for part in short
    ) and any(part in full for part in short)


def content_count(keys: Iterable[str]) -> int:
    return sum(1 for key in keys if key not in FUNCTION_WORDS)


def join_by_wording(fragments: Sequence[Fragment]) -> list[list[Fragment]]:
    parent = list(range(len(fragments)))

    def root(index: int) -> int:
        while parent[index] != index:
            parent[index] = parent[parent[index]]
            index = parent[index]
        return index

    def agree(left: int, right: int) -> bool:
        """False if both sides have an author and no author of one can be the other's."""
        ours = {f.speaker for f in members[root(left)] if f.speaker}
        theirs = {f.speaker for f in members[root(right)] if f.speaker}
        return not (ours and theirs) or any(same_person(a, b) for a in ours for b in theirs)

    def join(left: int, right: int) -> None:
        left, right = root(left), root(right)
        if left != right:
            parent[right] = left
            members[left].extend(members.pop(right))

    def link(left: int, right: int, run: Sequence[str]) -> None:
        named = fragments[left].speaker and fragments[right].speaker
        if named or _telling(run):
            join(left, right)
        else:
            weak.append((-len(run), left, right))

    members = {index: [fragment] for index, fragment in enumerate(fragments)}
    triples: dict[tuple[str, ...], list[tuple[int, int]]] = defaultdict(list)
    for index, fragment in enumerate(fragments):
        if not fragment.sure:
            continue
        keys = fragment.keys
        for at in range(len(keys) - 2):
            place = fragment.cells[fragment.atoms[at].first].start
            if not any(span.start <= place < span.end for span in fragment.held):
                triples[keys[at : at + 3]].append((index, at))
    weak: list[tuple[int, int, int]] = []
    links: list[tuple[int, int, tuple[str, ...]]] = []
    contained: set[int] = set()
    for places in triples.values():
        # The pairs of a very common triple are found through the first print alone.
        if len(places) > 40:
            places = places[:40]
        for number, (left, at_left) in enumerate(places):
            for right, at_right in places[number + 1 :]:
                both = min(len(fragments[left].atoms), len(fragments[right].atoms)) > _SHORTEST
                if left == right or (both and root(left) == root(right)):
                    continue
                keys, others = fragments[left].keys, fragments[right].keys
                if at_left and at_right and keys[at_left - 1] == others[at_right - 1]:
                    continue
                size = 0
                while (
                    at_left + size < len(keys)
                    and at_right + size < len(others)
                    and keys[at_left + size] == others[at_right + size]
                ):
                    size += 1
                run = keys[at_left : at_left + size]
                if not _linked(fragments[left], fragments[right], run):
                    continue
                if both:
                    link(left, right, run)
                    continue
                links.append((left, right, run))
                short = min(left, right, key=lambda n: len(fragments[n].atoms))
                if size == len(fragments[short].atoms) <= _SHORTEST:
                    contained.add(short)
    hosts: dict[int, list[int]] = defaultdict(list)
    for left, right, run in links:
        short = min(left, right, key=lambda n: len(fragments[n].atoms))
        if short in contained and len(run) < len(fragments[short].atoms):
            continue  # what stands somewhere word for word is no misquotation of anything else
        if short in contained and len(fragments[left].atoms) != len(fragments[right].atoms):
            hosts[short].append(right if short == left else left)
            continue
        link(left, right, run)
    # A few words that stand in two texts are of one of them and no bond between the two.
    for short in sorted(hosts):
        found = [n for n in hosts[short] if root(n) != root(short)]
        near = [n for n in found if fragments[n].article == fragments[short].article]
        if found and len({root(n) for n in hosts[short]}) == 1:
            link(short, found[0], fragments[short].keys)
        elif found and root(short) not in {root(n) for n in hosts[short]}:
            link(short, min(near or found), fragments[short].keys)
    # What nobody is named for goes with one author's words, never joins two authors'.
    for _, left, right in sorted(weak):
        if agree(left, right):
            join(left, right)
    whole: dict[tuple[str | None, tuple[str, ...]], int] = {}
    for index, fragment in enumerate(fragments):
        if fragment.sure and fragment.speaker and content_count(fragment.keys) >= 2:
            join(whole.setdefault((fragment.speaker, fragment.keys), index), index)
    said: dict[tuple[str, ...], int] = {}
    for index, fragment in enumerate(fragments):
        # A message printed by two reports is one, whoever a reply is given to.
        if fragment.turn and len(fragment.keys) >= 3 and content_count(fragment.keys) >= 2:
            first = said.setdefault(fragment.keys, index)
            if fragments[first].article != fragment.article:
                join(first, index)
    clusters: dict[int, list[Fragment]] = defaultdict(list)
    for index, fragment in enumerate(fragments):
        clusters[root(index)].append(fragment)
    return [clusters[key] for key in sorted(clusters)]


def _telling(run: Sequence[str]) -> bool:
    """True if words in a row are too many to be shared by chance, whoever is named."""
    return len(run) >= 8 and content_count(run) >= 3


def _linked(left: Fragment, right: Fragment, run: Sequence[str]) -> bool:
    shorter = min(len(left.atoms), len(right.atoms))
    content = content_count(run)
    if left.speaker and right.speaker and not same_person(left.speaker, right.speaker):
        # Another speaker is named: only the same words, and enough of them, weigh more.
        if _telling(run):
            return True
        return len(run) >= 5 and content >= 2 and len(run) >= 0.8 * shorter
    known = left.speaker is not None and right.speaker is not None
    if content >= 2 and len(run) >= (5 if known else 8):
        return True
    if not known and len(run) < min(4, shorter):
        return False
    return content >= 1 and len(run) >= 0.6 * shorter


def is_full_print(fragment: Fragment) -> bool:
    """True if a print may be the whole document: a block, or a quotation of paragraphs."""
    return len(fragment.cells) >= FULL_PRINT_WORDS and (
        fragment.form == "block" or any(cell.breaks for cell in fragment.cells)
    )


def fullest(cluster: Sequence[Fragment]) -> Fragment:
    """The longest print; one that is a whole sentence before one that is not."""
    if len(cluster) == 1:
        return cluster[0]
    return min(
        cluster,
        key=lambda f: (
            f.headline,
            not f.sure,
            -len(f.atoms),
            -f.extent,
            not f.opened,
            not f.closed,
            *by_content(f),
        ),
    )


def join_contained(
    clusters: list[list[Fragment]], origins: dict[ArticleId, str], *, one_text: bool = False
) -> list[list[Fragment]]:
    """Let small clusters join the text that holds their words.

    Where all are known to be of ``one_text``, a few words are enough to tell their place.
    """
    order = sorted(range(len(clusters)), key=lambda i: (-len(fullest(clusters[i]).cells), i))
    hosts: list[tuple[list[Fragment], list[Text], str | None]] = []
    for index in order:
        cluster = clusters[index]
        print_ = fullest(cluster)
        author = author_of(cluster, origins)
        for host, texts, host_author in hosts:
            # Where one long print is damaged another may be sound.
            if any(
                len(text.cells) >= len(print_.cells)
                and _belongs(cluster, author, host, host_author, text, one_text)
                for text in texts
            ):
                host.extend(cluster)
                break
        else:
            longest = sorted(cluster, key=lambda f: (f is not print_, *by_content(f)))
            texts = [
                Text(f.cells, f.atoms)
                for f in longest[:_PRINTS_ASKED]
                if f is print_ or (f.sure and len(f.cells) >= FULL_PRINT_WORDS)
            ]
            hosts.append((list(cluster), texts, author))
    return [host for host, _, _ in hosts]


def _belongs(
    cluster: Sequence[Fragment],
    author: str | None,
    host: Sequence[Fragment],
    host_author: str | None,
    text: Text,
    one_text: bool = False,
) -> bool:
    print_ = fullest(cluster)
    if len(text.cells) < 4:
        return False
    if any(fragment.encloses(print_) for fragment in host):
        return False
    if any(f.held and any(f.encloses(one) for one in cluster) for f in host):
        return False  # pieces of what the host quotes or says again
    here = any(fragment.article == print_.article for fragment in host)
    same = same_person(author, host_author) or _misnamed(author, host_author)
    if not any(fragment.sure for fragment in cluster) and not here:
        return False
    if len(print_.atoms) == 1:
        return (
            same
            and len(text.cells) >= 8
            and print_.keys[0] in text.single
            and print_.keys[0] not in FUNCTION_WORDS
        )
    if (same or here) and len(print_.atoms) <= _SHORTEST and _slipped(print_, text):
        return True
    # Nothing is aligned that cannot fit.
    known = sum(1 for key in print_.keys if key in text.single)
    if known < 0.5 * len(print_.atoms) or not (same or here or author is None or not host_author):
        return False
    alignment = align(print_, text)
    share = alignment.matched / len(print_.atoms)
    placed = [place for place in alignment.to if place >= 0]
    in_a_row = bool(placed) and placed == list(range(placed[0], placed[0] + len(placed)))
    content = content_count(print_.keys)
    if one_text and share == 1 and in_a_row and content and _lonely(print_, text):
        return True
    if here and len(print_.atoms) > _TWICE and share < 0.8 and not print_.headline:
        return False  # a report that prints as much again prints another text
    if share < _FREE_SHARE and not print_.written and any(f.written for f in host):
        # Spoken words come back to a document's matter without quoting it.
        size = len(print_.atoms)
        if _longest_row(alignment.to) < (5 if size > 8 else (2 * size + 4) // 5):
            return False
    if same:
        least = 0.6 if len(print_.atoms) > 2 else 0.5
        return share >= least and (content >= 1 or (here and len(placed) >= 3))
    if print_.headline and here and share == 1 and in_a_row and _lonely(print_, text):
        return True
    if print_.headline and here and author is None:
        return share >= 0.6 and (content >= 2 or len(print_.atoms) >= 4)
    # A damaged print of a text that nobody is named for has whole rows of its words.
    if (
        author is None
        and host_author is None
        and len(print_.atoms) >= _LONG_PIECE
        and share >= 0.6
        and content >= 4
        and _longest_row(alignment.to) >= 5
    ):
        return True
    if author is None and len(print_.atoms) >= (4 if here else 5) and print_.sure:
        return share >= 0.75 and content >= 2
    if author is None or host_author is None:
        return share == 1 and in_a_row and content >= (1 if here else 2)
    return share == 1 and in_a_row and len(print_.atoms) >= 3 and content >= 2 and here


def _longest_row(to: Sequence[int]) -> int:
    """The most atoms in a row that stand in a row in the text."""
    best = run = 0
    before = -2
    for place in to:
        run = run + 1 if place >= 0 and place == before + 1 else int(place >= 0)
        before = place
        best = max(best, run)
    return best


def _lonely(print_: Fragment, text: Text) -> bool:
    """True if the words of matter stand in the text once each, so that their place is sure."""
    matter = [key for key in print_.keys if key not in FUNCTION_WORDS]
    return bool(matter) and all(len(text.single.get(key, ())) == 1 for key in matter)


def _slipped(print_: Fragment, text: Text) -> bool:
    """True if a few quoted words are words of the text with one number or negation changed.

    "on 13 phones" for "on 31 phones", "no hunt" for "a hunt": the other words must stand
    in the text side by side, in one place alone.
    """
    keys = print_.keys
    size = len(keys)
    if size < 4 and not content_count(key for key in keys if not key[:1].isdigit()):
        return False
    fits: set[int] = set()
    for offset, key in enumerate(keys):
        for place in text.single.get(key, ()):
            start = place - offset
            if start < 0 or start + size > len(text.keys):
                continue
            window = text.keys[start : start + size]
            other = [(a, b) for a, b in zip(keys, window, strict=True) if a != b]
            if len(other) == 1 and exchanged(*other[0]):
                fits.add(start)
    return len(fits) == 1


@dataclass(slots=True)
class _Group:
    """Fragments with what is asked of them again and again."""

    fragments: list[Fragment]
    author: str | None
    sort: str
    size: int
    document: bool
    utterances: set[tuple[str, int]]
    days: frozenset[str]
    which: dict[ArticleId, frozenset[int]]
    whole: bool


def _group(fragments: Sequence[Fragment]) -> _Group:
    which: dict[ArticleId, set[int]] = defaultdict(set)
    author = author_of(fragments, {})
    for fragment in fragments:
        if not fragment.headline:
            which[fragment.article].add(fragment.which)
    return _Group(
        list(fragments),
        author,
        document_of(fragments),
        len(fullest(fragments).cells),
        any(f.written or f.form == "block" for f in fragments),
        {(str(f.article), f.group) for f in fragments},
        frozenset(f.day for f in fragments if f.day),
        {article: frozenset(told) for article, told in which.items()},
        any(_may_be_whole(f, author) for f in fragments),
    )


def _is_signed(fragment: Fragment, author: str | None) -> bool:
    """True if words end with their author's name as a sentence of its own."""
    last = max(fragment.starts, default=0)
    name = {part.casefold() for part in (fragment.speaker or author or "").split()}
    row = {cell.norm for cell in fragment.cells[last:]}
    return last > 0 and bool(row) and row <= name


def _may_be_whole(fragment: Fragment, author: str | None) -> bool:
    """True if a print may be the whole document, set as a paragraph of its own at least."""
    if is_full_print(fragment) or _is_signed(fragment, author):
        return True
    return len(fragment.cells) >= FULL_PRINT_WORDS and fragment.alone and fragment.opened


def join_documents(clusters: list[list[Fragment]]) -> list[list[Fragment]]:
    """Join pieces of one document that no print shows whole: same author, same sort."""
    groups = [_group(cluster) for cluster in clusters]
    while True:
        joined: list[_Group] = []
        for group in groups:
            home = next((n for n, other in enumerate(joined) if _one_document(group, other)), None)
            if home is None:
                joined.append(group)
            else:
                joined[home] = _group([*joined[home].fragments, *group.fragments])
        # A joined group may bring others together that had nothing in common before.
        if len(joined) == len(groups):
            return [group.fragments for group in joined]
        groups = joined


def _days_apart(left: Iterable[str], right: Iterable[str]) -> int:
    """The fewest days between two sets of ISO days."""
    ours, theirs = ([date.fromisoformat(day).toordinal() for day in side] for side in (left, right))
    return min(abs(a - b) for a in ours for b in theirs)


def _told_apart(left: _Group, right: _Group) -> bool:
    """True if a report gives one side to the first of two documents, the other to another."""
    return any(
        not told & right.which[article] and any((*told, *right.which[article]))
        for article, told in left.which.items()
        if article in right.which
    )


def _one_document(left: _Group, right: _Group) -> bool:
    if not same_language(left.fragments[0].language, right.fragments[0].language):
        return False
    together = bool(left.utterances & right.utterances)
    if together and not (left.author and right.author):
        # What a report prints as one utterance is one person's, whoever is named for it.
        return True
    if (
        not same_person(left.author, right.author)
        or not same_sort(left.sort, right.sort)
        or _told_apart(left, right)
    ):
        return False
    if together:
        return True
    if left.days and right.days and _days_apart(left.days, right.days) > _ONE_DAY:
        return False  # a letter of May and a letter of June
    # Each message of a chat is a text of its own; so is a document that is printed whole.
    if "chat" in (left.sort, right.sort) or left.whole or right.whole:
        return False
    return (left.document and right.document) or left.sort == right.sort == "speech"
