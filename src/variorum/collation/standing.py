"""Prints without quote marks: a document that stands in a page as ordinary paragraphs.

A sender's own page, or a report that prints a letter whole, sets it as plain paragraphs.
They are known by the other reports: these quote them word for word. How far the document
reaches is told by what letters and pages have: an announcement with a colon, a salutation,
a signature, paragraphs in the first person.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from variorum.collation.documents import document_of, sort_in
from variorum.collation.fragments import Cell, Fragment, read_cells, resolve, sentence_starts
from variorum.collation.joining import content_count, same_person
from variorum.collation.releases import ends_before, heads, is_release, party_of
from variorum.model import Analysis, Article, Quotation, Span
from variorum.text import fold, words

_RUN = 5
_LEAST_MATCHED = 10
_MAX_POSTINGS = 40
_LONGEST_BLOCK = 20_000
_REACH = 40
_KINDS = ("paragraph", "quote", "item", "heading")

_OWN_VOICE = re.compile(
    r"\b(?:I|I['\u2019](?:m|ve|d|ll)|we|my|our|ours|us|me|mine|myself|ourselves|you|your|yours)\b"
)
_ANNOUNCES = re.compile(
    r"\b(?:in\s+full|full\s+text|reads?|wrote|writes|says|said|follows|following|published|"
    r"prints?|printed|reproduced?|verbatim|unedited|below|letter|statement|message|memo|"
    r"e-?mail|note|post|speech|text|announced|declared|posted|circular|address|remarks|copied|"
    r"typed|transcri\w+|diary|log|entry|entries|notice|rules|list|reply|answer)\b",
    re.IGNORECASE,
)
# Who writes for a page in the first person says what is done with the text.
_PASTES = re.compile(
    r"\b(?:I|we)(?:['\u2019](?:ve|ll)|\s+have|\s+shall|\s+will)?\s+(?:paste|print|quote|copy|copied|type|"
    r"reproduce|transcribe|publish|post|give|got|received|was\s+sent|were\s+sent|was\s+given|"
    r"transcribed|typed)\b|\bhere(?:['\u2019]s|\s+is|\s+it\s+is)\b",
    re.IGNORECASE,
)
_SALUTES = re.compile(
    r"(?:dear|hi|hello|hey|greetings|good\s+(?:morning|afternoon|evening)|to\s+(?:all|every\w*|"
    r"whom|my|our|the)|friends|fellow|colleagues|ladies|comrades|team|all|folks)\b",
    re.IGNORECASE,
)
# How a speech, or a notice to all, begins in its first paragraph.
_GREETS = re.compile(
    r"(?:good\s+(?:morning|afternoon|evening|day)|hello|welcome|thank\s+you|friends|comrades|"
    r"ladies\s+and\s+gentlemen|my\s+fellow|fellow\s+\w+|mr\s+(?:speaker|president|chairman)|"
    r"madam\s+\w+|dear)\b",
    re.IGNORECASE,
)
_ADDRESSED = re.compile(
    r"(?:Dear|To\s+(?:the|all|everyone|everybody|my|our|Mr|Mrs|Ms|Dr|Professor|whom))\s+\w"
)
# Lines above a memo, and the word by which it calls itself.
_HEADED = re.compile(
    r"(?:from|to|date|sent|subject|re|cc|via|ref)\s*:\s*\S[^\n]{0,100}$"
    r"|(?:internal\s+)?(?:memo(?:randum)?|circular|notice|press\s+release|e-?mail|message)\W*$",
    re.IGNORECASE,
)
_INITIALS = re.compile(r"(?:[^\W\d_a-z]\.?[ -]?){2,4}")
# "The Committee", "Your neighbours": a line of its own by which nobody in particular signs.
_BODY_SIGNS = re.compile(r"(?:The|Your|Yours,?|Signed,?)\s+\w+(?:[ '\u2019-]\w+){0,5}")
_NOTES = re.compile(r"\[[^\]\n]{1,20}\]")
_HAILS = re.compile(r"(?:to|dear|for)\b", re.IGNORECASE)
_SIGNS_OFF = re.compile(
    r"(?:yours?(?:\s+\w+){0,2}|sincerely(?:\s+yours)?|(?:with\s+)?(?:(?:kind|best|warm|my|our)\s+)"
    r"{0,2}(?:regards|wishes|respects?|thanks|love)|respectfully(?:\s+\w+)?|faithfully|"
    r"cordially|in\s+(?:solidarity|friendship|sorrow|haste)|thank\s+you|signed|best|cheers)\W*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Part:
    """One block of an article's body, read for what it shares with other reports.

    ``matched`` holds the cells that other reports quote, ``by`` the fragments that do,
    ``block`` is true where the reading of the article already took it for a document,
    ``remarks`` where other reports print what it quotes of somebody.
    """

    span: Span
    text: str
    kind: str
    cells: tuple[Cell, ...]
    matched: frozenset[int]
    by: tuple[Fragment, ...]
    block: bool
    remarks: bool
    quotations: tuple[Quotation, ...]


def find_standing(
    articles: Sequence[Article], analyses: Sequence[Analysis], fragments: Sequence[Fragment]
) -> tuple[Fragment, ...]:
    """The fragments, with documents that stand as plain paragraphs put in as prints.

    A print found takes the place of what its article was read to quote inside it.

    Cost: O(words) of all articles, for the index of word triples.
    """
    index: dict[tuple[str, ...], list[tuple[int, int]]] = defaultdict(list)
    for number, fragment in enumerate(fragments):
        keys = fragment.keys
        if fragment.headline or not fragment.sure or len(keys) < _RUN:
            continue
        for at in range(len(keys) - 2):
            index[keys[at : at + 3]].append((number, at))
    if not index:
        return tuple(fragments)
    added: list[Fragment] = []
    for article, analysis in zip(articles, analyses, strict=True):
        parts = _parts(article, analysis, fragments, index)
        added.extend(_prints(article, analysis, parts))
    kept = [
        fragment
        for fragment in fragments
        if fragment.headline or not any(_inside(fragment, print_) for print_ in added)
    ]
    return (*kept, *added)


def _inside(fragment: Fragment, print_: Fragment) -> bool:
    """True for what a print takes the place of; what it quotes of others stays."""
    own = fragment.speaker is None or same_person(fragment.speaker, print_.speaker)
    return print_.encloses(fragment) and (own or fragment.form == "block")


def _parts(
    article: Article,
    analysis: Analysis,
    fragments: Sequence[Fragment],
    index: dict[tuple[str, ...], list[tuple[int, int]]],
) -> list[_Part]:
    own = [f for f in fragments if f.article == article.id and not f.headline]
    in_marks = [span for f in own if f.form != "block" for span in f.spans]
    in_blocks = [span for f in own if f.form == "block" for span in f.spans]
    in_marks = [span for span in in_marks if not any(b.holds(span) for b in in_blocks)]
    parts: list[_Part] = []
    for block in article.blocks:
        if block.kind not in _KINDS:
            continue
        cells: tuple[Cell, ...] = ()
        remarks = False
        matched: set[int] = set()
        by: list[Fragment] = []
        if len(block.span) <= _LONGEST_BLOCK:
            cells, _ = read_cells(article.text, article.id, (block.span,))
            quoted = {
                i
                for i, cell in enumerate(cells)
                if any(s.start <= cell.start < s.end for s in in_marks)
            }
            for run, fragment in _runs(cells, article, fragments, index):
                if not quoted & set(run):
                    matched |= set(run)
                    by.append(fragment)
                else:
                    remarks = True
        parts.append(
            _Part(
                block.span,
                block.span.of(article.text),
                block.kind,
                cells,
                frozenset(matched),
                tuple(by),
                any(span.meets(block.span) for span in in_blocks),
                remarks,
                tuple(q for q in analysis.quotations if block.span.meets(q.span)),
            )
        )
    return parts


def _runs(
    cells: Sequence[Cell],
    article: Article,
    fragments: Sequence[Fragment],
    index: dict[tuple[str, ...], list[tuple[int, int]]],
) -> Iterable[tuple[range, Fragment]]:
    """Rows of cells that other articles quote."""
    atoms = resolve(cells)
    keys = tuple(atom.key for atom in atoms)
    for at in range(len(keys) - 2):
        for number, there in index.get(keys[at : at + 3], ())[:_MAX_POSTINGS]:
            fragment = fragments[number]
            others = fragment.keys
            if fragment.article == article.id:
                continue
            if at and there and keys[at - 1] == others[there - 1]:
                continue
            size = 3
            while (
                at + size < len(keys)
                and there + size < len(others)
                and keys[at + size] == others[there + size]
            ):
                size += 1
            if size >= _RUN and content_count(keys[at : at + size]) >= 2:
                yield range(atoms[at].first, atoms[at + size - 1].last + 1), fragment


def _prints(article: Article, analysis: Analysis, parts: Sequence[_Part]) -> list[Fragment]:
    release = _release(article, analysis, parts)
    if release is not None:
        return [release]
    found: list[Fragment] = []
    row: list[int] = []
    by = [fragment for part in parts for fragment in part.by]
    author = _most(f.speaker for f in by)
    names = sorted({m.name for m in analysis.mentions if m.kind != "place"} | {author or ""})
    for number, part in enumerate(parts):
        reports = _reports(part, author)
        if row and (reports or number - row[-1] > _REACH):
            found.extend(_print(article, parts, row, author, names))
            row = []
        if not reports and (part.matched or part.block):
            row.append(number)
    if row:
        found.extend(_print(article, parts, row, author, names))
    return found


def _release(article: Article, analysis: Analysis, parts: Sequence[_Part]) -> Fragment | None:
    """The print of a page that is a body's own release, with the people quoted in it."""
    if any(part.block for part in parts):
        return None  # it was read as a document already
    called, party = is_release(article), party_of(article, analysis)
    # Remarks that a release quotes are its words, too, if it says that it is one.
    own = called and party is not None
    matched = [n for n, part in enumerate(parts) if part.matched or (own and part.remarks)]
    if not matched or not (called or party):
        return None
    by = [fragment for part in parts for fragment in part.by]
    if not called and not any(_given_to(f, party) for f in by):
        return None
    if not own and sum(len(parts[number].matched) for number in matched) < _LEAST_MATCHED:
        return None
    if party is None and any(_announces(part.text) for part in parts[: matched[-1]]):
        return None  # somebody prints the release of another
    start = 0
    while start < matched[0] and (heads(parts[start].text) and not _salutes(parts[start].text)):
        start += 1
    end = start
    while end < len(parts) and not (end > start and ends_before(parts[end].text)):
        end += 1
    if matched[-1] >= end:
        end = matched[-1] + 1
    while end > matched[-1] + 1 and parts[end - 1].kind == "heading":
        end -= 1
    spans = tuple(part.span for part in parts[start:end])
    cells, tail = read_cells(article.text, article.id, spans)
    author = party or _most(f.speaker for f in by if f.document == "statement")
    held = tuple(
        q.span
        for part in parts[start:end]
        for q in part.quotations
        if q.form == "marks" and q.speaker and not same_person(q.speaker, author)
    )
    return Fragment(
        article=article.id,
        spans=spans,
        cells=cells,
        atoms=resolve(cells),
        tail=tail,
        speaker=author,
        written=True,
        form="block",
        group=-100_000 - start,
        document="statement",
        language=article.language,
        published=article.published.value if article.published else "",
        held=tuple(dict.fromkeys(held)),
    )


def _given_to(fragment: Fragment, party: str | None) -> bool:
    """True if a report gives words to a body, or to a statement that nobody else is named for."""
    if same_person(fragment.speaker, party):
        return True
    return fragment.speaker is None and fragment.document == "statement"


def _most(names: Iterable[str | None]) -> str | None:
    counts = Counter(name for name in names if name)
    return min(counts, key=lambda name: (-counts[name], name)) if counts else None


def _reports(part: _Part, author: str | None) -> bool:
    """True for a reporter's paragraph: it says who says what."""
    if part.block:
        return False
    for quotation in part.quotations:
        if quotation.form == "turn":
            return True
        if quotation.form == "marks" and quotation.cue and part.span.holds(quotation.cue):
            inside = len(words(part.text[: quotation.span.start - part.span.start]))
            if not part.matched or inside <= 4:
                return True
        if quotation.speaker and same_person(quotation.speaker, author):
            return True
    return False


def _print(
    article: Article,
    parts: Sequence[_Part],
    row: Sequence[int],
    author: str | None,
    names: Sequence[str],
) -> list[Fragment]:
    """The print around a row of matched parts, if there is reason enough to take it for one."""
    known = any(parts[number].block for number in row)
    start, opened = _start(article, parts, row[0], author)
    end, signed = _end(parts, row[-1], author, names)
    if all(parts[number].block for number in row):
        # A document that is known already can only be shown to go on, to its signature.
        start = row[0]
        rest = range(row[-1] + 1, end)
        if not signed or any(_speaks_of(parts[n].text, author) for n in rest[:-1]):
            return []
        if not rest:
            return []
    sentences = {
        (number, sum(1 for start in sentence_starts(parts[number].cells) if start <= cell))
        for number in row
        for cell in parts[number].matched
    }
    matched = sum(len(parts[number].matched) for number in row)
    spoken = any(_OWN_VOICE.search(parts[n].text) for n in range(start, end))
    if not known:
        if matched < _LEAST_MATCHED or (len(sentences) < 2 and not (opened or signed)):
            return []
        if not (opened or signed or spoken):
            return []
    spans = [parts[number].span for number in range(start, end)]
    if signed:
        last = parts[end - 1].text
        if fold(last.strip()[:1]) == "-":
            spans.pop()  # "- Name" says whose the text is and is no part of it
        author = _signer(last, names) or author
    cells, tail = read_cells(article.text, article.id, spans)
    if not cells or not spans:
        return []
    by = [fragment for number in row for fragment in parts[number].by]
    return [
        Fragment(
            article=article.id,
            spans=tuple(spans),
            cells=cells,
            atoms=resolve(cells),
            tail=tail,
            speaker=author,
            written=True,
            form="block",
            group=-100_000 - start,
            document=_sort(article, parts, start) or document_of(by),
            language=article.language,
            published=article.published.value if article.published else "",
        )
    ]


def _sort(article: Article, parts: Sequence[_Part], start: int) -> str:
    announced = sort_in(parts[start - 1].text) if start else ""
    return announced or (sort_in(article.title.value) if article.title else "")


def _start(
    article: Article, parts: Sequence[_Part], first: int, author: str | None
) -> tuple[int, bool]:
    """Where the document begins, and whether something says so."""
    at = first
    while at > 0 and first - at < _REACH:
        if _salutes(parts[at].text):
            return at, True
        before = parts[at - 1]
        if _GREETS.match(before.text.strip()) and not _reports(before, author):
            return at - 1, True
        if _HEADED.match(before.text.strip()):
            at -= 1
            while at > 0 and _HEADED.match(parts[at - 1].text.strip()):
                at -= 1
            return at, True
        if _announces(before.text):
            return at, True
        if before.kind == "heading" and not _salutes(before.text):
            if at > 1 and _announces(parts[at - 2].text) and _HAILS.match(before.text.strip()):
                return at - 1, True
            break
        if _reports(before, author):
            break
        at -= 1
    if at == 0 and _salutes(parts[0].text):
        return 0, True
    titled = bool(article.title and sort_in(article.title.value))
    by_author = bool(article.byline and same_person(_bare(article.byline.value), author))
    if (
        at == 0
        and (titled or by_author)
        and not any(_speaks_of(part.text, author) for part in parts[:first])
    ):
        return 0, True
    start = first
    while start > at and _is_own_voice(parts[start - 1], author):
        start -= 1
    return start, False


def _bare(byline: str) -> str:
    """The name in a byline, without what stands before or behind it."""
    line = re.sub(r"^(?:by|from|von|par|por|di|door)\s+", "", byline.strip(), flags=re.IGNORECASE)
    line = re.split(r"[,|·–—(]", line)[0]
    return re.sub(r"^(?:(?:dr|prof|mr|mrs|ms|sir|dame)\.?\s+)+", "", line, flags=re.IGNORECASE)


def _end(
    parts: Sequence[_Part], last: int, author: str | None, names: Sequence[str]
) -> tuple[int, bool]:
    """Where the document ends (the part after its last), and whether it is signed there."""
    for at in range(last, min(len(parts), last + _REACH)):
        if at > last and _reports(parts[at], author):
            break
        signs = at > last or (parts[at].block and not parts[at].matched)
        if signs and _signer(parts[at].text, [*names, author or ""]):
            return at + 1, True
        if at > last and parts[at].kind == "heading":
            break
    end = last + 1
    while end < len(parts) and (
        _is_own_voice(parts[end], author) or _SIGNS_OFF.match(parts[end].text.strip())
    ):
        end += 1
    if end < len(parts) and _BODY_SIGNS.fullmatch(parts[end].text.strip()):
        return end + 1, True
    return end, False


def _is_own_voice(part: _Part, author: str | None) -> bool:
    return (
        part.kind != "heading"
        and not _reports(part, author)
        and not any(q.form == "marks" for q in part.quotations)
        and bool(_OWN_VOICE.search(part.text))
        and not _speaks_of(part.text, author)
    )


def _speaks_of(text: str, author: str | None) -> bool:
    return bool(author) and author is not None and author.split()[-1].casefold() in words(text)


def _salutes(text: str) -> bool:
    """True for a line of its own that hails someone: "Dear all,", "Minister,"."""
    line = text.strip()
    if not line or "\n" in line or len(words(line)) > 9:
        return False
    if _ADDRESSED.match(line) and line[-1] not in ".?;":
        return True
    if line[-1] not in ",:!":
        return False
    if _SALUTES.match(line):
        return True
    return line[-1] == "," and line[:1].isupper()


def _announces(text: str) -> bool:
    """True for a line that says that a document follows."""
    line = fold(text.strip())
    if not line.endswith((":", ":-", ": -")) and not re.search(
        r"\b(?:in full|full text|text of the \w+|verbatim|(?:is|are) (?:printed|published|"
        r"reproduced) below|can be read below)\b[^.]{0,30}\.?$",
        line.casefold(),
    ):
        return False
    if not _ANNOUNCES.search(line):
        return False
    return bool(_PASTES.search(line)) or not re.search(r"\b(?:you|your|my|I)\b", line)


def _signer(text: str, names: Sequence[str]) -> str | None:
    """The name that a line of its own signs with, as the reports write it."""
    line = text.strip()
    said = _NOTES.sub("", fold(line)).lstrip("- ").split("\n")[0].split(",")[0].strip()
    if not said or len(line) > 120 or len(words(line)) > 12 or len(said.split()) > 5:
        return None
    if _INITIALS.fullmatch(said):
        letters = [char for char in said if char.isalpha()]
        signs = [n for n in names if n and [part[:1] for part in n.split()] == letters]
        return min(signs) if signs else None
    if line[-1] in "?!:" or (line[-1] == "." and len(line.split()[-1]) > 3):
        return None
    fits = sorted({name for name in names if name and same_person(said, name)})
    exact = [name for name in fits if name.casefold() == said.casefold()]
    if exact:
        return exact[0]
    if fits and (len(fits) == 1 or len(said.split()) > 1):
        return sorted(fits, key=lambda name: (-len(name), name))[0]
    return said if fold(line)[:1] == "-" and said[:1].isupper() else None
