"""Records: which joined quotations are texts worth an edition.

A document, or spoken words that two independent reports print. Denied lines become doubts
of the text they were given to, words in another language its translations.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from variorum.collation.belonging import join_unnamed
from variorum.collation.chats import Message, find_chats, writers_of
from variorum.collation.documents import document_of, same_sort
from variorum.collation.doubts import Denial, denials_of, is_denial, stands_in
from variorum.collation.fragments import Fragment
from variorum.collation.joining import (
    FULL_PRINT_WORDS,
    author_of,
    by_content,
    content_count,
    fullest,
    is_full_print,
    join_by_wording,
    join_contained,
    join_documents,
    same_person,
)
from variorum.collation.translations import (
    Rendering,
    pair_off,
    pair_unnamed,
    same_language,
)
from variorum.model import Article, ArticleId, Copy, Doubt, Passage

# A text that nobody is named for is one from so many words and sentences on.
_ALONE, _SENTENCES = 20, 2
_OWN_VOICE = frozenset("i i'm i've i'd i'll me my mine we we're we've us our ours".split())
# A chat of which so many messages are printed one by one is known well enough to doubt others.
_PRINTED = 4
# So much of what reports print of a remark stands in the statement that quotes it.
_QUOTED_WITHIN = 0.6


@dataclass(frozen=True, slots=True)
class Draft:
    """The fragments of one text of record, before they are aligned.

    ``turns`` are the messages of a chat in order, each with the hour ``stamp`` if it is told.
    """

    fragments: tuple[Fragment, ...]
    author: str | None
    doubts: tuple[Doubt, ...] = ()
    translations: tuple[Rendering, ...] = ()
    turns: tuple[Draft, ...] = ()
    stamp: str = ""

    @property
    def articles(self) -> frozenset[ArticleId]:
        return frozenset(fragment.article for fragment in self.fragments)


def origin_groups(articles: Sequence[Article], copies: Sequence[Copy]) -> dict[ArticleId, str]:
    """For every article the name of its origin; copies of one text share it."""
    parent: dict[ArticleId, ArticleId] = {article.id: article.id for article in articles}

    def root(article: ArticleId) -> ArticleId:
        while parent[article] != article:
            article = parent[article]
        return article

    for copy in copies:
        if copy.a in parent and copy.b in parent and max(copy.share_a, copy.share_b) >= 0.5:
            low, high = sorted((root(copy.a), root(copy.b)))
            parent[high] = low
    return {article: str(root(article)) for article in parent}


@dataclass(slots=True)
class _Cluster:
    """Fragments found to be of one text, while texts are still being told apart."""

    fragments: list[Fragment]
    author: str | None
    doubts: list[Doubt]
    translations: list[Rendering]
    chat: int = -1


def _join_quoted(
    groups: list[list[Fragment]], origins: dict[ArticleId, str]
) -> list[list[Fragment]]:
    """Join what a statement quotes of others with the statement, if reports have no more of it.

    A remark in a release is part of the release, and its reports are witnesses of it. Where
    reports print more of it than the release does, or it is its author's own earlier text,
    it stays for itself.
    """
    hosts = [
        (group, host)
        for group in groups
        for host in group
        if host.form == "block" and host.held and host.document == "statement"
    ]
    taken: set[int] = set()
    for group, host in hosts:
        author = author_of(group, origins)
        for number, other in enumerate(groups):
            if other is group or number in taken:
                continue
            inside = [f for f in other if host.encloses(f)]
            if not inside or same_person(author_of(other, origins), author):
                continue
            outside = [f for f in other if f.article != host.article]
            own = Counter(key for f in inside for key in f.keys)
            if any(
                f.form == "block" or (Counter(f.keys) & own).total() < _QUOTED_WITHIN * len(f.keys)
                for f in outside
            ):
                continue
            group.extend(outside)
            taken.add(number)
    return [group for number, group in enumerate(groups) if number not in taken]


@dataclass(slots=True)
class _Chat:
    """The messages of a chat in order, with their hours and its writers."""

    messages: list[_Cluster]
    stamps: list[str]
    author: str | None
    doubts: list[Doubt]


def find_drafts(
    fragments: Sequence[Fragment],
    origins: dict[ArticleId, str],
    denials: Sequence[Denial] = (),
    printed: Mapping[ArticleId, str] | None = None,
) -> list[Draft]:
    """Join fragments into the texts they are pieces of.

    Args:
        fragments: What all reports quote.
        origins: For every article the name of its origin.
        denials: Sentences that deny a line.
        printed: All words of each article in compared form, with a space between.

    Returns:
        Drafts worth an apparatus: documents, and spoken words that two independent
        reports print. Order is by content.

    Cost: O(words) for the index of word triples, plus one alignment for each short
    fragment and text by its speaker.
    """
    fragments = sorted(fragments, key=by_content)
    groups = join_by_wording(fragments)
    groups = join_contained(groups, origins)
    groups = _join_quoted(groups, origins)
    found, groups = find_chats(groups, origins)
    chats = [_chat(n, messages, denials, origins) for n, messages in enumerate(found)]
    sound = _set_doubts_aside(_clustered(groups, origins), denials, origins, printed or {})
    groups = join_documents([cluster.fragments for cluster in sound])
    groups = join_unnamed(groups, origins)
    groups = join_contained(groups, origins)
    clusters = _clustered(groups, origins)
    for cluster in sound:
        if cluster.doubts:
            home = next(c for c in clusters if cluster.fragments[0] in c.fragments)
            home.doubts.extend(cluster.doubts)
    for chat in chats:
        _weigh(chat)
    inside = [cluster for chat in chats for cluster in chat.messages]
    ours = {id(cluster) for cluster in inside}
    clusters = _attach_translations([*clusters, *inside], origins)
    drafts = [
        _draft(cluster)
        for cluster in clusters
        if id(cluster) not in ours and (_worthy(cluster.fragments, origins) or cluster.translations)
    ]
    for chat in chats:
        if any(_worthy(cluster.fragments, origins) for cluster in chat.messages):
            drafts.append(_chat_draft(chat))
    return sorted(drafts, key=lambda d: (-_size(d), by_content(d.fragments[0])))


def _weigh(chat: _Chat) -> None:
    """Tell every message of a chat how much of it each report prints."""
    extent: Counter[ArticleId] = Counter()
    for cluster in chat.messages:
        for fragment in cluster.fragments:
            extent[fragment.article] += len(fragment.cells)
    for cluster in chat.messages:
        cluster.fragments = [replace(f, extent=extent[f.article]) for f in cluster.fragments]


def _size(draft: Draft) -> int:
    if draft.turns:
        return sum(_size(turn) for turn in draft.turns)
    return max(len(fragment.cells) for fragment in draft.fragments)


def _draft(cluster: _Cluster, stamp: str = "") -> Draft:
    return Draft(
        tuple(sorted(cluster.fragments, key=by_content)),
        cluster.author,
        tuple(sorted(cluster.doubts, key=lambda doubt: doubt.passage)),
        tuple(sorted(cluster.translations, key=lambda pair: by_content(pair.foreign))),
        stamp=stamp,
    )


def _chat_draft(chat: _Chat) -> Draft:
    turns = tuple(
        _draft(cluster, stamp) for cluster, stamp in zip(chat.messages, chat.stamps, strict=True)
    )
    every = sorted((f for turn in turns for f in turn.fragments), key=by_content)
    return Draft(tuple(every), chat.author, tuple(chat.doubts), turns=turns)


def _chat(
    number: int,
    messages: Sequence[Message],
    denials: Sequence[Denial],
    origins: dict[ArticleId, str],
) -> _Chat:
    """A chat without the lines that are denied, or that only one report gives it.

    Where a report prints the messages one by one, a line that is not among them and that one
    report alone quotes is a doubt: it may be made up.
    """
    prints = {f.article for m in messages for f in m.fragments if f.turn and f.form == "turn"}
    printed = [m for m in messages if any(f.form == "turn" for f in m.fragments)]
    kept: list[Message] = []
    doubts: list[Doubt] = []
    for message in messages:
        independent = {origins.get(f.article, f.article) for f in message.fragments if f.sure}
        alone = len(independent) <= 1 and message not in printed
        said = [d for f in message.fragments for d in denials_of(f, denials)]
        if alone and said:
            passages = tuple(sorted({denial.passage for denial in said}))
            reason = "another passage denies that these words are in the text"
        elif (
            alone
            and len(printed) >= _PRINTED
            and not prints & {f.article for f in message.fragments}
        ):
            passages = tuple(f.passage for f in printed[0].fragments if f.form == "turn")[:1]
            reason = "in no other witness, though one prints the messages one by one"
        else:
            kept.append(message)
            continue
        doubts += [Doubt(f.passage, reason, passages) for f in message.fragments]
    return _Chat(
        [_Cluster(list(m.fragments), m.writer, [], [], number) for m in kept],
        [m.stamp for m in kept],
        writers_of(kept),
        doubts,
    )


def _clustered(groups: Sequence[list[Fragment]], origins: dict[ArticleId, str]) -> list[_Cluster]:
    return [_Cluster(list(group), author_of(group, origins), [], []) for group in groups]


def _set_doubts_aside(
    clusters: list[_Cluster],
    denials: Sequence[Denial],
    origins: dict[ArticleId, str],
    printed: Mapping[ArticleId, str],
) -> list[_Cluster]:
    """Move lines that are denied, or that a full print lacks, from texts to their doubts."""
    kept: list[_Cluster] = []
    order = sorted(
        clusters, key=lambda c: (-len(fullest(c.fragments).cells), by_content(c.fragments[0]))
    )
    for cluster in order:
        host, reason, passages = _doubtful(cluster, kept, denials, origins, printed)
        if host is None:
            kept.append(cluster)
            continue
        host.doubts.extend(Doubt(f.passage, reason, passages) for f in cluster.fragments)
    return kept


def _doubtful(
    cluster: _Cluster,
    hosts: Sequence[_Cluster],
    denials: Sequence[Denial],
    origins: dict[ArticleId, str],
    printed: Mapping[ArticleId, str],
) -> tuple[_Cluster | None, str, tuple[Passage, ...]]:
    line = fullest(cluster.fragments)
    here = {fragment.article for fragment in cluster.fragments}
    said = [d for f in cluster.fragments for d in denials_of(f, denials)]
    for host in hosts:
        print_ = fullest(host.fragments)
        if len(print_.cells) < 8 or len(print_.cells) <= len(line.cells):
            continue
        if cluster.author is not None and not same_person(cluster.author, host.author):
            continue
        # A document does not deny its own lines.
        outer = [d for d in said if not any(stands_in(d, f) for f in host.fragments if _long(f))]
        # Nor does who denies a line in a report give one to the document there.
        if not any(f.written or f.document or not f.speaker for f in cluster.fragments):
            outer = [d for d in outer if d.passage.article not in here]
        beside = bool(here & {fragment.article for fragment in host.fragments})
        if outer and len(line.cells) >= 3 and not is_denial(line) and (cluster.author or beside):
            passages = tuple(sorted({denial.passage for denial in outer}))
            return host, "another passage denies that these words are in the text", passages
        independent = {origins.get(article, article) for article in here}
        if (
            cluster.author is not None
            and beside
            and len(independent) == 1
            and all(f.written and f.form == "marks" for f in cluster.fragments)
            and len(line.cells) >= 3
            and same_sort(document_of(cluster.fragments), document_of(host.fragments))
            and is_full_print(print_)
            and print_.article not in here
            and line.plain not in printed.get(print_.article, "")
        ):
            reason = "in no other witness, though one prints the text whole"
            return host, reason, (print_.passage,)
    return None, "", ()


def _long(fragment: Fragment) -> bool:
    return len(fragment.cells) >= FULL_PRINT_WORDS


def _attach_translations(clusters: list[_Cluster], origins: dict[ArticleId, str]) -> list[_Cluster]:
    """Join what a report in another language prints with the text it translates."""
    kept: list[_Cluster] = []
    order = sorted(
        clusters,
        key=lambda c: (
            -len({f.article for f in c.fragments}),
            -len(fullest(c.fragments).cells),
            by_content(c.fragments[0]),
        ),
    )
    spoken = Counter(f.language for c in clusters for f in c.fragments)
    usual = min(spoken, key=lambda tongue: (-spoken[tongue], tongue)) if spoken else ""
    for cluster in order:
        language = cluster.fragments[0].language
        named = cluster.author is not None
        hosts = [
            host
            for host in kept
            if (same_person(host.author, cluster.author) if named else _written(host))
            and not same_language(host.fragments[0].language, language)
            and (host.fragments[0].language == usual or len(_holders(host)) > 1)
            and _worthy(host.fragments, origins)
            and sum(len(f.cells) for f in host.fragments)
            >= 0.5 * len(fullest(cluster.fragments).cells)
        ]
        prints = [fragment for host in hosts for fragment in _prints(host)]
        # The messages of a chat are one text.
        texts = len({host.chat if host.chat >= 0 else id(host) for host in hosts})
        pairs: list[Rendering] = []
        if hosts and named:
            pairs = pair_off(cluster.fragments, prints, texts)
        elif hosts:
            pairs = pair_unnamed(cluster.fragments, prints)
        longest = [pair.foreign.plain for pair in pairs]
        for pair in pairs:
            plain = pair.foreign.plain
            if any(plain != other and plain in other for other in longest):
                continue  # a piece, in a headline perhaps, of a longer print
            host = next(h for h in hosts if pair.own in h.fragments)
            host.translations.append(pair)
        left = [f for f in cluster.fragments if not any(_holds(f, p.foreign) for p in pairs)]
        if left:
            cluster.fragments = left
            kept.append(cluster)
    return kept


def _holds(fragment: Fragment, part: Fragment) -> bool:
    return fragment is part or fragment.encloses(part)


def _written(cluster: _Cluster) -> bool:
    """True for a document: its reports say so, or print it as one."""
    return any(f.written or f.document or f.form == "block" for f in cluster.fragments)


def _prints(cluster: _Cluster) -> Sequence[Fragment]:
    """What may have been translated: the print of the whole, or all pieces."""
    print_ = fullest(cluster.fragments)
    return [print_] if is_full_print(print_) else cluster.fragments


def _holders(cluster: _Cluster) -> set[ArticleId]:
    return {fragment.article for fragment in cluster.fragments}


def _stands_alone(fragment: Fragment) -> bool:
    """True for a text that fills its paragraph and that nobody is said to have spoken.

    A report says of it that it is a document, or nobody speaks in it as "I" or "we".
    """
    if fragment.speaker or not fragment.alone or fragment.headline or is_denial(fragment):
        return False
    if len(fragment.cells) < _ALONE or len(fragment.starts) < _SENTENCES:
        return False
    if not (fragment.opened and fragment.closed):
        return False
    return bool(fragment.document) or not _OWN_VOICE & {cell.norm for cell in fragment.cells}


def _worthy(cluster: Sequence[Fragment], origins: dict[ArticleId, str]) -> bool:
    cluster = [fragment for fragment in cluster if fragment.sure]
    if not cluster:
        return False
    size = len(fullest(cluster).cells)
    independent = {origins.get(f.article, f.article) for f in cluster if not f.headline}
    if len(independent) >= 2:
        return size >= 3 and content_count(fullest(cluster).keys) >= 2
    if any(f.form == "block" for f in cluster) and size >= 8:
        return True
    if any(_stands_alone(f) for f in cluster):
        return True
    return size >= 2 and any(
        f.written and f.speaker and f.document and not is_denial(f) for f in cluster
    )
