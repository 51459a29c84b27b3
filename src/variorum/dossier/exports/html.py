"""The dossier as a page: one self-contained file, legible without script, safe to open."""

from __future__ import annotations

import base64
import hashlib
import re
import unicodedata
from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from markupsafe import Markup

from variorum.dossier.exports.citations import cited_passages as cited_passages
from variorum.dossier.exports.encodable import encodable
from variorum.dossier.exports.views import dates
from variorum.dossier.exports.views.citing import Citing
from variorum.dossier.exports.views.page import fact_lines, view_of
from variorum.model import Dossier, Edition, Failure

if TYPE_CHECKING:
    import jinja2

_TEMPLATES = Path(__file__).parent / "templates"
# Where a report can be opened besides, by its id: nowhere, in a page that stands alone.
_NO_LINKS: defaultdict[str, str] = defaultdict(str)


@lru_cache(maxsize=1)
def environment() -> jinja2.Environment:
    """The templates of the page."""
    import jinja2

    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["date"] = dates.said
    return environment


def _hash(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _policy(style: str, script: str) -> str:
    """What the page may do: show itself, and run our one script. Nothing else."""
    return (
        f"default-src 'none'; style-src 'sha256-{_hash(style)}'; "
        f"script-src 'sha256-{_hash(script)}'; img-src data:; base-uri 'none'; "
        "form-action 'none'"
    )


def style(name: str) -> str:
    """One of the page's two styles: that of its "frame", or of its "parts"."""
    return (_TEMPLATES / f"{name}.css").read_text(encoding="utf-8")


def page_script() -> str:
    """The script of the page: opens passages. It needs nothing else, and nothing needs it."""
    return (_TEMPLATES / "script.js").read_text(encoding="utf-8")


def slug(title: str) -> str:
    """A title as a short, plain part of a file name."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall(r"[a-z0-9]+", plain)[:6])[:48].strip("-") or "story"


def to_html(edition: Edition) -> Mapping[str, str]:
    """Print the edition as web pages.

    Args:
        edition: One dossier or several.

    Returns:
        File names and pages. One dossier gives ``dossier.html``; several give an index
        of that name and ``story-<n>-<slug>.html`` for each. Every page is one file that
        asks the network for nothing, works without script, and lets no word of a report
        be taken for markup.

    Cost: O(text + passages · log passages) for each dossier.
    """
    templates = environment()
    css, script = style("frame") + style("parts"), page_script()
    shared = {
        "style": Markup(css),  # noqa: S704 (our own file)
        "script": Markup(script),  # noqa: S704 (our own file)
        "policy": _policy(css, script),
        "made": dates.said(edition.made),
        "links": _NO_LINKS,
    }

    def page(dossier: Dossier, home: str, failures: tuple[Failure, ...]) -> str:
        view = view_of(dossier, edition.made, home=home, failures=failures, as_of=edition.as_of)
        return encodable(templates.get_template("dossier.html.j2").render(d=view, **shared))

    if len(edition.dossiers) == 1:
        return {"dossier.html": page(edition.dossiers[0], "", edition.failures)}
    pages: dict[str, str] = {}
    stories = []
    for number, dossier in enumerate(edition.dossiers, 1):
        name = f"story-{number}-{slug(dossier.title)}.html"
        pages[name] = page(dossier, "dossier.html", ())
        citing = Citing(dossier)
        stories.append(
            {
                "href": name,
                "title": dossier.title,
                "facts": [f for f in fact_lines(dossier, edition.made) if f.number],
                "names": [citing.name(a.id) for a in dossier.articles[:12]],
            }
        )
    index = templates.get_template("index.html.j2").render(
        stories=stories, failed=edition.failures, **shared
    )
    return {"dossier.html": encodable(index), **pages}
