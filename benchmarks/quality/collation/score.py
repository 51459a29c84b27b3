"""How much of what is planted a collation finds, and whether the text is the true one."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections import Counter, defaultdict
from dataclasses import dataclass, field

from planting import Planting, Printed
from reports import Case

from variorum.model import ArticleId, Span, TextOfRecord, Variant

_FOLD = str.maketrans("\u2018\u2019\u201c\u201d\u2013\u2014", "''\"\"--")
# At a place that a majority of independent prints has right, the text must be right.
Row = list[Printed]


def marks(text: str) -> list[str]:
    """Words and marks of a reading, as the scorer of the shared stories has them."""
    plain = unicodedata.normalize("NFC", text).translate(_FOLD)
    return re.findall(r"[\w]+(?:'[\w]+)?|[^\w\s]", plain)


def changed(a: str, b: str) -> tuple[list[str], list[str]]:
    """The marks by which two readings differ, without the common part."""
    only_a, only_b = marks(a), []
    for token in marks(b):
        if token in only_a:
            only_a.remove(token)
        else:
            only_b.append(token)
    return only_a, only_b


@dataclass
class Figures:
    """Counts of one case or many; ``by_class`` holds asked, found, classed."""

    asked: int = 0
    found: int = 0
    classed: int = 0
    reported: int = 0
    true: int = 0
    places: int = 0
    places_right: int = 0
    texts: int = 0
    texts_exact: int = 0
    by_class: dict[str, list[int]] = field(default_factory=lambda: defaultdict(lambda: [0, 0, 0]))
    misses: list[str] = field(default_factory=list)

    def add(self, other: Figures) -> None:
        for (
            name
        ) in "asked found classed reported true places places_right texts texts_exact".split():
            setattr(self, name, getattr(self, name) + getattr(other, name))
        for klass, counts in other.by_class.items():
            for i in range(3):
                self.by_class[klass][i] += counts[i]
        self.misses += other.misses

    def shares(self) -> dict[str, float]:
        def share(part: int, whole: int) -> float:
            return round(part / whole, 4) if whole else 1.0

        return {
            "found": share(self.found, self.asked),
            "classed": share(self.classed, self.found),
            "true": share(self.true, self.reported),
            "places": share(self.places_right, self.places),
            "texts_exact": share(self.texts_exact, self.texts),
        }


class _Prints:
    """What every report prints, searched by the numbers of words."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self.flat: list[Row] = [[p for piece in row for p in piece] for row in case.rows]
        self.edges: list[set[int]] = []
        for row in case.rows:
            at, edges = 0, set()
            for piece in row:
                edges.add(at)
                at += len(piece)
            self.edges.append(edges)
        self.at = [{p.uid: i for i, p in enumerate(row)} for row in self.flat]

    def span(self, report: int, first: int, last: int) -> Span | None:
        """Where a report prints the words with these numbers, from the first to the last."""
        a, b = self.at[report].get(first), self.at[report].get(last)
        if a is None or b is None:
            return None
        low, high = min(a, b), max(a, b)
        places = self.case.places[report]
        return Span(places[low].start, places[high].end)

    def has(self, report: int, ids: tuple[int, int], loose: bool = False) -> bool:
        """True if a report prints words ``ids`` as the text has them (``loose``: in its order)."""
        first = self.at[report].get(ids[0])
        if first is None:
            return False
        row, size = self.flat[report], ids[1] - ids[0] + 1
        if loose:
            last = self.at[report].get(ids[1])
            if last is None or last < first or last - first > 2 * size:
                return False
            inner = [p.uid for p in row[first : last + 1] if p.uid >= 0]
            return inner == sorted(inner) and not any(
                i in self.edges[report] for i in range(first + 1, last + 1)
            )
        for offset in range(size):
            index = first + offset
            if index >= len(row) or row[index].uid != ids[0] + offset:
                return False
            if row[index].touched or (offset and index in self.edges[report]):
                return False
        return True


def score(case: Case, records: tuple[TextOfRecord, ...], seed: int = 0) -> Figures:
    """Figures of one case.

    A planting is asked for where another report, of another origin, prints the place as the
    text has it; one such report is taken in turn. It is found if a variant has a reading in
    each of the two reports, both touch the place, and they carry the differing words (the
    rule of the scorer of the shared stories); classed if such a variant has the kind asked.
    """
    figures = Figures()
    prints = _Prints(case)
    number_of = {article.id: n for n, article in enumerate(case.articles)}
    texts = [article.text for article in case.articles]
    table: list[list[tuple[int, int, int]]] = [[] for _ in case.articles]
    listed = [v for record in records for v in record.variants]
    for index, variant in enumerate(listed):
        for reading in variant.readings:
            for passage in reading.passages:
                table[number_of[passage.article]].append((passage.start, passage.end, index))
    for row in table:
        row.sort()
    longest = [max((b - a for a, b, _ in row), default=0) for row in table]

    def near(report: int, span: Span) -> list[tuple[int, int, int]]:
        row = table[report]
        start = bisect_left(row, (span.start - longest[report] - 1, 0, 0))
        found = []
        for a, b, index in row[start:]:
            if a > span.end:
                break
            if b >= span.start:
                found.append((a, b, index))
        return found

    for report, plantings in enumerate(case.plantings):
        for count, planting in enumerate(plantings):
            if not planting.shown:
                continue
            loose = planting.klass in ("order", "opening moved")
            others = [
                o
                for o in range(len(case.articles))
                if case.origin[o] != case.origin[report] and prints.has(o, planting.ids, loose)
            ]
            if not others:
                continue
            other = others[(seed + report + count) % len(others)]
            span_a = prints.span(other, *planting.ids)
            span_b = prints.span(report, *planting.uids)
            if loose:
                span_b = _whole(prints, report, planting)
            if span_a is None or span_b is None:
                continue
            want_a, want_b = (
                texts[other][slice(*_ends(span_a))],
                texts[report][slice(*_ends(span_b))],
            )
            if not loose and planting.klass != "cut short" and want_a == want_b:
                raise AssertionError((planting, want_a))
            ours: dict[int, list[tuple[int, int]]] = defaultdict(list)
            for a, b, index in near(other, span_a):
                ours[index].append((a, b))
            hits = set()
            for a, b, index in near(report, span_b):
                for c, d in ours.get(index, ()):
                    fits = (
                        _covers((a, b), span_b) and _covers((c, d), span_a)
                        if loose
                        else _same(want_a, want_b, texts[other][c:d], texts[report][a:b])
                    )
                    if fits:
                        hits.add(_kind_asked(listed[index], planting, case.articles[report].id, a))
            counts = figures.by_class[planting.klass]
            counts[0] += 1
            figures.asked += 1
            if loose:
                hits &= {"order"}
            if hits:
                counts[1] += 1
                figures.found += 1
            else:
                figures.misses.append(
                    f"{planting.klass} | {report} {want_b[:60]!r} | {other} {want_a[:60]!r}"
                )
            if planting.kind in hits:
                counts[2] += 1
                figures.classed += 1
            elif hits:
                figures.misses.append(
                    f"kind {sorted(hits)} for {planting.klass} | {want_b[:60]!r} | {want_a[:60]!r}"
                )
    _count_true(case, prints, listed, number_of, figures)
    _count_places(case, prints, records, figures)
    return figures


_TURNED = {"omission": "addition", "addition": "omission"}


def _kind_asked(variant: Variant, planting: Planting, report: ArticleId, start: int) -> str:
    """The kind of a variant, seen from the text that is true.

    Omission and addition are told from the text taken; where that is the damaged one, as may
    be where no majority says otherwise, the one is the other.
    """
    taken = {(p.article, p.start) for p in variant.readings[0].passages}
    if (report, start) in taken and planting.kind in _TURNED:
        return _TURNED.get(variant.kind, variant.kind)
    return variant.kind


def _ends(span: Span) -> tuple[int, int]:
    return span.start, span.end


def _whole(prints: _Prints, report: int, planting: Planting) -> Span | None:
    """Where a report prints all words between two numbers, in whatever order."""
    found = [
        prints.case.places[report][i]
        for i, p in enumerate(prints.flat[report])
        if planting.ids[0] <= p.uid <= planting.ids[1]
    ]
    return Span(min(s.start for s in found), max(s.end for s in found)) if found else None


def _covers(found: tuple[int, int], span: Span) -> bool:
    """True if a reading and a place are the same stretch, by half of each at least."""
    shared = min(found[1], span.end) - max(found[0], span.start)
    return shared >= 0.5 * (span.end - span.start) and shared >= 0.5 * (found[1] - found[0])


def _same(want_a: str, want_b: str, got_a: str, got_b: str) -> bool:
    only_a, only_b = changed(want_a, want_b)
    mine_a, mine_b = changed(got_a, got_b)
    share = sum(m in only_a for m in mine_a) + sum(m in only_b for m in mine_b)
    least = min(len(only_a) + len(only_b), len(mine_a) + len(mine_b))
    return bool(share) and share >= 0.5 * least


def _count_true(case, prints, listed, number_of, figures) -> None:
    """How many readings other than the taken one touch something planted, there or there."""
    touched: list[list[tuple[int, int]]] = []
    for report, plantings in enumerate(case.plantings):
        spans = []
        for planting in plantings:
            loose = planting.klass in ("order", "opening moved")
            span = (
                _whole(prints, report, planting) if loose else prints.span(report, *planting.uids)
            )
            if span:
                spans.append((span.start, span.end))
        # Where a piece begins or ends inside a sentence something is left out, too.
        for edge in sorted(prints.edges[report]):
            place = case.places[report][edge]
            spans.append((place.start, place.end))
            if edge:
                place = case.places[report][edge - 1]
                spans.append((place.start, place.end))
        place = case.places[report][-1]
        spans.append((place.start, place.end))
        touched.append(sorted(spans))

    def is_touched(passage) -> bool:
        return any(
            a <= passage.end and passage.start <= b for a, b in touched[number_of[passage.article]]
        )

    for variant in listed:
        base = variant.readings[0].passages
        base_touched = all(is_touched(p) for p in base)
        for reading in variant.readings[1:]:
            for passage in reading.passages:
                figures.reported += 1
                true = base_touched or is_touched(passage)
                figures.true += true
                if not true:
                    text = case.articles[number_of[passage.article]].text
                    said = text[passage.start : passage.end]
                    figures.misses.append(
                        f"false {variant.kind} | {said!r} for {variant.readings[0].text!r}"
                    )


def _count_places(case: Case, prints: _Prints, records, figures: Figures) -> None:
    """Words (and the gaps between them) that a majority of independent prints has right.

    Marks are asked for too, but not before a paragraph and not at the end of the text.
    """
    words = case.words
    voters = [w for w in range(len(case.articles)) if case.origin[w] == w]
    right = [False] * len(words)
    joined = [False] * len(words)
    for i, word in enumerate(words):
        have, good, pairs, good_pairs = 0, 0, 0, 0
        for w in voters:
            at, row = prints.at[w], prints.flat[w]
            if word.uid in at:
                mine = row[at[word.uid]]
                have += 1
                good += mine.word == word.word
            elif _covered(at, word.uid):
                have += 1
            if i and words[i - 1].uid in at and word.uid in at:
                pairs += 1
                place = at[word.uid]
                if place in prints.edges[w]:
                    # What a piece begins with says nothing of the word before, unless the
                    # piece has that word elsewhere.
                    pairs -= not _in_one_piece(prints.edges[w], place, at[words[i - 1].uid])
                else:
                    good_pairs += (
                        row[place - 1].uid == words[i - 1].uid
                        and row[place].before.strip() == word.before.strip()
                    )
            elif i and (_covered(at, word.uid) or _covered(at, words[i - 1].uid)):
                pairs += 1
        right[i] = 2 * good > have
        joined[i] = i == 0 or 2 * good_pairs > pairs
    record = max(records, key=lambda r: len(r.text), default=None)
    number_of = {article.id: n for n, article in enumerate(case.articles)}
    uid_at = {
        (w, span.start): p.uid
        for w, row in enumerate(prints.flat)
        for p, span in zip(row, case.places[w], strict=True)
    }
    # Every word of the text says where it is printed, and so which word it is: that of most.
    row: list[tuple[str, Span]] = []
    found: dict[int, int] = {}
    for word in record.words if record else ():
        said = record.text[word.start : word.end]
        if any(c.isalnum() for c in said):
            told = Counter(uid_at.get((number_of[p.article], p.start)) for p in word.passages)
            for uid, count in told.items():
                if uid is None or uid < 0 or count < max(told.values()):
                    continue
                if words[uid].word == said:
                    found.setdefault(uid, len(row))
            row.append((said, Span(word.start, word.end)))
    figures.texts += 1
    exact = True
    for i, word in enumerate(words):
        if right[i]:
            figures.places += 1
            hit = i in found
            figures.places_right += hit
            exact &= hit
            if not hit:
                figures.misses.append(f"text lacks {word.word!r} after {words[i - 1].word!r}")
        if i and joined[i] and right[i] and right[i - 1] and {i - 1, i} <= found.keys():
            figures.places += 1
            at = found[i - 1]
            hit = found[i] == at + 1
            between = ""
            if hit:
                between = record.text[row[at][1].end : row[at + 1][1].start]
                hit = marks(between) == marks(word.before)
            figures.places_right += hit
            exact &= hit
            if not hit:
                got = [said for said, _ in row[at : min(found[i] + 1, at + 9)]]
                figures.misses.append(
                    f"text has {got} {between!r} for {words[i - 1].word!r} {word.word!r}"
                )
    figures.texts_exact += exact


def _in_one_piece(edges: set[int], first: int, other: int) -> bool:
    """True if word ``other`` stands in the piece that begins with word ``first``."""
    return first < other and not any(first < edge <= other for edge in edges)


def _covered(at: dict[int, int], uid: int) -> bool:
    """True if a print has words before and after this one, near by, so that it lacks it."""
    return any(uid - k in at for k in range(1, 25)) and any(uid + k in at for k in range(1, 25))
