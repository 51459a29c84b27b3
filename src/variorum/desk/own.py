"""What the program itself wrote: never a report, or a dossier would bear witness to itself."""

from __future__ import annotations

import re
from collections.abc import Collection
from pathlib import Path

_NAMES = re.compile(
    r"dossier\.(?:html|md|json|tei\.xml|csl\.json|bib|wikitext|jsonld|prov\.jsonld)"
    r"|story-\d+-.*\.(?:html|tei\.xml)|[a-z]+\.(?:csv|parquet)"
)
_HEAD = 4096
_FAR = 1 << 20  # the failures stand before the schema in a JSON dossier
_PAGE = b'<meta name="generator" content="variorum">'
_JSON = re.compile(rb'\s*\{\s*"failures":.*?\n "schema": "variorum-dossier/', re.DOTALL)
_TEI = b'<application ident="variorum"'
# References, linked data, tables: as they begin.
_EXPORT = re.compile(
    rb"% Made with Variorum\b|<!-- Made with Variorum\b"
    rb'|\[\n \{\n  "[^\0]{0,4000}?\bCapture: sha256:'
    rb'|\{\n "@context": \{[^\0]{0,4000}?"urn:variorum:'
    rb"|story,[a-z_,]+\r\n(?:story-[0-9a-f]{20},|\Z)"
)
_PARQUET = re.compile(rb"PAR1.*variorum", re.DOTALL)
_MARKDOWN = re.compile(rb"\nMade [^\n]{5,60} with Variorum\.\s*\Z")


def is_dossier(data: bytes) -> bool:
    """True for a dossier of ours, in any of its forms, told by the marks it carries."""
    return (
        _PAGE in data[:_HEAD]
        or _EXPORT.match(data[:_FAR]) is not None
        or _TEI in data[:_FAR]
        or _PARQUET.match(data[:_FAR]) is not None
        or _JSON.match(data[:_FAR]) is not None
        or _MARKDOWN.search(data[-200:]) is not None
    )


def is_result(path: Path) -> bool:
    """True for a file that bears the name of a result of ours and its marks."""
    if not _NAMES.fullmatch(path.name):
        return False
    try:
        with open(path, "rb") as file:
            head = file.read(_FAR)
            size = file.seek(0, 2)
            file.seek(max(0, size - 200))
            return is_dossier(head) or is_dossier(file.read(200))
    except OSError:
        return False


def workplaces(files: Collection[str], folders: Collection[str]) -> tuple[set[str], set[str]]:
    """The files and folders among these names that are a store and its archive."""
    own_files: set[str] = set()
    own_folders: set[str] = set()
    for name in files:
        archive = f"{Path(name).stem}-archive"
        if name.endswith(".sqlite") and archive in folders:
            own_files.update({name, f"{name}-wal", f"{name}-shm", f"{name}-journal"})
            own_folders.add(archive)
    return own_files, own_folders
