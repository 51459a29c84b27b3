"""The desk: the tools a workflow needs, in one record that does nothing by itself."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from variorum.capture import Archive
from variorum.desk.ports import Clock, Map, Progress, serial, silent, wall_clock
from variorum.desk.settings import Settings, read_settings
from variorum.errors import LanguageError, SettingsError, StoreError
from variorum.store import Store, open_store
from variorum.text import Likeness, lexical_likeness

STORE_NAME = "variorum.sqlite"


@dataclass(frozen=True, slots=True)
class Desk:
    """A store, an archive, a clock, a map, a measure of likeness, and somebody to tell."""

    settings: Settings
    store: Store
    archive: Archive
    likeness: Likeness
    clock: Clock = wall_clock
    map: Map = serial
    progress: Progress = silent


def choose_likeness(meaning: str) -> Likeness:
    """The measure of likeness that a setting names.

    Raises:
        SettingsError: The folder holds no model, or its libraries are not installed.
    """
    if meaning == "lexical":
        return lexical_likeness
    from variorum.language.meaning import load_encoder

    if meaning == "auto":
        try:
            return load_encoder()
        except LanguageError:
            return lexical_likeness
    try:
        return load_encoder(Path(meaning))
    except LanguageError as cause:
        raise SettingsError("meaning", str(cause)) from cause


@contextmanager
def open_desk(
    folder: Path | str = "dossier",
    *,
    store: Path | str | None = None,
    settings: Settings | None = None,
    clock: Clock = wall_clock,
    map: Map = serial,
    progress: Progress = silent,
) -> Iterator[Desk]:
    """Lay out a desk: open the store and the archive beside it, close them at the end.

    Args:
        folder: Where the store goes if ``store`` does not say.
        store: The store's file. The archive is the folder of the same name with
            ``-archive`` beside it.
        settings: Read from file and environment if ``None``.

    Raises:
        StoreError: The file is no store of ours, or cannot be written.
        SettingsError: A setting cannot be used.
    """
    chosen = read_settings() if settings is None else settings
    path = Path(store) if store is not None else Path(folder) / STORE_NAME
    likeness = choose_likeness(chosen.meaning)
    with ExitStack() as tools:
        try:
            archive = tools.enter_context(Archive(path.with_name(f"{path.stem}-archive")))
            opened = tools.enter_context(open_store(path))
        except (OSError, ValueError) as trouble:
            said = trouble.strerror if isinstance(trouble, OSError) else str(trouble)
            raise StoreError(
                path.name, f"cannot be opened ({said}).", advice="Give another path."
            ) from trouble
        yield Desk(chosen, opened, archive, likeness, clock, map, progress)
