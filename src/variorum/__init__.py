"""Every report of a story in one place, and every word traced to its source.

The whole way in a script, one verb a line::

    import variorum

    with variorum.open_desk("night-trains") as desk:
        captures = variorum.archive(desk, ["examples/night-trains"])
        articles = variorum.extract(desk, captures)
        analyses = variorum.analyse(desk, articles)
        for reports in variorum.group(desk, articles, analyses):
            collated = variorum.collate(desk, reports)
            weighed = variorum.weigh(desk, reports, collated)
            dossier = variorum.compose(reports, collated, weighed)
            variorum.export(desk, [dossier], "night-trains")

Names are loaded when they are first used, so that ``import variorum`` costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from variorum.bulk import analyse_lines, extract_lines
    from variorum.desk import (
        Collated,
        Desk,
        Reports,
        Weighed,
        analyse,
        archive,
        collate,
        compose,
        export,
        extract,
        failures,
        group,
        list_stories,
        open_desk,
        recall,
        verify_captures,
        weigh,
        write_dossiers,
    )
    from variorum.desk.settings import Settings, read_settings
    from variorum.errors import VariorumError
    from variorum.model import (
        Analysis,
        Article,
        Capture,
        Claim,
        Conflict,
        Dossier,
        Edition,
        Failure,
        Passage,
        Span,
        Story,
        TextOfRecord,
    )

__version__ = "0.1.0"

_HOMES = {
    "variorum.bulk": "analyse_lines extract_lines",
    "variorum.desk": (
        "Collated Desk Reports Weighed analyse archive collate compose export extract failures "
        "group list_stories open_desk recall verify_captures weigh write_dossiers"
    ),
    "variorum.desk.settings": "Settings read_settings",
    "variorum.errors": "VariorumError",
    "variorum.model": (
        "Analysis Article Capture Claim Conflict Dossier Edition Failure Passage Span Story "
        "TextOfRecord"
    ),
}
_HOME = {name: home for home, names in _HOMES.items() for name in names.split()}

__all__ = [  # noqa: RUF022 - the way of the data first, then the nouns
    "open_desk",
    "archive",
    "extract",
    "analyse",
    "group",
    "collate",
    "weigh",
    "compose",
    "export",
    "write_dossiers",
    "extract_lines",
    "analyse_lines",
    "failures",
    "list_stories",
    "recall",
    "verify_captures",
    "read_settings",
    "Analysis",
    "Article",
    "Capture",
    "Claim",
    "Collated",
    "Conflict",
    "Desk",
    "Dossier",
    "Edition",
    "Failure",
    "Passage",
    "Reports",
    "Settings",
    "Span",
    "Story",
    "TextOfRecord",
    "VariorumError",
    "Weighed",
]


def __getattr__(name: str) -> object:
    home = _HOME.get(name)
    if home is None:
        raise AttributeError(f"module 'variorum' has no attribute {name!r}")
    return getattr(import_module(home), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
