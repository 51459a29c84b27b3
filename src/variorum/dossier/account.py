"""The account: one paragraph on the story, each sentence standing on passages.

Two sorts of sentence only. A sentence taken from a report stands in quotation marks after
the report's name. A sentence that we put together says what can be counted or compared in
the passages it cites, so it is true by construction or not at all.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from variorum.dossier.sources import name_of
from variorum.dossier.timeline import clip
from variorum.model import (
    Analysis,
    Article,
    ArticleId,
    Attestation,
    Claim,
    Conflict,
    Copy,
    Line,
    Lineage,
    Passage,
    Span,
    TextOfRecord,
)
from variorum.text import content_stems

_MOST_LINES = 7
_MOST_CITED = 4
_PAST_THE_LEAD = 6
# A sentence that leans on the one before it does not stand alone.
_LEANING = re.compile(
    r"""^\W*(?:he|she|it|they|we|i|this|that|these|those|but|and|so|or|yet|however|also|
    meanwhile|instead|then|there|here|his|her|their|its|such|both|another|still)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_QUOTED = re.compile(r"[\"\u201c\u201d\u201e\u00ab\u00bb]")
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
            "eleven", "twelve")  # fmt: skip
_RECORD_NAMES = {"text": "text", "chat": "chat message", "post": "post"}


def counted(number: int, noun: str) -> str:
    """ "three reports", "one report", "37 reports"."""
    word = _NUMBERS[number] if number < len(_NUMBERS) else str(number)
    return f"{word} {noun if number == 1 else noun + 's'}"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _a(noun: str) -> str:
    return f"{'an' if noun[:1] in 'aeiou' else 'a'} {noun}"


def _ended(text: str) -> str:
    return text if text.endswith((".", "!", "?", "\u2026", ".\u201d", "!\u201d", "?\u201d")) else text + "."


@dataclass(frozen=True, slots=True)
class Shelf:
    """The reports of a story, at hand by id, with what is known of each sentence."""

    articles: Mapping[ArticleId, Article]
    analyses: Mapping[ArticleId, Analysis]
    signs: Mapping[ArticleId, str]
    order: Mapping[ArticleId, int]

    def name(self, article: ArticleId) -> str:
        return name_of(self.articles[article], self.signs[article])

    def text(self, passage: Passage) -> str:
        return passage.span.of(self.articles[passage.article].text)

    def sentence(self, passage: Passage) -> Passage:
        """The sentence around a passage, or the passage itself if it spans several."""
        analysis = self.analyses.get(passage.article)
        for sentence in analysis.sentences if analysis else ():
            if sentence.span.holds(passage.span):
                return Passage.at(passage.article, sentence.span)
        return passage

    def sorted(self, passages: Iterable[Passage]) -> tuple[Passage, ...]:
        """Without repetition, one report after the other in the order of their sigla."""
        return tuple(sorted(set(passages), key=lambda p: (self.order[p.article], p)))

    def said(self, passage: Passage, longest: int = 260) -> str:
        """The words of a passage in quotation marks, as written, cut only at the end."""
        text = clip(self.text(passage), longest)
        if text[:1] in "\u201c\"\u201e\u00ab" and text[-1:] in "\u201d\"\u201c\u00bb" and not _QUOTED.search(text[1:-1]):
            return text
        return f"\u201c{text}\u201d"


def _one_each(passages: Iterable[Passage], shelf: Shelf) -> tuple[Passage, ...]:
    """The first passage of every article, so that a long claim cites each report once."""
    first: dict[ArticleId, Passage] = {}
    for passage in shelf.sorted(passages):
        first.setdefault(passage.article, passage)
    return tuple(first.values())


def _quality(text: str) -> float:
    """How well a sentence stands alone, 0 at best; more is worse."""
    length = len(text.split())
    return (
        (2.0 if _LEANING.search(text) else 0.0)
        + (1.5 if _QUOTED.search(text) else 0.0)
        + (2.0 if text.rstrip().endswith("?") else 0.0)
        + (2.0 if length < 7 else 0.0)
        + max(0.0, (length - 32) / 12)
    )


def _lead(
    shelf: Shelf, claims: Sequence[Claim], copies: Sequence[Copy], lineage: Lineage
) -> Line | None:
    """What happened: the clearest early sentence that most independent reports share."""
    taken = {copy.direction[1] for copy in copies if copy.direction}
    origin = {member: number for number, group in enumerate(lineage.origins) for member in group}
    groups: dict[object, set[str]] = {}
    for ident, article in shelf.articles.items():
        stems = groups.setdefault(origin.get(ident, ident), set())
        for block in article.body:
            stems.update(content_stems(block.span.of(article.text)))
    seen = Counter(stem for stems in groups.values() for stem in stems)
    total = max(len(groups), 1)
    tongues = Counter(article.language for article in shelf.articles.values())
    backed: dict[Passage, Claim] = {}
    for claim in claims:
        for attestation in claim.attestations:
            sentence = shelf.sentence(attestation.passage)
            if sentence not in backed or backed[sentence].origins < claim.origins:
                backed[sentence] = claim

    best: tuple[tuple[float, ...], Passage] | None = None
    for ident, article in shelf.articles.items():
        analysis = shelf.analyses.get(ident)
        if analysis is None:
            continue
        early = [n for n, b in enumerate(article.blocks) if b.kind == "paragraph"][:_PAST_THE_LEAD]
        depth = {block: number for number, block in enumerate(early)}
        for sentence in analysis.sentences:
            if sentence.block not in depth:
                continue
            text = sentence.span.of(article.text)
            stems = set(content_stems(text))
            if not stems:
                continue
            passage = Passage.at(ident, sentence.span)
            shared = sum(seen[stem] / total for stem in stems) / (len(stems) + 3) * 10
            backing = backed[passage].origins / total * 2 if passage in backed else 0.0
            worth = shared + backing - _quality(text) - 0.5 * depth[sentence.block]
            worth -= 1.5 * (ident in taken) + 3.0 * (
                tongues[article.language] * 2 < max(tongues.values())
            )
            rank = (-round(worth, 6), float(shelf.order[ident]), float(passage.start))
            if best is None or rank < best[0]:
                best = (rank, passage)
    if best is None:
        return None
    passage = best[1]
    line = f"{_capital(shelf.name(passage.article))} reports: {_ended_quote(shelf.said(passage))}"
    return Line(line, (passage,))


def _ended_quote(said: str) -> str:
    """The full stop stands inside where the quoted sentence brings its own."""
    inner = said.rstrip("\u201d\"\u00bb ")
    return said if inner.endswith((".", "!", "?", "\u2026")) else said + "."


def _record_lines(records: Sequence[TextOfRecord], shelf: Shelf) -> list[Line]:
    lines: list[Line] = []
    for record in records[:2]:
        told = [w for w in record.witnesses if w.kind in ("full", "partial") and w.passages]
        if not told:
            continue
        kind = _RECORD_NAMES.get(record.kind, record.kind)
        what = f"the words of {_a(kind)}" if kind != "text" else "the words of a text"
        if record.author:
            what += f" by {record.author}" if kind in ("speech", "statement") else f" from {record.author}"
        if record.recipient:
            what += f" to {record.recipient}"
        full = sum(witness.kind == "full" for witness in told)
        line = f"{_capital(counted(len(told), 'report'))} {'prints' if len(told) == 1 else 'print'} {what}"
        if full and full < len(told):
            line += f", {_full_words(full)} in full or nearly so"
        elif full and len(told) > 1:
            line += ", each in full or nearly so"
        places = len({(v.start, v.end) for v in record.variants if v.kind not in ("translation", "ellipsis")})
        if len(told) > 1:
            line += (
                f"; they differ in {counted(places, 'place')}" if places else "; they agree in every word they share"
            )
        lines.append(Line(line + ".", _one_each((p for w in told for p in w.passages), shelf)))
    return lines


def _full_words(number: int) -> str:
    return counted(number, "of them").removesuffix("s") if number == 1 else f"{counted(number, '').rstrip(' s')} of them"


def _first_of(attestations: Iterable[Attestation], shelf: Shelf) -> dict[ArticleId, Attestation]:
    found: dict[ArticleId, Attestation] = {}
    for one in sorted(attestations, key=lambda a: (shelf.order[a.passage.article], a.passage)):
        found.setdefault(one.passage.article, one)
    return found


def _stance_lines(claims: Sequence[Claim], shelf: Shelf, used: set[Passage]) -> list[Line]:
    """Who confirmed, denied or would not say: the passage itself, in the report's words."""
    lines: list[Line] = []
    for stance, verb in (
        ("confirms", "reports a confirmation"),
        ("denies", "reports a denial"),
        ("declines", "reports a refusal to comment"),
        ("silent", "reports no answer so far"),
    ):
        told = [
            (claim, attestation)
            for claim in claims
            for attestation in claim.attestations
            if attestation.stance == stance
        ]
        if not told:
            continue
        passages = {a.passage: shelf.sentence(a.passage) for _, a in told}
        claim, best = min(
            told,
            key=lambda pair: (
                -pair[0].origins,
                _quality(shelf.text(passages[pair[1].passage])),
                shelf.order[pair[1].passage.article],
                pair[1].passage,
            ),
        )
        passage = passages[best.passage]
        if passage in used:
            continue
        others = [a.passage for c, a in told if c is claim and a.passage.article != passage.article]
        cited = (passage, *_one_each(others, shelf))[:_MOST_CITED]
        name = _capital(shelf.name(passage.article))
        lines.append(Line(f"{name} {verb}: {_ended_quote(shelf.said(passage))}", cited))
        used.add(passage)
    return lines


def _conflict_line(conflict: Conflict, shelf: Shelf) -> Line | None:
    if len(conflict.sides) < 2:
        return None
    first, second = conflict.sides[0].passage, conflict.sides[1].passage
    left, right = shelf.name(first.article), shelf.name(second.article)
    one, two = shelf.said(first, 160), shelf.said(second, 160)
    matter = f"On {conflict.matter}" if conflict.matter else ""
    if first.article == second.article:
        middle = f"{left} says {one} and in another place {_ended_quote(two)}"
    else:
        middle = f"{left} says {one}; {right} says {_ended_quote(two)}"
    lead = {
        "hard": "Reports contradict each other",
        "superseded": "A later report replaces an earlier one",
        "soft": "Reports differ",
    }[conflict.strength]
    head = f"{lead} on {conflict.matter}: " if matter else f"{lead}: "
    return Line(head + middle, shelf.sorted(side.passage for side in conflict.sides)[:6])


def _contested_lines(conflicts: Sequence[Conflict], shelf: Shelf, most: int) -> list[Line]:
    rank = {"hard": 0, "superseded": 1, "soft": 2}
    lines: list[Line] = []
    seen: set[tuple[str, str]] = set()
    for conflict in sorted(
        conflicts, key=lambda c: (rank[c.strength], -len(c.sides), c.kind, c.matter, c.id)
    ):
        if (conflict.kind, conflict.matter) in seen or len(lines) == most:
            continue
        line = _conflict_line(conflict, shelf)
        if line:
            seen.add((conflict.kind, conflict.matter))
            lines.append(line)
    return lines


def _corroborated_line(claims: Sequence[Claim], shelf: Shelf, used: set[Passage]) -> Line | None:
    """The claim that most independent origins make, beyond what the lead has said."""
    for claim in sorted(claims, key=lambda c: (-c.origins, -len(c.attestations), c.matter, c.id)):
        if claim.verdict != "corroborated" or claim.origins < 2:
            continue
        passages = {shelf.sentence(a.passage) for a in claim.attestations if a.stance != "denies"}
        if passages & used or not passages:
            continue
        best = min(passages, key=lambda p: (_quality(shelf.text(p)), shelf.order[p.article], p))
        if _quality(shelf.text(best)) >= 2:
            continue
        others = _one_each((p for p in passages if p.article != best.article), shelf)
        used.add(best)
        many = _capital(counted(claim.origins, "independent origin"))
        said = _ended_quote(shelf.said(best))
        line = f"{many} support this, here as {shelf.name(best.article)} has it: {said}"
        return Line(line, (best, *others))
    return None


def _single_line(claims: Sequence[Claim], shelf: Shelf, used: set[Passage]) -> Line | None:
    best: tuple[tuple[float, ...], Passage] | None = None
    for claim in claims:
        if claim.verdict != "single" or not claim.attestations:
            continue
        for attestation in claim.attestations:
            passage = shelf.sentence(attestation.passage)
            if passage in used:
                continue
            text = shelf.text(passage)
            rank = (
                round(_quality(text), 3),
                -float(len(claim.attestations)),
                float(passage.start),
                float(shelf.order[passage.article]),
            )
            if best is None or rank < best[0]:
                best = (rank, passage)
    if best is None or best[0][0] >= 2:
        return None
    passage = best[1]
    name = shelf.name(passage.article)
    line = f"This rests on one source, {name}: {_ended_quote(shelf.said(passage))}"
    return Line(line, (passage,))


def write_account(
    shelf: Shelf,
    records: Sequence[TextOfRecord],
    claims: Sequence[Claim],
    conflicts: Sequence[Conflict],
    copies: Sequence[Copy],
    lineage: Lineage,
) -> tuple[Line, ...]:
    """Write one paragraph of at most seven sentences, in the order a reader asks.

    What happened; what the text of record is and who prints it; what independent origins
    agree on; who confirmed or denied; what is contested; what rests on one source.
    Nothing is said about which there is no passage; an empty story gives no sentence.
    """
    lines: list[Line] = []
    used: set[Passage] = set()
    lead = _lead(shelf, claims, copies, lineage)
    if lead:
        lines.append(lead)
        used.update(lead.citations)
    lines += _record_lines(records, shelf)
    several = len(shelf.articles) > 1
    agreed = _corroborated_line(claims, shelf, used) if several else None
    stances = _stance_lines(claims, shelf, used)[:2]
    contested = _contested_lines(conflicts, shelf, 2)
    single = _single_line(claims, shelf, used) if several else None
    tail = [*contested, *([single] if single else [])]
    middle = [*([agreed] if agreed else []), *stances]
    room = _MOST_LINES - len(lines) - len(tail)
    return (*lines, *middle[: max(room, 0)], *tail)[:_MOST_LINES]


def shelf_of(
    articles: Sequence[Article], analyses: Sequence[Analysis], signs: Mapping[ArticleId, str]
) -> Shelf:
    """Lay the reports ready; ``articles`` in the order of their sigla."""
    return Shelf(
        {article.id: article for article in articles},
        {analysis.article: analysis for analysis in analyses},
        signs,
        {article.id: number for number, article in enumerate(articles)},
    )




