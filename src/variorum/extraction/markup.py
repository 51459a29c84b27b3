"""Markup to trees, safely: nothing is fetched, no entity is expanded, no depth breaks it."""

from __future__ import annotations

import re
from typing import Any

from variorum.errors import ExtractionError

_TAG = re.compile(r"<(/?)([a-zA-Z][\w:-]*+)?+[^<>]*+>")
_BREAKS = frozenset(
    """p div br li ul ol tr table h1 h2 h3 h4 h5 h6 section article main header footer aside nav
    blockquote figure figcaption title hr pre form td th dd dt dl""".split()
)
_HIDDEN = frozenset({"script", "style", "noscript", "template", "svg", "head"})


def parse(html: str, *, subject: str) -> tuple[Any, list[str]]:
    """Parse a page into an lxml tree.

    Returns:
        The tree and complaints. The tree is ``None`` where the page can't be held as one
        (nested too deeply): then only its plain text can be had, by ``strip_tags``.

    Raises:
        ExtractionError: no markup in it at all.
    """
    from lxml import etree
    from lxml import html as lxml_html

    parser = lxml_html.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, collect_ids=False
    )
    # One class for all elements: choosing it for each anew takes longer than reading it.
    parser.set_element_class_lookup(etree.ElementDefaultClassLookup(element=lxml_html.HtmlElement))
    try:
        tree = lxml_html.document_fromstring(html.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise ExtractionError(
            subject, "is no web page that can be read.", advice="Look at what was saved."
        ) from error
    if any("depth" in entry.message.lower() for entry in parser.error_log):
        return None, ["nested too deeply to be read as a page; read as plain text"]
    return tree, []


def strip_tags(html: str) -> str:
    """The text between the tags, a line for each block; scripts and styles left out.

    Cost: linear, whatever the markup.
    """
    from html import unescape

    out: list[str] = []
    position = 0
    hidden = ""
    for match in _TAG.finditer(html):
        name = (match[2] or "").lower()
        if not hidden:
            out.append(html[position : match.start()])
            if name in _BREAKS:
                out.append("\n")
        if hidden:
            hidden = "" if match[1] and name == hidden else hidden
        elif not match[1] and name in _HIDDEN and not match.group().endswith("/>"):
            hidden = name
        position = match.end()
    if not hidden:
        out.append(html[position:])
    lines = (" ".join(line.split()) for line in unescape("".join(out)).split("\n"))
    return "\n".join(line for line in lines if line)
