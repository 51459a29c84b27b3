"""Writing SVG: elements with escaped words, and words cut to a width."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup, escape

# Mean advance of the page's sans at 12 px, measured over English headlines; wide scripts
# are counted double.
_ADVANCE = 6.3
_CAPITAL = 8.8


def width(text: str) -> float:
    """About how many pixels a text of 12 px takes."""
    return sum(map(_advance, text))


def _advance(sign: str) -> float:
    if ord(sign) > 0x2E7F:
        return 2 * _ADVANCE
    # A run of capitals, such as a list of signs, is wider than a headline's letters.
    return _CAPITAL if sign.isupper() or sign in "mwMW%@—…" else _ADVANCE


def fit(text: str, pixels: float) -> str:
    """The text, cut with an ellipsis where it would be wider than ``pixels``."""
    text = " ".join(text.split())
    if width(text) <= pixels:
        return text
    kept, used = [], _CAPITAL
    for sign in text:
        used += _advance(sign)
        if used > pixels:
            break
        kept.append(sign)
    return "".join(kept).rstrip() + "…"


def element(name: str, *children: Markup | str, **attributes: str | float | None) -> Markup:
    """One element. Words and values are escaped; ``class_`` and ``text_anchor`` lose their
    underscores as SVG writes them; an attribute that is None is left out.
    """
    out = [f"<{name}"]
    for key, value in attributes.items():
        if value is None:
            continue
        shown = f"{value:g}" if isinstance(value, float) else str(value)
        out.append(f' {key.rstrip("_").replace("_", "-")}="{escape(shown)}"')
    out.append(">")
    out += [str(escape(child)) for child in children]
    out.append(f"</{name}>")
    return Markup("".join(out))  # noqa: S704 (children and values are escaped above)


def link(href: str | None, anchors: str, *children: Markup, says: str | None = None) -> Markup:
    """Children that open a passage when selected, or plain where there is none; ``says`` tells
    where it leads if no child is a text."""
    if href is None:
        return Markup("").join(children)
    return element("a", *children, href=href, data_cite=anchors, aria_label=says)


def picture(
    wide: float, high: float, title: str, description: str, children: Iterable[Markup]
) -> Markup:
    """A whole picture with a name and a description for those who do not see it."""
    return element(
        "svg",
        element("title", title),
        element("desc", description),
        *children,
        viewBox=f"0 0 {wide:g} {high:g}",
        width=wide,
        height=high,
        # An image by its role would hide its links from those who do not see it.
        role="group",
    )
