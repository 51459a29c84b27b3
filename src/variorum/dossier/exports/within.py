"""The dossier within another program's page: the same parts, without a frame of their own."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping

from variorum.dossier.exports.encodable import encodable
from variorum.dossier.exports.html import environment, style
from variorum.dossier.exports.views.page import view_of
from variorum.model import ArticleId, Dossier

# What the parts are put in, and what their style is confined to.
WITHIN = "dossier"
_PALETTE = re.compile(r":root\{\s*(--paper.*?|color-scheme.*?)\}", re.S)
_SANS = re.compile(r"--(?:serif|sans):[^;}]*;?|color-scheme:[^;}]*;")


def to_fragment(dossier: Dossier, *, links: Mapping[ArticleId, str]) -> str:
    """The parts of a dossier's page as HTML, in one element of the class ``dossier``.

    Args:
        links: Where each report can be opened, by its id; left out where there is none.

    It works without script; ``page_script`` opens passages beside the text. No word of a
    report is taken for markup.

    Cost: O(text + passages \u00b7 log passages); some 10 ms for each report.
    """
    view = view_of(dossier, "")
    made = environment().get_template("within.html.j2")
    return encodable(made.render(d=view, links=defaultdict(str, links), within=WITHIN))


def fragment_style() -> str:
    """The style of ``to_fragment``, confined to it, with its palette in light and dark.

    ``data-look`` at the root of the page chooses "light" or "dark"; else the device does.
    """
    light, dark = (_SANS.sub("", found).strip() for found in _PALETTE.findall(style("frame"))[:2])
    here = f".{WITHIN}"
    return "".join(
        (
            f"{here}{{{light}}}\n",
            f":root[data-look=dark] {here}{{{dark}}}\n",
            "@media (prefers-color-scheme:dark){",
            f":root:not([data-look=light]) {here}{{{dark}}}}}\n",
            *_confined(style("parts"), here),
        )
    )


def _confined(css: str, here: str) -> Iterator[str]:
    """Rules with every selector below an element. Our own style alone: no braces in strings."""
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.S)
    plain = 0  # how deep in keyframes or a page's box we are
    depth = 0
    for head, brace in re.findall(r"([^{}]*)([{}])", css):
        if brace == "}":
            depth -= 1
            plain = plain if depth >= plain else 0
            yield head + "}"
            continue
        if head.strip().startswith("@") or plain:
            if head.strip().startswith(("@keyframes", "@page")):
                plain = plain or depth + 1
            yield head + "{"
        else:
            lead, _, selectors = head.rpartition(";") if ";" in head else ("", "", head)
            yield lead + ",".join(_below(one, here) for one in _selectors(selectors)) + "{"
        depth += 1


def _selectors(written: str) -> list[str]:
    """Selectors of one rule; commas within brackets part nothing."""
    return re.findall(r"(?:[^,(]|\([^()]*(?:\([^()]*\)[^()]*)*\))+", written.strip())


def _below(selector: str, here: str) -> str:
    plain = selector.strip()
    # What is said of the whole page is meant for it.
    if plain.startswith((":root", "body:has")):
        looks = (here, f":root[data-look=dark] {here}", f":root:not([data-look=light]) {here}")
        return plain if plain.startswith("body") else ",".join(looks)
    return here if plain in ("body", "html") else f"{here} {plain}"
