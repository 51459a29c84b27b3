"""What a feed or page wrote, made safe to be shown among our own words.

Ammonia (through nh3) parses as browsers do and keeps what is on a list. Nothing that runs, loads
by itself, styles, or can be filled in is on ours. Scripts would be stopped by the pages' policy
too: either of the two is enough.
"""

from __future__ import annotations

import re
from functools import lru_cache, partial
from html import unescape
from urllib.parse import urlsplit

_TAGS = set(
    "a abbr b bdi bdo blockquote br caption center cite code col colgroup dd del details dfn div "
    "dl dt em figcaption figure h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q rp rt ruby s "
    "samp small span strike strong sub summary sup table tbody td tfoot th thead time tr tt u ul "
    "var wbr".split()
)
# Gone with what they hold; other tags that are not kept leave their words behind.
_GONE = set(
    "script style template noscript iframe object embed applet math svg select textarea "
    "audio video canvas head title frameset".split()
)
_ATTRIBUTES = {
    "*": {"lang", "dir"},
    "a": {"href", "title"},
    "abbr": {"title"},
    "blockquote": {"cite"},
    "q": {"cite"},
    "del": {"datetime"},
    "ins": {"datetime"},
    "time": {"datetime"},
    "img": {"src", "alt", "width", "height"},
    "ol": {"start", "reversed"},
    "td": {"colspan", "rowspan", "headers"},
    "th": {"colspan", "rowspan", "headers", "scope"},
    "col": {"span"},
    "colgroup": {"span"},
}
_NUMBER = re.compile(r"[0-9]{1,4}(?:%|px)?")
_LONGEST = 4 * 1024 * 1024


def safe_html(html: str, *, base: str | None = None, pictures: bool = True) -> str:
    """An HTML fragment without anything that could do more than be read.

    Args:
        base: The address that relative links start from; without one they are taken away.
        pictures: Whether pictures stay, to be loaded from where the outlet keeps them, late and
            without saying who asks; otherwise what they show is written in their place, if said.

    Raises:
        Nothing: any text gives a fragment. What is beyond 4 MiB is cut off, and that is said.

    Cost: linear, about 20 ms for 1 MB.
    """
    import nh3

    cut = len(html) > _LONGEST
    clean = partial(
        nh3.clean,
        # Half a character of UTF-16 is none, and can't be written.
        html[:_LONGEST].encode("utf-8", "replace").decode("utf-8"),
        tags=_TAGS,
        clean_content_tags=_GONE,
        attributes=_ATTRIBUTES,
        attribute_filter=_filtered,
        url_schemes={"http", "https", "mailto"},
        link_rel="noopener noreferrer nofollow",
    )
    try:
        safe = clean(url_relative=("rewrite_with_base", base) if base and _usable(base) else "deny")
    except ValueError:
        # Some addresses are none to nh3 alone.
        safe = clean(url_relative="deny")
    # Put in here: nh3 would write them in an order of chance.
    safe = _IMAGE.sub(_loading if pictures else _said, safe)
    return safe + "<p>(The rest is too long to be shown here.)</p>" if cut else safe


# What tells nothing in a line of words; then where words are parted; then all other markup.
_SILENT = re.compile(
    r"<!--.*?(?:-->|$)|<(" + "|".join(sorted(_GONE)) + r")\b.*?(?:</\1\s*>|$)", re.I | re.S
)
_BREAKS = re.compile(
    r"</?(?:p|div|br|hr|li|ul|ol|h[1-6]|tr|td|th|blockquote|figure|figcaption|section)\b[^>]*>",
    re.I,
)
_MARKUP = re.compile(r"<[a-z/!?][^>]*(?:>|$)", re.I)


def plain_words(html: str, *, limit: int) -> str:
    """The words of an HTML fragment in one line, for a list; cut at the end of a word.

    It is text, to be escaped like any other: it need not be safe, so it need not be parsed.

    Args:
        limit: Characters at most. Of the fragment no more is read than is likely to hold them.

    Cost: linear in ``limit``, some 20 µs for an excerpt, a tenth of it for one of the last 1,000.
    """
    return _words(html[: 4_000 + 12 * limit], limit)


@lru_cache(maxsize=1_000)
def _words(head: str, limit: int) -> str:
    bare = _MARKUP.sub("", _BREAKS.sub(" ", _SILENT.sub(" ", head)))
    return shortened(unescape(bare), limit)


def plain_paragraphs(html: str, *, limit: int) -> str:
    """The words of an HTML fragment, a line for each paragraph; for comparing two of them. It is
    text, to be escaped like any other.

    Args:
        limit: Characters of the fragment that are read.
    """
    bare = _MARKUP.sub("", _BREAKS.sub("\n", _SILENT.sub(" ", html[:limit])))
    lines = (" ".join(line.split()) for line in unescape(bare).split("\n"))
    return "\n".join(line for line in lines if line)


def shortened(text: str, limit: int) -> str:
    """Text in one line, cut at the end of a word if it is longer than a limit."""
    line = " ".join(text[: 4 * limit + 200].split())
    if len(line) <= limit:
        return line
    cut = line[:limit].rpartition(" ")[0] or line[: limit - 1]
    return cut.rstrip(" ,;:.–—-") + "…"


# A picture's tag as nh3 writes it, and before it all that is none: tags are passed over whole, so
# that what stands in the value of an attribute is never taken for one.
_IMAGE = re.compile(
    r'((?:[^<]++|<(?!img[ >])[^"<>]*+(?:"[^"]*+"[^"<>]*+)*+>)*+)'
    r'(?:<img((?: [a-z-]+="[^"]*")*)>|(<)|\Z)'
)
_ALT = re.compile(r' alt="([^"]*)"')
# A picture that nobody can see tells somebody that it was asked for, and nothing else.
_UNSEEN = re.compile(r' (?:width|height)="[01](?:px)?"')
_ALT = re.compile(r' alt="([^"]*)"')


def _loading(found: re.Match[str]) -> str:
    before, attributes, other = found.groups("")
    if found[2] is None or _UNSEEN.search(attributes):
        return before + other
    return f'{before}<img loading="lazy" referrerpolicy="no-referrer"{attributes}>'


def _said(found: re.Match[str]) -> str:
    before, attributes, other = found.groups("")
    if found[2] is None or _UNSEEN.search(attributes):
        return before + other
    alt = _ALT.search(attributes)
    words = alt[1].strip() if alt else ""
    return before + (f"<small>[picture: {words}]</small>" if words else "<small>[picture]</small>")


def _filtered(tag: str, name: str, value: str) -> str | None:
    if name in ("width", "height", "colspan", "rowspan", "span", "start"):
        return value if _NUMBER.fullmatch(value.strip()) else None
    if tag == "img" and name == "src" and not value.strip().lower().startswith(("http", "/", ".")):
        # Data in an address is no picture of an outlet's; other relative ones have no sign.
        return None if ":" in value else value
    return value


def _usable(base: str) -> bool:
    try:
        return urlsplit(base).scheme in ("http", "https")
    except ValueError:
        return False
