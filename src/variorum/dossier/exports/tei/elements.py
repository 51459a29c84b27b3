"""TEI elements: what may stand in XML 1.0, in an address, in a date."""

from __future__ import annotations

import re
from urllib.parse import quote
from xml.etree import ElementTree as ET

from variorum.dossier.sources import safe_url

TEI = "http://www.tei-c.org/ns/1.0"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_FORBIDDEN = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_DATE = re.compile(
    r"(\d{4})(-(\d{2})(-(\d{2})(T(\d{2}):(\d{2})(:\d{2}(?:\.\d+)?)?)?)?)?(Z|[+-]\d\d:\d\d)?"
)
_NAMED = {"id": XML_ID, "lang": XML_LANG, "from_": "from"}
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")


def permitted(text: str) -> str:
    """The text with each character that XML 1.0 forbids replaced by U+FFFD.

    A carriage return becomes a line feed, as every reader of XML would make it.
    """
    return _FORBIDDEN.sub("\ufffd", text.replace("\r", "\n"))


def element(parent: ET.Element | None, name: str, text: str = "", **attributes: str) -> ET.Element:
    """An element with its text; attributes in the order given, those that are empty left out.

    ``id`` and ``lang`` become ``xml:id`` and ``xml:lang``, ``from_`` is ``from``; a language
    that is no tag of one is left out.
    """
    plain: dict[str, str] = {}
    for key, value in attributes.items():
        if not value or (key == "lang" and not _LANGUAGE.fullmatch(value)):
            continue
        plain[_NAMED.get(key, key)] = permitted(value)
    made = ET.Element(name, plain) if parent is None else ET.SubElement(parent, name, plain)
    if text:
        made.text = permitted(text)
    return made


def add_text(parent: ET.Element, text: str) -> None:
    """Append characters behind all that the element holds."""
    if not text:
        return
    text = permitted(text)
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "") + text
    else:
        parent.text = (parent.text or "") + text


def add_lines(parent: ET.Element, text: str) -> None:
    """Append characters; each line feed becomes ``<lb/>``."""
    for number, line in enumerate(permitted(text).split("\n")):
        if number:
            element(parent, "lb")
        add_text(parent, line)


def address(url: str | None) -> str:
    """A web address as an attribute may hold it, else ""."""
    safe = safe_url(url)
    if not safe:
        return ""
    try:
        return quote(safe, safe="%/:=&?~#+!$,;'@()*-._")
    except UnicodeEncodeError:
        return ""


def when(value: str | None) -> str:
    """A date as XML Schema has it, else ""."""
    found = _DATE.fullmatch(value or "")
    if not found or not value:
        return ""
    month, day = found[3], found[5]
    if (month and not "01" <= month <= "12") or (day and not "01" <= day <= "31"):
        return ""
    if not _is_day(found[1], month, day) or found[1] == "0000":
        return ""
    if found[6]:
        if found[7] > "23" or found[8] > "59" or (found[9] or ":00")[1:3] > "59":
            return ""
        seconds = found[9] or ":00"
        return f"{found[1]}{found[2][:6]}T{found[7]}:{found[8]}{seconds}{found[10] or ''}"
    return value if not found[10] else f"{found[1]}{found[2] or ''}"


def _is_day(year: str, month: str | None, day: str | None) -> bool:
    if not day or not month:
        return True
    leap = int(year) % 4 == 0 and (int(year) % 100 != 0 or int(year) % 400 == 0)
    days = [31, 29 if leap else 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    return int(day) <= days[int(month) - 1]
