"""An edition in, files out: pages, Markdown, JSON, each written whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from variorum.dossier.exports import to_html, to_json, to_markdown
from variorum.errors import StoreError
from variorum.model import Edition


def render(edition: Edition, form: str) -> Mapping[str, str]:
    """File names and texts of an edition in one form: "html", "md" or "json"."""
    if form == "html":
        return to_html(edition)
    if form == "md":
        return {"dossier.md": to_markdown(edition)}
    if form == "json":
        return {"dossier.json": to_json(edition)}
    raise ValueError(f"no such form: {form}")


def publish(edition: Edition, out: Path, forms: Sequence[str]) -> tuple[Path, ...]:
    """Write an edition's files into a folder.

    Returns:
        The paths a reader would open, the page first.

    Raises:
        StoreError: The folder cannot be written.
    """
    shown: list[Path] = []
    try:
        out.mkdir(parents=True, exist_ok=True)
        # All are made before one is written, so that the forms of a folder belong together.
        for files in [render(edition, form) for form in forms]:
            for name, text in files.items():
                _write(out / name, text)
            shown.append(out / next(iter(files)))
    except OSError as trouble:
        raise StoreError(str(out), f"cannot be written ({trouble.strerror}).") from trouble
    return tuple(shown)


def _write(path: Path, text: str) -> None:
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}-")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
        os.chmod(name, 0o644)
        os.replace(name, path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
