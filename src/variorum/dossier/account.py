"""The account: one paragraph on the story, each sentence standing on passages.

Two sorts of sentence only. A sentence taken from a report stands in quotation marks after
the report's name. A sentence that we put together says what can be counted or compared in
the passages it cites, so it is true by construction or not at all.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from variorum.dossier.agreement import origins_that_say, story_weights
from variorum.dossier.difference import by_value, clause_around, differing_words
from variorum.dossier.shelf import Shelf, one_each, quality
from variorum.dossier.wording import capital, counted, in_words
from variorum.model import (
    ArticleId,
    Attestation,
    Claim,
    Conflict,
    Line,
    Lineage,
    Passage,
    TextOfRecord,
)
from variorum.text import content_stems

_MOST_LINES = 7
_MOST_CITED = 4
_PAST_THE_LEAD = 6
# What one report alone has is worth a sentence only if it speaks of the story's own matter:
# its stems stand in this share of the origins in the mean.
_LEAST_CENTRAL = 0.4
_TOO_POOR = 3.0
_LONGEST_NAME = 10
# A number or a name inside a sentence: it says something in particular.
_NAMED = re.compile(r"\d|\s[^\W\d_a-z]\w")
_RECORD_NAMES = {"text": "text", "chat": "chat message", "post": "post"}


def _a(noun: str) -> str:
    return f"{'an' if noun[:1] in 'aeiou' else 'a'} {noun}"


def _lead(
    shelf: Shelf,
    claims: Sequence[Claim],
    records: Sequence[TextOfRecord],
    weights: Mapping[str, float],
    origins: int,
) -> Line | None:
    """What happened: the clearest early sentence whose words most origins share.

    Worth = mean share of its stems (a long sentence counts a little more) + agreed claims
    made in it − what keeps it from standing alone − how deep in its report it stands.
    """
    foreign = shelf.foreign()
    backed: Counter[Passage] = Counter()
    for claim in claims:
        for place in {shelf.sentence(a.passage) for a in claim.attestations}:
            backed[place] += max(0, claim.origins - 1)

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
            whole = Passage.at(ident, sentence.span)
            passage = shelf.plain(whole)
            text = shelf.text(passage)
            stems = set(content_stems(text))
            if not stems:
                continue
            shared = sum(weights.get(stem, 0.0) for stem in stems) / (len(stems) + 5) * 12
            backing = min(3.0, backed[whole] / max(origins, 1))
            worth = shared + backing - 1.5 * quality(text) - 0.4 * depth[sentence.block]
            # The first reports tell what happened; later ones tell what came of it.
            if article.published:
                worth -= 0.9 * shelf.order[ident] / max(len(shelf.order) - 1, 1)
            worth -= 0.75 * shelf.borrowed(ident) + 4.0 * (ident in foreign)
            # The text of record has a sentence of its own.
            worth -= 1.5 * _share_inside(passage, records)
            rank = (-round(worth, 6), float(shelf.order[ident]), float(passage.start))
            if best is None or rank < best[0]:
                best = (rank, passage)
    if best is None:
        return None
    passage = best[1]
    if quality(shelf.text(passage)) >= _TOO_POOR:
        return None
    name = capital(shelf.name(passage.article))
    return Line(f"{name} reports: {_ended_quote(shelf.said(passage, 320))}", (passage,))


def _ended_quote(said: str) -> str:
    """The full stop stands inside where the quoted sentence brings its own."""
    inner = said.rstrip("\u201d\"\u00bb\u2019' ")
    return said if inner.endswith((".", "!", "?", "\u2026")) else said + "."


def _record_lines(records: Sequence[TextOfRecord], shelf: Shelf) -> list[Line]:
    lines: list[Line] = []
    for record in records:
        told = [w for w in record.witnesses if w.kind in ("full", "partial") and w.passages]
        if not told:
            continue
        kind = _RECORD_NAMES.get(record.kind, record.kind)
        what = f"words of {_a(kind)}"
        if record.author:
            what += (
                f" by {record.author}"
                if kind in ("speech", "statement")
                else f" from {record.author}"
            )
        if record.recipient:
            what += f" to {record.recipient}"
        full = sum(witness.kind == "full" for witness in told)
        verb = "prints" if len(told) == 1 else "print"
        line = f"{capital(counted(len(told), 'report'))} {verb} {what}"
        if 0 < full < len(told):
            line += f", {in_words(full)} of them in full or nearly so"
        elif full > 1:
            line += ", each in full or nearly so"
        places = len(
            {(v.start, v.end) for v in record.variants if v.kind not in ("translation", "ellipsis")}
        )
        if len(told) > 1:
            line += (
                f"; they differ in {counted(places, 'place')}"
                if places
                else "; they agree in every word they share"
            )
        lines.append(Line(line + ".", one_each((p for w in told for p in w.passages), shelf)))
    return lines


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
        passages = {a.passage: shelf.plain(shelf.sentence(a.passage)) for _, a in told}
        claim, best = min(
            told,
            key=lambda pair: (
                -pair[0].origins,
                shelf.borrowed(pair[1].passage.article),
                quality(shelf.text(passages[pair[1].passage])),
                shelf.order[pair[1].passage.article],
                pair[1].passage,
            ),
        )
        passage = passages[best.passage]
        if passage in used:
            continue
        others = [a.passage for c, a in told if c is claim and a.passage.article != passage.article]
        cited = (passage, *one_each(others, shelf))[:_MOST_CITED]
        name = capital(shelf.name(passage.article))
        lines.append(Line(f"{name} {verb}: {_ended_quote(shelf.said(passage))}", cited))
        used.add(passage)
    return lines


def _clearest(sides: Sequence[Attestation], shelf: Shelf) -> Attestation:
    foreign = shelf.foreign()
    return min(
        sides,
        key=lambda side: (
            side.passage.article in foreign,
            side.stance == "quotes",
            shelf.borrowed(side.passage.article),
            quality(shelf.text(side.passage)),
            shelf.order[side.passage.article],
            side.passage,
        ),
    )


def _quoted_side(passage: Passage, side: Attestation, kind: str, shelf: Shelf) -> str:
    """The clause that holds the differing words, or the whole passage where it is short."""
    text = shelf.articles[passage.article].text
    analysis = shelf.analyses.get(passage.article)
    plain = shelf.plain(passage)
    if len(shelf.text(plain)) <= 110 or kind in ("confirmation", "attribution"):
        return shelf.said(plain, 200)
    focus = differing_words(side, kind, text, shelf.sentence(passage).span, analysis)
    if not len(focus):
        return shelf.said(plain, 160)
    part = clause_around(text, plain.span, focus)
    said = shelf.said(Passage.at(passage.article, part), 160)
    lead = "… " if part.start > plain.start else ""
    tail = " …" if part.end < plain.end and not said.endswith("…\u201d") else ""
    return f"\u201c{lead}{said[1:-1]}{tail}\u201d"


def _on(matter: str) -> str:
    """ " on the dead": only where the matter is a name for something, and no clause with gaps."""
    name = re.split(r":\s", matter)[0].strip()
    if not name or "\u2026" in name or name.endswith(".") or len(name.split()) > _LONGEST_NAME:
        return ""
    return f" on {name}"


def _conflict_line(conflict: Conflict, shelf: Shelf) -> Line | None:
    groups = by_value(conflict.sides)
    if len(groups) < 2:
        groups = tuple((side,) for side in conflict.sides)
    if len(groups) < 2:
        return None
    first, second = _clearest(groups[0], shelf), _clearest(groups[1], shelf)
    left, right = shelf.name(first.passage.article), shelf.name(second.passage.article)
    one = _quoted_side(first.passage, first, conflict.kind, shelf)
    two = _quoted_side(second.passage, second, conflict.kind, shelf)
    one = re.sub(r"\.\u201d$", "\u201d", one)
    lead = {
        "hard": "Reports contradict each other",
        "superseded": "One statement replaces the other",
        "soft": "Reports differ",
    }[conflict.strength]
    head = f"{lead}{_on(conflict.matter)}: "
    if first.passage.article == second.passage.article:
        tail = f"{left} says {one}, and in another place {_ended_quote(two)}"
    else:
        tail = f"{left} says {one}; {right} says {_ended_quote(two)}"
    shown = (first.passage, second.passage)
    others = [s.passage for s in conflict.sides if s.passage not in shown]
    return Line(head + tail, shelf.sorted({*shown, *others[:_MOST_CITED]}))


def _subject(conflict: Conflict) -> str:
    return re.split(r":\s", conflict.matter)[0]


def _contested(conflicts: Sequence[Conflict], most: int) -> list[Conflict]:
    """The gravest, no matter and no kind twice while another is there."""
    rank = {"hard": 0, "superseded": 1, "soft": 2}
    kinds = {"confirmation": 0, "number": 1, "date": 1, "attribution": 2, "event": 3}
    ordered = sorted(
        conflicts,
        key=lambda c: (
            rank[c.strength],
            kinds[c.kind],
            -len({s.passage.article for s in c.sides}),
            c.kind,
            c.matter,
            c.id,
        ),
    )
    chosen: list[Conflict] = []
    for kinds_too in (True, False):
        for conflict in ordered:
            fresh = all(
                _subject(conflict) != _subject(other)
                and not (kinds_too and conflict.kind == other.kind)
                for other in chosen
            )
            if fresh and len(chosen) < most:
                chosen.append(conflict)
    return sorted(chosen, key=ordered.index)


def _share_inside(passage: Passage, records: Sequence[TextOfRecord]) -> float:
    """The part of a passage that is words of a text of record, within [0, 1]."""
    shared = sum(
        max(0, min(p.end, passage.end) - max(p.start, passage.start))
        for record in records
        for witness in record.witnesses
        for p in witness.passages
        if p.article == passage.article
    )
    return min(1.0, shared / max(passage.end - passage.start, 1))


def _inside(passage: Passage, records: Sequence[TextOfRecord]) -> bool:
    """Whether a passage is for the most part words of a text of record."""
    return _share_inside(passage, records) >= 0.5


def _corroborated_line(
    claims: Sequence[Claim],
    conflicts: Sequence[Conflict],
    records: Sequence[TextOfRecord],
    lineage: Lineage,
    weights: Mapping[str, float],
    shelf: Shelf,
    used: set[Passage],
) -> Line | None:
    """What most independent origins agree on, beyond the lead and the text of record.

    Only passages that share words with the one quoted are counted: the quotation must be
    what they agree on, and not merely stand near it.
    """
    foreign = shelf.foreign()
    disputed = {side.passage for conflict in conflicts for side in conflict.sides}
    found: list[tuple[tuple[float, ...], Passage, tuple[Passage, ...], int]] = []
    for claim in claims:
        if claim.verdict != "corroborated" or claim.origins < 2:
            continue
        told = [
            a.passage
            for a in claim.attestations
            if a.stance in ("asserts", "confirms")
            and a.passage not in disputed
            and not _inside(a.passage, records)
        ]
        if {shelf.plain(shelf.sentence(p)) for p in told} & used:
            continue
        for best in told:
            text = shelf.text(shelf.plain(best))
            if best.article in foreign or quality(text) >= 1 or not shelf.in_prose(best):
                continue
            origins, alike = origins_that_say(text, told, shelf.articles, lineage, weights)
            if origins >= 2:
                rank = (
                    -float(origins),
                    float(shelf.borrowed(best.article)),
                    round(quality(text), 3),
                    float(shelf.order[best.article]),
                    float(best.start),
                )
                found.append((rank, best, alike, origins))
    if not found:
        return None
    _, best, alike, origins = min(found, key=lambda one: one[0])
    used.add(shelf.plain(shelf.sentence(best)))
    many = capital(counted(origins, "independent origin"))
    said = _ended_quote(shelf.said(shelf.plain(best)))
    line = f"{many} say so, in the words of {shelf.name(best.article)}: {said}"
    return Line(line, (best, *one_each((p for p in alike if p.article != best.article), shelf)))


def _single_line(
    claims: Sequence[Claim],
    shelf: Shelf,
    used: set[Passage],
    weights: Mapping[str, float],
) -> Line | None:
    """What only one report has. Nothing, where another says alike words."""
    matters = Counter(claim.matter for claim in claims)
    said: dict[ArticleId, list[set[str]]] = {}
    for ident, analysis in shelf.analyses.items():
        text = shelf.articles[ident].text
        said[ident] = [set(content_stems(s.span.of(text))) for s in analysis.sentences]

    def told_elsewhere(passage: Passage) -> bool:
        # By report and not by origin: what a copy prints too is not found in one report alone.
        stems = set(content_stems(shelf.text(passage)))
        return any(
            len(stems & other) * 2 >= min(len(stems), max(len(other), 4))
            for ident, sentences in said.items()
            if ident != passage.article
            for other in sentences
        )

    ranked: list[tuple[tuple[float, ...], Passage]] = []
    foreign = shelf.foreign()
    for claim in claims:
        if claim.verdict != "single" or matters[claim.matter] > 1:
            continue
        for attestation in claim.attestations:
            if attestation.stance != "asserts" or attestation.passage.article in foreign:
                continue
            passage = shelf.plain(shelf.sentence(attestation.passage))
            text = shelf.text(passage)
            stems = set(content_stems(text))
            if passage in used or quality(text) >= 1.5 or len(stems) < 5:
                continue
            central = sum(weights.get(stem, 0.0) for stem in stems) / len(stems)
            if central < _LEAST_CENTRAL or not _NAMED.search(text[1:]):
                continue
            rank = (
                float(not claim.value),
                -round(central, 6),
                float(shelf.order[passage.article]),
                float(passage.start),
            )
            ranked.append((rank, passage))
    for _, passage in sorted(ranked)[:20]:
        if not told_elsewhere(passage):
            name = shelf.name(passage.article)
            quoted = _ended_quote(shelf.said(passage))
            return Line(f"Found in one report alone, {name}: {quoted}", (passage,))
    return None


def write_account(
    shelf: Shelf,
    records: Sequence[TextOfRecord],
    claims: Sequence[Claim],
    conflicts: Sequence[Conflict],
    lineage: Lineage,
) -> tuple[Line, ...]:
    """Write one paragraph of at most seven sentences, in the order a reader asks.

    What happened; what the text of record is and who prints it; what independent origins
    agree on; who confirmed or denied; what is contested; what rests on one source.
    Nothing is said about which there is no passage; an empty story gives no sentence.
    """
    lines: list[Line] = []
    used: set[Passage] = set()
    weights = story_weights(tuple(shelf.articles.values()), lineage)
    lead = _lead(shelf, claims, records, weights, len(lineage.origins))
    if lead:
        lines.append(lead)
        used.update(lead.citations)
    lines += _record_lines(records[:1], shelf)
    several = len(shelf.articles) > 1
    chosen = _contested(conflicts, 2)
    contested = [line for conflict in chosen if (line := _conflict_line(conflict, shelf))]
    used.update(shelf.plain(shelf.sentence(p)) for line in contested for p in line.citations)
    agreed = (
        _corroborated_line(claims, conflicts, records, lineage, weights, shelf, used)
        if several
        else None
    )
    stances = _stance_lines(claims, shelf, used)[:2]
    single = _single_line(claims, shelf, used, weights) if several else None
    tail = [*contested, *([single] if single else [])]
    middle = [*([agreed] if agreed else []), *stances]
    room = _MOST_LINES - len(lines) - len(tail)
    return (*lines, *middle[: max(room, 0)], *tail)[:_MOST_LINES]
