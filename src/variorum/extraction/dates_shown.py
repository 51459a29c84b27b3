"""The dates that a reader sees on a page: whether they are the article's, and of what."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from variorum.extraction.pagefacts import clean
from variorum.extraction.shown import ShownLine
from variorum.extraction.stamps import MONTHS, Order, find_stamp, iso, order_of

# What a date is said to be by the words before it; "shown" where nothing is said.
DateKind = Literal["published", "updated", "shown"]

_UPDATED = re.compile(
    r"\b(?:up-?dated?|modified|edited|revised|reviewed|refreshed|changed|amended"
    r"|last (?:checked|rev)|aktualisiert|geändert|bearbeitet|überarbeitet|stand"
    r"|mise? à jour|modifiée?|actualisée?"
    r"|actualizad[oa]|modificad[oa]|editad[oa]|aggiornat[oa]|aggiornamento|modificat[oa]"
    r"|bijgewerkt|gewijzigd|laatste update|atualizad[oa]|atualização|oppdatert|endret|uppdaterad"
    r"|ändrad|opdateret|ændret|sist|senast|senest)\b",
    re.IGNORECASE,
)
_PUBLISHED = re.compile(
    r"\b(?:published|publication|posted|first (?:published|appeared)|originally|written on|created"
    r"|released?|issued|filed|veröffentlicht|erstellt|publiziert|erschienen|publiée?|paru|mise? en"
    r" ligne|posté|publicad[oa]|publicación|creado|pubblicat[oa]|pubblicazione|gepubliceerd"
    r"|geplaatst|publicação|publisert|publicerad|publicerat|udgivet|offentliggjort)\b",
    re.IGNORECASE,
)
# Dates of something else than the article.
_OTHER = re.compile(
    r"©|\(c\)|\b(?:copyright|event|deadlines?|due|expires?|expir\w+|effective|valid|born|received"
    r"|accepted|accessed|retrieved|available|starts?|ends?|until|as of|joined|member since|upcoming"
    r"|when|check-?in|webinar|today is|next|since|from|between|before|after|by|comment\w*|replied"
    r"|says|said|wrote|version|photo\w*|image|taken|fact-?checked|medically|abgerufen|gültig|bis|ab"
    r"|jusqu\w*|hasta|fino|tot en met|até)\b",
    re.IGNORECASE,
)
_DIGIT = re.compile(r"\d")
_WORD = re.compile(r"[^\W\d_]+")
_MONTHS = frozenset(MONTHS)
# A date's line may name authors, places and reading times, but be no sentence.
_MOST_WORDS, _LABEL_WORDS = 14, 6
# How far from the heading a date is the article's: lines and paragraphs after, lines before.
_AFTER, _PARAGRAPHS, _BEFORE = 40, 2, 6
_BESIDE = 8
_LISTED = 3
_DATED = re.compile(
    r"(?:publish|pub-?date|post(?:ed)?[-_]?(?:date|on|meta|info|time)|entry[-_]?(?:date|meta)|"
    r"article[-_]?(?:date|meta|info|time)|date-?published|datepublished|byline|dateline|timestamp"
    r"|story[-_]?date|blog[-_]?(?:date|meta|info)|author)",
    re.IGNORECASE,
)
_MONTH_FIRST_PLACES = frozenset({"us", "ph"})
_DAY_FIRST_TONGUES = frozenset("de fr es it nl pt no nb nn da sv fi pl cs ro el tr ru uk".split())
_DAY_FIRST_PLACES = frozenset(
    """gb uk au nz ie in za ng ke sg my hk pk lk de at ch fr be es mx ar cl co pe it nl pt br no dk
    se fi pl eu""".split()
)


@dataclass(frozen=True, slots=True)
class ShownDate:
    """A date on the page, what the words by it call it, and how near to the heading it is.

    ``beside`` is true in a part beside the article, which may speak of another.
    """

    value: str
    kind: DateKind
    near: bool
    how: str
    beside: bool = False


def order_on(lines: Iterable[ShownLine], language: str | None, host: str | None) -> Order | None:
    """What stands first in "3/4/2031" on this page; ``None`` where nothing tells.

    Other dates of that form tell first, then the page's language with its country, then the
    country of its address.
    """
    told = order_of("\n".join(line.text for line in lines))
    if told is not None:
        return told
    tongue, _, place = (language or "").lower().replace("_", "-").partition("-")
    place = place.rpartition("-")[2]
    ending = (host or "").rpartition(".")[2].lower()
    if ending in _DAY_FIRST_PLACES and ending not in ("co", "eu", "in", "my"):
        return "day"
    if place in _MONTH_FIRST_PLACES:
        return "month"
    if place in _DAY_FIRST_PLACES or tongue in _DAY_FIRST_TONGUES:
        return "day"
    return None


def shown_dates(lines: Sequence[ShownLine], order: Order | None) -> list[ShownDate]:
    """The page's dates that may be the article's own, likeliest first.

    Near are those around the main heading, before the text has well begun. Far from it a
    date counts only with a word or mark that calls it that of publication.

    Cost: linear.
    """
    near: list[tuple[int, str, ShownDate]] = []
    far: list[ShownDate] = []
    headed = any(line.place == 0 for line in lines)
    paragraphs = 0
    before: ShownLine | None = None
    for line in lines:
        paragraphs += line.place > 0 and line.words >= 20 and not line.aside and line.prose
        if line.stamp or _DIGIT.search(line.text):
            close = headed and -_BEFORE < line.place <= _AFTER and paragraphs <= _PARAGRAPHS
            # Beside the heading a narrow column may hold date and author.
            close = close and (
                not line.aside or (0 < line.place <= _BESIDE and not line.linked and _own(line))
            )
            for date in _dates_in(line, before, order, near=close):
                if close:
                    # What stands after the heading goes before what stands over it.
                    rank = line.place if line.place >= 0 else 1000 - line.place
                    near.append((rank + 2000 * line.aside, line.marks, date))
                elif not line.linked and (
                    date.kind == "published" or (_DATED.search(line.marks) and not line.aside)
                ):
                    far.append(date)
        before = line
    # Several dates marked alike, one below the other, are those of a list.
    times = Counter(marks for marks, _ in {(marks, date.value[:10]) for _, marks, date in near})
    near = [found for found in near if times[found[1]] < _LISTED]
    if len({date.value[:10] for date in far}) > 1:
        far = [date for date in far if date.kind == "published"][:1]
    return [date for _, _, date in sorted(near, key=lambda found: found[0])] + far


def _dates_in(
    line: ShownLine, before: ShownLine | None, order: Order | None, *, near: bool
) -> Iterator[ShownDate]:
    text = line.text[:400]
    where = "under the heading" if near else "on the page"
    position = 0
    found: list[tuple[str, str]] = []
    left: list[str] = []
    while (stamp := find_stamp(text, position, len(text), order=order)) is not None:
        label = text[position : stamp.span.start]
        found.append((label, stamp.value))
        left.append(label)
        position = stamp.span.end
    left.append(text[position:])
    said = iso(clean(line.stamp or "")) if line.stamp else None
    if not found and said:
        found, left = [(text, said)], [text]
    elif said and len(said) >= 10 and found:
        # The machine's word is finer, where the shown date is the same.
        same = [i for i, (_, value) in enumerate(found) if value[:10] == said[:10]]
        if same:
            found[same[0]] = (found[same[0]][0], said)
        elif len(found) == 1:
            found = [(found[0][0], said)]
    words = _words(" ".join(left))
    # A sentence tells of a date, a line of few words bears one.
    if not found or words > (_LABEL_WORDS if text.endswith(".") else _MOST_WORDS):
        return
    for number, (label, value) in enumerate(found):
        if number == 0 and before is not None and not (_WORD.search(label) or "©" in label):
            own = before.text if before.words <= _LABEL_WORDS and not before.linked else ""
            label = f"{own} {label}"
            # A label stands right before its date; other short lines say nothing of it.
            if own and not (_UPDATED.search(own) or _PUBLISHED.search(own) or _OTHER.search(own)):
                label = ""
        kind = _kind(label[-60:])
        if kind == "shown" and len(found) == 1:
            kind = _marked(line.marks)
        if kind is not None:
            how = {
                "published": f"date of publication shown {where}",
                "updated": f"date of the last change shown {where}",
                "shown": f"date shown {where}",
            }[kind]
            yield ShownDate(value, kind, near, how, line.aside)


def _kind(label: str) -> DateKind | None:
    """What the words before a date call it; ``None`` where it is of something else."""
    marks: list[tuple[int, DateKind | None]] = []
    for pattern, kind in ((_UPDATED, "updated"), (_PUBLISHED, "published"), (_OTHER, None)):
        last = max((m.start() for m in pattern.finditer(label)), default=-1)
        if last >= 0:
            marks.append((last, kind))  # type: ignore[arg-type]
    if not marks:
        return "shown"
    kinds = {kind for _, kind in marks}
    if "updated" in kinds:
        return "updated"
    if "published" in kinds:
        return "published"
    return None if not label.lower().lstrip().startswith("by ") else "shown"


def _own(line: ShownLine) -> bool:
    """False for a line among other articles, but right below the heading and marked as ours."""
    return not line.others or (line.place <= 2 and bool(_DATED.search(line.marks)))


def _marked(marks: str) -> DateKind:
    """What markup calls the date: microdata, RDFa, or a class that says it outright."""
    low = marks.lower()
    if "datemodified" in low or "updated" in low.split():
        return "updated"
    return "published" if "datepublished" in low else "shown"


def _words(text: str) -> int:
    return sum(word.lower() not in _MONTHS for word in _WORD.findall(text))
