"""What sort of document a passage speaks of, who it was sent to: cue words in context."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from variorum.model import Analysis, Article, Span
from variorum.model.collation import RecordKind

if TYPE_CHECKING:
    from variorum.collation.fragments import Fragment

# Nouns and verbs that name a document, and what sort it is.
_SORTS: tuple[tuple[str, str], ...] = (
    ("chat", r"group chats?|chats?|chat group|thread"),
    ("memo", r"memos?|memorandum|internal note|circular"),
    ("message", r"e-?mails?|messages?|text messages?|texts?|texted|e-?mailed|dms?|whatsapps?"),
    ("letter", r"letters?|open letter|wrote to"),
    ("post", r"posts?|posted|tweets?|tweeted|blog post"),
    ("statement", r"statements?|press release|communiqu[eé]|declaration|announcement"),
    (
        "speech",
        r"speech(?:es)?|keynote|sermon|eulogy|remarks|addressed the|in an address|"
        r"(?:farewell|inaugural|opening|televised|funeral|commencement|graduation|acceptance|"
        r"winter|christmas|easter|new\s+year|annual|national|victory|concession)(?:['\u2019]s)?\s+"
        r"(?:address|message)",
    ),
    ("memo", r"notes?"),
)
# The same in the languages of reports from abroad.
_ABROAD: dict[str, tuple[tuple[str, str], ...]] = {
    "de": (
        ("letter", r"brief(?:e[ns]?)?|schreiben"),
        ("message", r"(?:text|sprach|kurz)?nachricht(?:en)?|e-?mails?|mails?|sms|zettel"),
        ("memo", r"(?:vermerk|memo|rundschreiben|notiz)\w*"),
        ("statement", r"(?:presse)?mitteilung|(?:stellungnahme|erklärung)"),
        ("speech", r"\w*(?:rede|ansprache|predigt)"),
        ("chat", r"chat\w*"),
        ("post", r"posts?|beitrag|tweets?"),
    ),
    "fr": (
        ("letter", r"lettres?|missive"),
        ("message", r"messages?|courriels?|e-?mails?|mails?|textos?|sms|billets?|mot"),
        ("memo", r"note|mémo|circulaire"),
        ("statement", r"communiqués?|déclaration"),
        ("speech", r"discours|allocution|sermon"),
        ("chat", r"discussion|conversation|groupe"),
        ("post", r"publication|tweets?|posts?"),
    ),
    "es": (
        ("letter", r"cartas?|misiva"),
        ("message", r"mensajes?|correos?|nota"),
        ("memo", r"memor[áa]ndum|circular"),
        ("statement", r"comunicados?|declaración"),
        ("speech", r"discursos?|alocución|sermón"),
        ("chat", r"chats?|grupo"),
        ("post", r"publicación|tuits?|posts?"),
    ),
    "it": (
        ("letter", r"letter[ae]|missiva"),
        ("message", r"messagg[io]\w*|e-?mail|biglietto"),
        ("memo", r"promemoria|circolare|nota"),
        ("statement", r"comunicat[oi]|dichiarazione"),
        ("speech", r"discors[oi]"),
        ("chat", r"chat|conversazione"),
        ("post", r"post|tweet"),
    ),
    "nl": (
        ("letter", r"brie(?:f|ven)|schrijven"),
        ("message", r"(?:app|spraak|sms-?)?bericht(?:en|je)?|e-?mails?|mails?|briefje"),
        ("memo", r"memo|notitie|nota"),
        ("statement", r"(?:pers)?verklaring|persbericht"),
        ("speech", r"toespra(?:ak|ken)|rede|speech"),
        ("chat", r"chat|appgroep|groepsapp"),
        ("post", r"post|tweet"),
    ),
    "pt": (
        ("letter", r"cartas?"),
        ("message", r"mensage(?:m|ns)|e-?mails?|bilhete"),
        ("memo", r"memorando|circular"),
        ("statement", r"comunicados?|nota|declaração"),
        ("speech", r"discursos?"),
        ("chat", r"conversa|grupo"),
        ("post", r"publicação|posts?"),
    ),
}
_SORT_ABROAD = {
    language: re.compile(
        "|".join(rf"(?P<s{i}>\b(?:{pattern})\b)" for i, (_, pattern) in enumerate(sorts)),
        re.IGNORECASE,
    )
    for language, sorts in _ABROAD.items()
}
# What is on paper, of whatever sort it is; asked only where nothing better is said.
_ON_PAPER = re.compile(
    r"\b(?:(?:sheets?|pieces?|scraps?|slips?|sides?)\s+of\s+paper|(?:two|three|four|five|six|seven|"
    r"eight|nine|ten|few|short|the)\s+(?:sentences|lines|paragraphs)|postcards?|placards?|"
    r"resolution|pledge|notice|document|wording)\b",
    re.IGNORECASE,
)
_BESIDE = re.compile(
    r"\b(?:(?P<first>first|original|initial|earlier|previous)|second|third|another|other|later|"
    r"further|new|separate|subsequent|follow-?up)\s+(?:[\w-]+\s+)?"
    r"(?:e-?mails?|messages?|texts?|letters?|memos?|notes?|posts?|tweets?|statements?|speech|"
    r"announcement|circular)\b"
    r"|\b(?:in|with|of)\s+(?:the|his|her|their|its|a)\s+(?:(?P<first2>first)|second|third|other)"
    r"(?=\s*,|\s+(?:he|she|they|it|we)\b|\s*[.;:])"
    r"|\bthe\s+(?:(?P<first3>first)|second|third|other)\s+(?:was|is|went|came|reads?|ran|runs|"
    r"said|says|goes|followed|had|has)\b",
    re.IGNORECASE,
)
_SORT = re.compile(
    "|".join(rf"(?P<s{i}>\b(?:{pattern})\b)" for i, (_, pattern) in enumerate(_SORTS)),
    re.IGNORECASE,
)
_PRIVATE = frozenset({"memo", "message", "letter", "chat", "text"})


def document_near(article: Article, analysis: Analysis, spans: Sequence[Span]) -> str:
    """The sort of document that the sentence around a quotation speaks of, or ""."""
    start, end = spans[0].start, spans[-1].end
    around = [
        sentence.span
        for sentence in analysis.sentences
        if sentence.span.start < end + 1 and start - 1 < sentence.span.end
    ]
    left = min([start, *(span.start for span in around)])
    right = max([end, *(span.end for span in around)])
    own = article.text[left:start] + " \u2026 " + article.text[end:right]
    language = article.language.split("-")[0]
    found = sort_in(own, language)
    if found:
        return found
    near: list[str] = []
    before = [s.span for s in analysis.sentences if s.span.end <= left]
    if before:
        last = max(before)
        if left - last.end <= 4:
            near.append(last.of(article.text))
    after = [s.span for s in analysis.sentences if right <= s.span.start <= right + 4]
    if not own.strip(" \u2026\n\"'\u201c\u201d") and after:
        # What fills its paragraph may be named behind it: "The letter is signed by all three."
        told = min(after).of(article.text)
        if re.match(r"(?:the|this|that|both|it)\b", told, re.IGNORECASE):
            near.append(told)
    for said in near:
        found = sort_in(said, language)
        if found:
            return found
    return "text" if any(_ON_PAPER.search(said) for said in [own, *near]) else ""


def which_near(article: Article, analysis: Analysis, spans: Sequence[Span]) -> int:
    """1 or 2 where the words beside a quotation say that it is from the first of several
    documents or from another ("in a second letter"), else 0.

    Asked are the reporter's words in its sentence, and those before it in its paragraph or,
    where it fills its paragraph, in the one above.
    """
    start, end = spans[0].start, spans[-1].end
    text = article.text
    low = text.rfind("\n", 0, start) + 1
    if not text[low:start].strip(" \t>\"'\u2018\u201c\u201e\u00ab*"):
        above = text[:low].rstrip()
        low = above.rfind("\n") + 1
    quoted = [q.span for q in analysis.quotations if q.form == "marks" and q.span.end <= start]
    at = max(low, start - 600)
    pieces: list[str] = []
    for span in sorted(quoted):
        if span.start >= at:
            pieces.append(text[at : span.start])
            at = span.end
    pieces.append(text[at:start])
    tail = [s.span.end for s in analysis.sentences if s.span.start < end <= s.span.end]
    own = " \u2026 ".join([*pieces, text[end : max([end, *tail])]])
    found = 0
    for match in _BESIDE.finditer(own):
        found = 1 if match["first"] or match["first2"] or match["first3"] else 2
    return found


_OF_DAY = re.compile(
    r"\s*(?:,|\b(?:of|on|from|dated|sent|posted|published|issued|written|dispatched|late|early|"
    r"the|morning|evening)\b|\s)*"
)


def day_near(article: Article, analysis: Analysis, spans: Sequence[Span]) -> str:
    """The day of the document around a quotation ("a letter of 3 May"), ISO, or ""."""
    start, end = spans[0].start, spans[-1].end
    for sentence in analysis.sentences:
        place = sentence.span
        if not (place.start < end + 1 and start - 1 < place.end):
            continue
        for match in _SORT.finditer(article.text, place.start, place.end):
            for when in analysis.whens:
                between = article.text[match.end() : when.span.start]
                near = 0 <= when.span.start - match.end() <= 40 and _OF_DAY.fullmatch(between)
                quoted = start <= when.span.start < end or start <= match.start() < end
                if near and not quoted and when.precision in ("day", "hour", "minute"):
                    return when.earliest[:10]
    return ""


_BEGINS = (
    r"(?:opens?|opened|begins?|began|starts?|started|beginning|"
    r"(?:first|opening)\s+(?:line|words?|sentence))"
)
_ENDS = (
    r"(?:ends?|ended|closes?|closed|concludes?|concluded|finish(?:es|ed)|sign(?:s|ed)\s+off|"
    r"(?:last|final|closing)\s+(?:line|words?|sentence))"
)
_EDGE_BEFORE = re.compile(
    rf"(?<!the\s)\b(?:(?P<first>{_BEGINS})|{_ENDS})\b[^.!?\n\"\u201c\u201d]{{0,45}}$", re.IGNORECASE
)
_EDGE_AFTER = re.compile(
    rf"[\s,\"\u201d\u2019'.]{{0,4}}\s(?:(?:it|he|she|they|the\s+\w+|(?:[A-Z]\w+\s?){{1,3}})\s+)"
    rf"(?:(?P<first>{_BEGINS})|{_ENDS})\b"
)


def edge_near(article: Article, spans: Sequence[Span]) -> int:
    """-1 or 1 where the words beside a quotation say that a text begins or ends with it, else 0."""
    start, end = spans[0].start, spans[-1].end
    text = article.text
    before = text[max(0, start - 70) : start].rstrip(" \"'\u201c\u2018\u201e\u00ab")
    match = _EDGE_BEFORE.search(before)
    if match is None and text[end - 1 : end + 1].strip("\"'\u201d\u2019")[:1] in (",", "!", "?"):
        line = text.find("\n", end)
        match = _EDGE_AFTER.match(
            text, end, min(len(text), end + 70, line if line >= 0 else end + 70)
        )
    if match is None:
        return 0
    return -1 if match["first"] else 1


def sort_in(text: str, language: str = "") -> str:
    """The sort of document that a text in a language names last, or ""."""
    best = ""
    pattern, sorts = _SORT_ABROAD.get(language, _SORT), _ABROAD.get(language, _SORTS)
    for match in pattern.finditer(text):
        best = sorts[int((match.lastgroup or "s0")[1:])][0]
    return best


def document_of(cluster: Sequence[Fragment]) -> str:
    """The sort of document that most reports say fragments come from.

    Where as many say either, the sort that the longest print is given counts.
    """
    told = {(f.article, f.document) for f in cluster if f.document}
    told = {(article, sort) for article, sort in told if sort != "text"} or told
    if not told:
        return ""
    counts = Counter(sort for _, sort in told)
    size: Counter[str] = Counter()
    for fragment in cluster:
        if fragment.document:
            size[fragment.document] = max(size[fragment.document], len(fragment.cells))
    return min(counts, key=lambda sort: (-counts[sort], -size[sort], sort))


def same_sort(left: str, right: str) -> bool:
    """True if one document could be called both: an e-mail is a memo to some."""
    unsaid = "text" in (left, right)
    return left == right or not left or not right or unsaid or {left, right} <= _PRIVATE


def record_kind(sort: str, *, written: bool, size: int) -> RecordKind:
    """The kind of record for a sort of document."""
    kinds: dict[str, RecordKind] = {
        "message": "message",
        "memo": "memo",
        "letter": "letter",
        "chat": "chat",
        "post": "post",
        "statement": "statement",
        "speech": "speech",
    }
    if sort in kinds:
        return kinds[sort]
    return "text" if written and size >= 8 else "statement"


_TO = re.compile(
    r"\b(?:e-?mails?|messages?|texts?|letters?|memos?|notes?|circulars?|posts?|statements?)"
    r"\s+(?:(?:sent|addressed|written|circulated)\s+)?(?:on\s+\w+\s+)?to\s+(?=(?P<to>\S))"
    r"|\b(?:told|tells|wrote\s+to|writes\s+to|writing\s+to|texted|e-?mailed|messaged|sent\s+to|"
    r"addressed\s+to|informed|assured)\s+(?=(?P<told>\S))",
    re.IGNORECASE,
)
_GROUPS = re.compile(
    r"(?!(?:by|that|of|in|on|at|about|when|how|why|what|not|to|it|them|him|us|me)\b)"
    r"(?:(?:all|the|its|his|her|their|our|some|senior|fellow)\s+){0,2}(?:[\w-]+\s+){0,2}?"
    r"(?:staff|employees|workers|managers|members|colleagues|shareholders|customers|fans|"
    r"supporters|parents|residents|ministers|lawmakers|investors|players|students|pupils|"
    r"teachers|nurses|doctors|officers|councillors|volunteers|teams?|tenants|passengers|"
    r"season-ticket\s+holders|ticket\s+holders|subscribers|donors|clients|suppliers|partners|"
    r"prosecutors|judges|troops|soldiers|citizens|voters|patients)\b",
    re.IGNORECASE,
)
_PRESS = re.compile(r"(?:the\s+)?(?:reporters?|journalists?|press|media|news)\b", re.IGNORECASE)
_SALUTATION = re.compile(
    r"^(?:dear|hi|hello|hey|my\s+dear|to)?\s*((?:(?!dear\b)[\w.'\u2019-]+[ \u00a0\u202f]?){1,4})"
    r"(?:,\s*dear\s+([\w'\u2019-]+))?\s*[,:!\n]",
    re.IGNORECASE,
)


def find_recipient(
    articles: Sequence[Article],
    analyses: Sequence[Analysis],
    fragments: Sequence[Fragment],
    author: str | None,
    text: str,
) -> str | None:
    """Who a document was sent to, if its salutation or the reports tell.

    A salutation that names someone whom the reports name goes first, then the person or
    body that most reports name, then the group of people ("all employees").
    """
    with_quotes = {fragment.article for fragment in fragments}
    mentions = {
        mention.name
        for article, analysis in zip(articles, analyses, strict=True)
        if article.id in with_quotes
        for mention in analysis.mentions
        if mention.kind in ("person", "unknown", "organisation") and mention.name != author
    }
    hailed = _hailed(text, mentions)
    if hailed:
        return hailed
    named: Counter[str] = Counter()
    groups: Counter[str] = Counter()
    for article, analysis in zip(articles, analyses, strict=True):
        if article.id not in with_quotes:
            continue
        here = {m.span.start: m.name for m in analysis.mentions if m.kind != "place"}
        seen: set[str] = set()
        groups_seen: set[str] = set()
        for sentence in analysis.sentences:
            written = sentence.span.of(article.text)
            if len(written) > 2000:
                continue
            for match in _TO.finditer(written):
                at = match.end()
                if _PRESS.match(written, at):
                    continue
                skip = 4 if written[at : at + 4].lower() == "the " else 0
                name = here.get(sentence.span.start + at + skip) or here.get(
                    sentence.span.start + at
                )
                if name and name != author and match["to"]:
                    seen.add(name)
                    continue
                group = _GROUPS.match(written, at)
                if group:
                    groups_seen.add(" ".join(group.group().split()).removeprefix("the "))
        named.update(seen)
        groups.update(groups_seen)
    for counts in (named, groups):
        if counts:
            return min(counts, key=lambda name: (-counts[name], name))
    return None


def _hailed(text: str, names: set[str]) -> str | None:
    match = _SALUTATION.match(text)
    if not match:
        return None
    for said in (match[2], match[1]):
        if not said:
            continue
        parts = [part.strip(".,") for part in said.split()]
        for part in reversed(parts):
            fits = sorted(
                name
                for name in names
                if part.casefold() in name.casefold().split() and part[:1].isupper()
            )
            if len(fits) == 1:
                return fits[0]
    return None
