"""The timeline: what happened, what was published, what was captured, in three lanes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from variorum.dossier.exports.pictures.svg import element, link, picture, width
from variorum.dossier.exports.views import dates
from variorum.dossier.exports.views.citing import Citing
from variorum.model import Event

# (left, width): lanes named at their left, and above them for a phone.
_SHAPES = ((92, 900), (0, 360))
_DOT = 15
_DAY = 86400.0


@dataclass(frozen=True, slots=True)
class _Dot:
    x: float
    label: str
    title: str
    href: str
    anchors: str
    side: int = 0  # −1 and 1: before and after what the picture shows


def _window(events: Sequence[Event]) -> tuple[float, float] | None:
    """From when to when the picture reaches: around the publications, not back to the flood
    of a century ago; what lies before is shown at the left edge.
    """
    points = {
        lane: [s for e in events if e.lane == lane and (s := dates.seconds(e.when)) is not None]
        for lane in ("event", "published", "captured")
    }
    core = points["published"] or points["event"]
    if not core:
        core = points["captured"]
    if not core:
        return None
    first, last = min(core), max(core)
    reach = max(4 * _DAY, 2 * (last - first))
    # What is dated by month or year alone is drawn only in a wide picture: it makes none wide.
    exact = [
        s
        for e in events
        if e.lane == "event" and len(e.when) >= 10 and (s := dates.seconds(e.when)) is not None
    ]
    near = [s for s in exact if first - reach <= s <= last + reach]
    near += [s for s in points["captured"] if first - reach <= s <= last + reach]
    first, last = min([first, *near]), max([last, *near])
    pad = max((last - first) * 0.03, 3600.0)
    return first - pad, last + pad


def _ticks(first: float, last: float, most: int) -> list[tuple[float, str]]:
    from datetime import UTC, datetime

    days = (last - first) / _DAY
    step = next((s for s in (1, 2, 7, 14, 30, 90, 365) if days / s <= most), 3650)
    start = int(first // _DAY) + 1
    ticks: list[tuple[float, str]] = []
    for day in range(start, int(last // _DAY) + 1):
        if (day - start) % step == 0:
            date = datetime.fromtimestamp(day * _DAY, UTC).date().isoformat()
            # The year stands at the first tick, and everywhere once ticks are months apart.
            label = dates.said(date[:7] if step >= 90 else date)
            ticks.append((day * _DAY, label if step >= 90 or not ticks else label[:-5]))
    return ticks


def _lane(dots: list[_Dot], y: float, left: int, wide: int) -> tuple[list[Markup], float]:
    """Dots of one lane, stacked where they would touch; returns them and the depth used."""
    out: list[Markup] = []
    rows: list[float] = []
    for dot in sorted(dots, key=lambda d: (d.x, len(d.label), d.label)):
        need = max(_DOT, width(dot.label) * 1.1 + 10)
        x = min(max(dot.x, left + need / 2), wide - need / 2)
        free = (number for number, taken in enumerate(rows) if x - need / 2 >= taken)
        row = next(free, len(rows))
        if row == len(rows):
            rows.append(0.0)
        rows[row] = x + need / 2
        top = y + row * 20
        out.append(
            link(
                dot.href,
                dot.anchors,
                element("title", dot.title),
                element(
                    "rect",
                    x=round(x - need / 2 + 1, 1),
                    y=top - 8,
                    width=round(need - 2, 1),
                    height=16,
                    rx=8,
                    class_="dot",
                ),
                element(
                    "text",
                    dot.label,
                    x=round(x, 1),
                    y=top + 4,
                    class_="on",
                    text_anchor="middle",
                ),
            )
        )
    return out, max(1, len(rows)) * 20.0


def _too_coarse(when: str, length: float) -> bool:
    """Whether a year or month has no one place in a picture of a few days."""
    return (len(when) == 4 and length < 900 * _DAY) or (len(when) == 7 and length < 90 * _DAY)


def _bunched(dots: list[_Dot], most: int) -> list[_Dot]:
    """Dots at one place as one, so that fifty captures of one minute do not make a wall."""
    groups: dict[tuple[int, float], list[_Dot]] = {}
    for dot in dots:
        groups.setdefault((dot.side, 0.0 if dot.side else dot.x), []).append(dot)
    out = []
    for (side, _), group in groups.items():
        if len(group) <= most and not side:
            out += group
            continue
        labels = [dot.label for dot in group]
        label = labels[0] if len(group) == 1 else f"{labels[0]}–{labels[-1]}"
        if len(group) > 1 and not side:
            label += f" ({len(group)})"
        out.append(
            _Dot(
                group[0].x,
                {-1: f"‹ {label}", 1: f"{label} ›"}.get(side, label),
                "; ".join(dot.title for dot in group[:12]),
                group[0].href,
                " ".join(dot.anchors for dot in group[:12]),
            )
        )
    return out


def times_pictures(events: Sequence[Event], citing: Citing) -> tuple[Markup, Markup] | None:
    """Draw the lanes, for a wide page and for a phone.

    Events carry the numbers of the list below the picture.

    None where no date of the story can be read.
    """
    window = _window(events)
    if window is None:
        return None
    wide, narrow = (_draw(events, window, citing, *shape) for shape in _SHAPES)
    return wide, narrow


def _draw(
    events: Sequence[Event], window: tuple[float, float], citing: Citing, left: int, wide: int
) -> Markup:
    first, last = window
    above = 0 if left else 18
    scale = (wide - left - 26) / max(1.0, last - first)
    rows: list[Markup] = []
    y = 44.0 + above
    grid_top = 24.0
    names = {"event": "happened", "published": "published", "captured": "captured"}
    numbered = {
        event: str(n) for n, event in enumerate((e for e in events if e.lane == "event"), 1)
    }
    lanes: list[Markup] = []
    for lane, name in names.items():
        dots = []
        for event in events:
            at = dates.seconds(event.when)
            if event.lane != lane or at is None:
                continue
            early, late = at < first, at > last
            if not (early or late) and _too_coarse(event.when, last - first):
                continue
            x = left + 14 + (min(max(at, first), last) - first) * scale
            chip = citing.chips(event.citations)[0]
            if lane == "event":
                label = numbered[event]
            else:
                label = citing.signs[event.citations[0].article]
                label += "′" if event.what.endswith("modified") else ""
            title = f"{dates.said(event.when)}: {event.what}"
            side = -1 if early else 1 if late else 0
            dots.append(_Dot(round(x), label, title, chip.href, chip.every, side))
        drawn, depth = _lane(
            _bunched(dots, 3 if lane == "captured" or not left else 8), y, left, wide
        )
        lanes.append(element("text", name, x=0, y=y + 4 - above, class_="q halo"))
        lanes.append(element("line", x1=left, x2=wide, y1=y, y2=y, class_="grid"))
        lanes += (
            drawn
            if drawn
            else [element("text", "no date is told", x=left + 14, y=y + 4, class_="q halo")]
        )
        y += depth + 22 + above
    free = 0.0
    for at, label in _ticks(first, last, 9 if left else 4):
        x = round(left + 14 + (at - first) * scale, 1)
        rows.append(element("line", x1=x, x2=x, y1=grid_top, y2=y - 30 - above, class_="grid day"))
        half = width(label) / 2
        # A label at the edge is moved in, as long as it stays by its line.
        x = min(max(x, half), wide - half)
        if x - half >= free:
            rows.append(
                element("text", label, x=round(x, 1), y=16, class_="q", text_anchor="middle")
            )
            free = x + half + 10
    return picture(
        wide,
        y - 24 - above,
        "Timeline",
        "Three lanes: when things are said to have happened, when reports were published, when "
        "they were captured. Times are UTC where a report gives its zone.",
        [*rows, *lanes],
    )
