"""Chats of several writers: which quoted words are messages of one, by whom and when.

A report that prints a chat sets a name before each message, with or without the hour. One that
only quotes from it says so in its own words ("wrote in the group", "to which she replied").
Both are told here, so that messages can be kept together, each with its writer.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from variorum.collation.fragments import Fragment
from variorum.collation.joining import FULL_PRINT_WORDS, same_person
from variorum.model import Analysis, Article, ArticleId, Quotation, Span

# Beyond so many words on average these are letters, or speeches, and no messages of a chat.
_LONGEST_TURN = 60
_LONGEST_LABEL = 80
# A report that speaks of a chat does so in its first so many characters.
_HEAD = 20_000
# Turns with more characters than this between them are two exchanges.
_FAR = 1_500

_CHAT = re.compile(
    r"\b(?:(?:group|private|internal|text|whats\s?app|signal|telegram|slack|teams)\s+"
    r"(?:chats?|threads?|groups?|channels?|conversations?)|chats?|chat\s+groups?|threads?|"
    r"whats\s?app|gruppenchat|chatgruppe|chat-?verlauf|groupe\s+de\s+discussion|"
    r"grupo\s+de\s+chat|groepsapp)\b",
    re.IGNORECASE,
)
_MESSAGES = re.compile(
    r"\b(?:messages|texts|text\s+messages|dms|exchange\s+of\s+messages|messages?\s+exchanged|"
    r"nachrichten|mensajes|messaggi|berichten|screenshots?)\b",
    re.IGNORECASE,
)
_REPLIES = re.compile(
    r"\b(?:repl(?:y|ies|ied|ying)|answer(?:s|ed|ing)?|respond(?:s|ed|ing)?|wrote\s+back|"
    r"writes\s+back|(?:shot|fired|came|typed|texted)\s+back|retort(?:s|ed)?|chimed\s+in|"
    r"antwortete|erwiderte|schrieb\s+zurück|répondit|répondait|a\s+répondu|respondió|contestó|"
    r"rispose|rispondeva|ha\s+risposto|antwoordde)\b",
    re.IGNORECASE,
)
_WRITES = re.compile(
    r"\b(?:wrote|writes|written|typed|texted|posted|messaged|added|adds|went\s+on|asked|joked|"
    r"quipped|put\s+it|suggested|schrieb|écrit|écrivait|escribió|scrisse|ha\s+scritto|"
    r"aveva\s+scritto|schreef)\b",
    re.IGNORECASE,
)
_OF_CHAT = re.compile(r"\b(?:exchange|thread|chat|last\s+(?:word|message|line))\b", re.IGNORECASE)
ELSEWHERE = re.compile(
    r"\b(?:told\s+(?:the|reporters|journalists|this|us|[A-Z])|said\s+(?:on|yesterday|today|"
    r"afterwards|later)|tells\s+(?:the|us))\b"
)
_OTHER_SORTS = frozenset({"letter", "speech", "statement", "memo"})
_HOUR = re.compile(
    r"(?<![\d.:])(?P<h>[01]?\d|2[0-3])\s?[:.h]\s?(?P<m>[0-5]\d)(?::[0-5]\d)?"
    r"(?:\s?(?P<half>[ap])\.?\s?m\b\.?)?(?![\d%:]|\.\d)|"
    r"(?<![\d.:])(?P<h12>1[0-2]|[1-9])\s?(?P<half12>[ap])\.?\s?m\b",
    re.IGNORECASE,
)
_NAME = re.compile(r"@?[^\W\d_][\w.'\u2019-]*(?:\s[^\W\d_][\w.'\u2019-]*){0,4}")
_PRONOUNS = frozenset("he she they it who his her their".split())
_SPEAKERS_OWN = frozenset("me i you".split())


def mark_exchanges(
    articles: Sequence[Article], analyses: Sequence[Analysis], fragments: Sequence[Fragment]
) -> tuple[Fragment, ...]:
    """The fragments; those that are messages of a chat are marked, with writer and hour.

    Messages set with a name before them count where two or more people write, in a report
    that speaks of messages. Where no report sets them so, words quoted from a chat count by
    what stands beside them: that somebody wrote them, or replied.

    Cost: linear in the quoted words and in the labels.
    """
    names = sorted(
        {f.speaker for f in fragments if f.speaker}
        | {m.name for a in analyses for m in a.mentions if m.kind in ("person", "unknown")}
    )
    by_article: dict[ArticleId, list[Fragment]] = defaultdict(list)
    for fragment in fragments:
        by_article[fragment.article].append(fragment)
    marked: dict[tuple[ArticleId, int, int], Fragment] = {}
    for article in articles:
        for one in _printed(article, by_article.get(article.id, ()), names):
            marked[_place(one)] = one
    writers = {f.speaker for f in marked.values() if f.speaker}
    for article, analysis in zip(articles, analyses, strict=True):
        mine = [f for f in by_article.get(article.id, ()) if _place(f) not in marked]
        for one in _quoted(article, analysis, mine, writers):
            marked[_place(one)] = one
    if not marked:
        return tuple(fragments)
    found = {
        article.id: (article, analysis)
        for article, analysis in zip(articles, analyses, strict=True)
    }
    return tuple(_stamped(*found[f.article], marked.get(_place(f), f)) for f in fragments)


def _stamped(article: Article, analysis: Analysis, fragment: Fragment) -> Fragment:
    """A quotation with the hour that its sentence gives; it counts if it is of a chat."""
    if fragment.form != "marks" or fragment.headline:
        return fragment
    return replace(fragment, stamp=hour_in(words_beside(article, analysis, fragment)))


def _place(fragment: Fragment) -> tuple[ArticleId, int, int]:
    return fragment.article, fragment.spans[0].start, fragment.spans[-1].end


def _printed(
    article: Article, fragments: Sequence[Fragment], names: Sequence[str]
) -> Iterable[Fragment]:
    """The labelled messages of an article, where they are a chat's."""
    turns = sorted((f for f in fragments if f.form == "turn"), key=lambda f: f.spans[0])
    spoken = _speaks_of(article, fragments)
    sure = {_place(turn) for turn in turns if turn.written}
    runs: list[list[Fragment]] = []
    for turn in turns:
        label = label_before(article, turn.spans[0].start)
        written = label.of(article.text) if label else ""
        writer = full_name(turn.speaker or _label_name(written), names)
        if writer is None:
            continue
        stamp = hour_in(written)
        one = replace(turn, speaker=writer, turn=True, stamp=stamp, document="chat", written=True)
        if not runs or turn.spans[0].start - runs[-1][-1].spans[-1].end > _FAR:
            runs.append([])
        runs[-1].append(one)
    for run in runs:
        size = sum(len(turn.cells) for turn in run)
        if not spoken and not any(_place(turn) in sure for turn in run):
            continue
        if len({turn.speaker for turn in run}) > 1 and size <= _LONGEST_TURN * len(run):
            yield from run


def _speaks_of(article: Article, fragments: Sequence[Fragment]) -> str:
    """The words by which an article speaks of a chat or of messages, outside quotations."""
    title = article.title.value if article.title else ""
    text = f"{title}\n{_outside(article, fragments)}"
    found = _CHAT.search(text) or _MESSAGES.search(text)
    return found.group() if found else ""


def _outside(article: Article, fragments: Sequence[Fragment]) -> str:
    pieces, at = [], 0
    for span in sorted(span for fragment in fragments for span in fragment.spans):
        if span.start >= _HEAD:
            break
        pieces.append(article.text[at : max(at, span.start)])
        at = max(at, span.end)
    pieces.append(article.text[at : max(at, _HEAD)])
    return " ".join(pieces)


def label_before(article: Article, start: int) -> Span | None:
    """The label of a message whose words begin at ``start``: in its line, or in the line above."""
    low = max(0, start - 3 * _LONGEST_LABEL)
    before = article.text[low:start]
    line = before.rpartition("\n")[2]
    if line.strip():
        found = Span(start - len(line), start)
    else:
        above = before.rstrip()
        found = Span(low + above.rfind("\n") + 1, low + len(above))
    return found if 0 < len(found) <= _LONGEST_LABEL else None


def _label_name(label: str) -> str | None:
    """The name in a label, without the hour, the colon and brackets."""
    bare = _HOUR.sub(" ", label).strip(" \t[](){}<>|,:;·•–—-")
    match = _NAME.match(bare)
    if not match or match.group().casefold() in _SPEAKERS_OWN:
        return None
    return match.group().strip(" .")


def full_name(name: str | None, names: Sequence[str]) -> str | None:
    """The one full name that a shorter one stands for; the name itself if it is known as such."""
    if not name:
        return None
    size = len(name.split())
    longer = [n for n in names if n != name and same_person(name, n) and _fuller(n, name)]
    # Of names that are forms of one another the longest is asked.
    longest = [
        n for n in longer if not any(o != n and same_person(n, o) and _fuller(o, n) for o in longer)
    ]
    if len(longest) == 1:
        return longest[0]
    return name if name in names or size > 1 else None


def _fuller(name: str, other: str) -> bool:
    return len(name.split()) > len(other.split()) or (
        len(name.split()) == len(other.split()) and len(name) > len(other)
    )


def hour_in(text: str) -> str:
    """The one hour that a text gives, as "18:05"; "" for none or several."""
    found = {_hour(match) for match in _HOUR.finditer(text)}
    return found.pop() if len(found) == 1 else ""


def _hour(match: re.Match[str]) -> str:
    hour = int(match["h"] or match["h12"])
    half = (match["half"] or match["half12"] or "").casefold()
    if half and 1 <= hour <= 12:
        hour = hour % 12 + (12 if half == "p" else 0)
    return f"{hour:02d}:{match['m'] or '00'}"


def _quoted(
    article: Article,
    analysis: Analysis,
    fragments: Sequence[Fragment],
    writers: set[str],
) -> Iterable[Fragment]:
    """Words in quote marks that an article gives as messages of a chat."""
    spoken = _speaks_of(article, fragments)
    if not spoken:
        return
    cues = {q.span.start: q for q in analysis.quotations}
    found: list[tuple[Fragment, bool]] = []
    for fragment in fragments:
        if fragment.form != "marks" or fragment.headline or not fragment.speaker:
            continue
        if fragment.document in _OTHER_SORTS or len(fragment.cells) > 2 * _LONGEST_TURN:
            continue
        beside = words_beside(article, analysis, fragment)
        quotation = cues.get(fragment.spans[0].start)
        reply = _cued(article, quotation, beside, _REPLIES)
        wrote = fragment.written or _cued(article, quotation, beside, _WRITES)
        wrote = wrote or _OF_CHAT.search(beside) is not None
        if not (reply or wrote) or (ELSEWHERE.search(beside) and not fragment.written):
            continue
        found.append((replace(fragment, turn=True, document="chat"), reply))
    found = _answered(article, found, cues)
    known = [(f, reply) for f, reply in found if any(same_person(f.speaker, w) for w in writers)]
    if writers:
        # What others write is no message of this chat.
        yield from (f for f, _ in known if f.written)
        return
    people = {f.speaker for f, _ in found}
    sure = _CHAT.fullmatch(spoken) is not None or any(reply for _, reply in found)
    if len(people) > 1 and sure and any(f.written for f, _ in found):
        yield from (f for f, _ in found)


def _answered(
    article: Article,
    found: Sequence[tuple[Fragment, bool]],
    cues: Mapping[int, Quotation],
) -> list[tuple[Fragment, bool]]:
    """The messages; where two people write, who replies under no name is not who wrote before.

    "She replied" right after a message is told by its own words: nobody answers themselves.
    """
    people = {f.speaker for f, _ in found if f.speaker}
    if len(people) != 2:
        return list(found)
    row: list[tuple[Fragment, bool]] = []
    before: str | None = None
    for fragment, reply in sorted(found, key=lambda pair: pair[0].spans[0]):
        one = fragment
        quotation = cues.get(fragment.spans[0].start)
        where = quotation.speaker_span if quotation else None
        said = where.of(article.text) if where else ""
        unnamed = said.casefold() in _PRONOUNS or not any(c.isupper() for c in said)
        if reply and unnamed and before and before == fragment.speaker:
            one = replace(fragment, speaker=next(iter(people - {before})))
        before = one.speaker
        row.append((one, reply))
    return row


def words_beside(article: Article, analysis: Analysis, fragment: Fragment) -> str:
    """The reporter's words in the sentences that hold a quotation."""
    start, end = fragment.spans[0].start, fragment.spans[-1].end
    quoted = [q.outer for q in analysis.quotations if q.form == "marks"]
    pieces: list[str] = []
    for sentence in analysis.sentences:
        place = sentence.span
        if not (place.start < end + 2 and start - 2 < place.end) or len(place) > 2_000:
            continue
        at = place.start
        for outer in sorted(q for q in quoted if q.meets(place)):
            pieces.append(article.text[at : max(at, outer.start)])
            at = max(at, min(outer.end, place.end))
        pieces.append(article.text[at : place.end])
    return " \u2026 ".join(pieces)


def _cued(
    article: Article, quotation: Quotation | None, beside: str, pattern: re.Pattern[str]
) -> bool:
    if quotation is not None and quotation.cue is not None:
        low = quotation.cue.start
        # "wrote back": the cue may be either of the two words.
        text, high = article.text, min(len(article.text), low + 40)
        if pattern.match(text, low, high):
            return True
        before = pattern.search(text, max(0, low - 10), quotation.cue.end)
        return before is not None and before.end() == quotation.cue.end
    return bool(pattern.search(beside))


def is_chat(cluster: Iterable[Fragment]) -> bool:
    """True if joined quotations are one message of a chat, and no document printed whole."""
    rows = list(cluster)
    if any(f.turn and f.form == "turn" for f in rows):
        return True
    if any(f.form == "block" and len(f.cells) >= FULL_PRINT_WORDS for f in rows):
        return False
    others = sum(f.document in _OTHER_SORTS for f in rows)
    return sum(f.turn for f in rows) > others


def stamps_of(cluster: Iterable[Fragment]) -> Mapping[str, int]:
    """How often each hour is given to a message; labels weigh more than sentences."""
    found: dict[str, int] = defaultdict(int)
    for fragment in cluster:
        if fragment.stamp:
            found[fragment.stamp] += 3 if fragment.form == "turn" else 1
    return found
