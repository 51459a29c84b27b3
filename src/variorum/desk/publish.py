"""An edition in, files out: in any of the forms, each file written whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from variorum.dossier.exports import (
    to_bibtex,
    to_csl,
    to_csv,
    to_html,
    to_json,
    to_jsonld,
    to_markdown,
    to_parquet,
    to_prov,
    to_tei,
    to_wikitext,
)
from variorum.dossier.exports.tables.parquet import library
from variorum.errors import StoreError
from variorum.model import Edition

Files = Mapping[str, str] | Mapping[str, bytes]
_PIECE = 1 << 20


@dataclass(frozen=True, slots=True)
class Form:
    """One form of an edition: how it is made, and by which pattern its files are found.

    ``index`` is true where the first file leads to the others.
    """

    make: Callable[[Edition], Files]
    pattern: str
    index: bool = False


def _one(name: str, make: Callable[[Edition], str]) -> Form:
    return Form(lambda edition: {name: make(edition)}, name)


FORMS: Mapping[str, Form] = {
    "html": Form(to_html, "dossier.html", index=True),
    "md": _one("dossier.md", to_markdown),
    "json": _one("dossier.json", to_json),
    "tei": Form(to_tei, "*.tei.xml"),
    "csl": _one("dossier.csl.json", to_csl),
    "bibtex": _one("dossier.bib", to_bibtex),
    "wikitext": _one("dossier.wikitext", to_wikitext),
    "jsonld": _one("dossier.jsonld", to_jsonld),
    "prov": _one("dossier.prov.jsonld", to_prov),
    "csv": Form(to_csv, "tables/*.csv"),
    "parquet": Form(to_parquet, "tables/*.parquet"),
}


def render(edition: Edition, form: str) -> Files:
    """File names and contents of an edition in one of the ``FORMS``; bytes for "parquet".

    Raises:
        ValueError: There is no such form.
        SettingsError: The form needs a library that is not installed.
    """
    if form not in FORMS:
        raise ValueError(f"no such form: {form}")
    return FORMS[form].make(edition)


def publish(edition: Edition, out: Path, forms: Sequence[str]) -> tuple[Path, ...]:
    """Write an edition's files into a folder.

    Returns:
        The paths a reader would open, in the order of the forms: of pages the first, of
        tables their folder, of other files each.

    Raises:
        StoreError: The folder cannot be written.
        SettingsError: A form needs a library that is not installed; nothing is written.
    """
    shown: list[Path] = []
    try:
        out.mkdir(parents=True, exist_ok=True)
        # All are made before one is written, so that the forms of a folder belong together.
        made = [(FORMS[form].index, render(edition, form)) for form in _known(forms)]
        for index, files in made:
            for name, content in files.items():
                path = out / name
                path.parent.mkdir(exist_ok=True)
                _write(path, content)
            shown += _opened(out, list(files), index)
    except OSError as trouble:
        raise StoreError(str(out), f"cannot be written ({trouble.strerror}).") from trouble
    return tuple(dict.fromkeys(shown))


def prepare(forms: Sequence[str]) -> None:
    """Find out before any work whether every form can be made.

    Raises:
        ValueError: There is no such form.
        SettingsError: A form needs a library that is not installed.
    """
    if "parquet" in _known(forms):
        library()


def standing(out: Path, forms: Sequence[str]) -> bool:
    """Whether a folder holds files of one of these forms already."""
    return any(any(out.glob(FORMS[form].pattern)) for form in _known(forms))


def _known(forms: Sequence[str]) -> Sequence[str]:
    for form in forms:
        if form not in FORMS:
            raise ValueError(f"no such form: {form}")
    return forms


def _opened(out: Path, names: Sequence[str], index: bool) -> list[Path]:
    if index:
        return [out / name for name in names[:1]]
    return [out / name if "/" not in name else out / name.split("/")[0] for name in names]


def _write(path: Path, content: str | bytes) -> None:
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}-")
    try:
        with os.fdopen(handle, "wb") as file:
            # In pieces: the machine form of a large story is hundreds of megabytes.
            for start in range(0, len(content), _PIECE):
                part = content[start : start + _PIECE]
                file.write(part if isinstance(part, bytes) else part.encode("utf-8"))
        os.chmod(name, 0o644)
        os.replace(name, path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
