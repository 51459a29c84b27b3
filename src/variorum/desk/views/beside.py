"""What follows a report's own text in other apps: the other reports, and in what they differ."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from html import escape

from variorum.desk.views.differences import Difference, Differences, Side
from variorum.desk.views.lists import web_address
from variorum.model import Member, ToldStory

# Reports that are listed; the story's page has all.
LISTED = 40


def story_address(base: str, story: str) -> str:
    """Where the page of a story is."""
    return f"{base}/story/{story}"


def told_beside(
    row: ToldStory, reports: Sequence[Member], found: Differences | None, base: str
) -> str:
    """What follows a report's own text: the other reports, and in what they differ. Pure."""
    listed = reports[:LISTED]
    more = row.items - 1 - len(listed)
    lines = "".join(f"<li>{_report(one)}</li>" for one in listed)
    rest = f"<li>and {_many(more, 'more report')}</li>" if more > 0 else ""
    address = escape(story_address(base, row.id))
    return (
        "<hr><h3>Other reports of this story</h3>"
        f"<p>{_many(row.items, 'report')} by {_many(row.outlets, 'outlet')}, from"
        f" {_many(row.origins, 'independent origin')}.</p><ul>{lines}{rest}</ul>"
        f"{_differences(found)}"
        f'<p><a href="{address}">The whole story in Variorum</a></p>'
    )


def _report(one: Member) -> str:
    url = web_address(one.url)
    title = escape(one.title or "(without a headline)")
    if url is not None:
        title = f'<a href="{escape(url)}" rel="noopener noreferrer nofollow">{title}</a>'
    when = datetime.fromtimestamp(one.stands, UTC).strftime("%Y-%m-%d %H:%M UTC")
    return f"{escape(one.called or one.outlet)}: {title} ({when})"


def _differences(found: Differences | None) -> str:
    if found is None or not (found.contested or found.variants):
        return ""
    names = {
        "hard": "contradiction",
        "soft": "difference",
        "superseded": "replaced by a later report",
    }
    lines = [_difference(one, names.get(one.strength or "", "")) for one in found.contested]
    lines += [_difference(one, "printed in several ways") for one in found.variants]
    more = f"<li>and {_many(found.more, 'more difference')}</li>" if found.more else ""
    return f"<h3>Where the reports differ</h3><ul>{''.join(lines)}{more}</ul>"


def _difference(one: Difference, kind: str) -> str:
    sides = "; ".join(_side(side) for side in one.sides)
    return f"<li>{escape(one.matter)} ({kind}): {sides}</li>"


def _side(side: Side) -> str:
    outlets = ", ".join(side.outlets) + (f" and {side.more} more" if side.more else "")
    return f"“{escape(side.words)}” ({escape(outlets)})"


def _many(number: int, name: str) -> str:
    return f"{number:,} {name}{'' if number == 1 else 's'}"
