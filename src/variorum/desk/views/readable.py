"""A safe fragment made ready for a page of ours: it keeps to its column and to our headings."""

from __future__ import annotations

import re
from functools import partial

# A tag that is changed, as ``safe_html`` and ``bodies`` write it, and before it all that is not:
# other tags are passed over whole, so that what stands in the value of an attribute is never
# taken for one.
_TAG = re.compile(
    r'((?:[^<]++|<(?!/?(?:h[1-6]|img|table|pre)[ >])[^"<>]*+(?:"[^"]*+"[^"<>]*+)*+>)*+)'
    r'(?:<(/?)([a-z][a-z0-9]*)((?: [a-z-]+="[^"]*")*)>|(<)|\Z)'
)
_SCROLLS = {"table": "table", "pre": "text"}


def readable(html: str) -> str:
    """A fragment of ``safe_html`` or ``bodies`` for a page.

    Its highest headings stand right below the page's own, the others as far below those. Tables
    and code scroll within themselves, by keys too. A picture without a description gets an empty
    one: none is made up for it.

    Cost: linear, some 0.2 s for 1 MB of hardly anything but tags.
    """
    levels = [int(found[3][1]) for found in _TAG.finditer(html) if found[3] and found[3][0] == "h"]
    down = 2 - min(levels, default=2)
    return _TAG.sub(partial(_written, down), html)


def _written(down: int, found: re.Match[str]) -> str:
    before, closes, name, attributes, other = found.groups("")
    if not name:
        return before + other
    if name[0] == "h":
        return f"{before}<{closes}h{min(6, int(name[1]) + down)}{attributes}>"
    tag = f"<{closes}{name}{attributes}>"
    if name == "img":
        return before + (tag if ' alt="' in attributes else f'<img{attributes} alt="">')
    if closes:
        return f"{before}{tag}</div>"
    said = f"A {_SCROLLS[name]} that may be wider than the page"
    return f'{before}<div class="wide" role="group" tabindex="0" aria-label="{said}">{tag}'
