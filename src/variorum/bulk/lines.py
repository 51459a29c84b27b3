"""The two long runs: pages to lines of articles, and lines of texts to lines of who said what."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from variorum.bulk.batch import Ended, Watch, run_batch, unwatched
from variorum.bulk.line_inputs import documents
from variorum.bulk.page_inputs import Notes, pages
from variorum.bulk.part import beside
from variorum.desk.analysing import analyser
from variorum.desk.extracting import Extractor
from variorum.desk.settings import Settings, read_settings


def extract_lines(
    inputs: Sequence[str],
    out: Path | str | None,
    *,
    settings: Settings | None = None,
    path: Literal["careful", "fast"] = "careful",
    restart: bool = False,
    watch: Watch = unwatched,
) -> Ended:
    """Draw the articles from saved pages, folders and web archives, a JSON line each.

    Args:
        inputs: Page files, folders, WARC files; "-" for standard input.
        out: The file to be, packed if its name ends in ".gz"; None for standard output.
        settings: Read from file and environment if None; ``jobs`` says how many processes.
        path: How an article's body is looked for.
        restart: Begin anew where a stopped run could be gone on with.
        watch: Is told after each input how far the run has come.

    Returns:
        How many were read, how many were not, and what was passed over in archives.

    Raises:
        SourceError: ``out`` can't be written, or a stopped run had other settings or inputs.
    """
    chosen = read_settings() if settings is None else settings
    target = None if out is None else Path(out)
    act = Extractor(path, chosen.max_input)
    notes = Notes()
    units = pages(
        inputs,
        limit=chosen.max_input,
        archive_limit=chosen.max_archive,
        leave_out=beside(target),
        notes=notes,
    )
    made_by = {"command": "extract", "settings": [act.recipe.id, chosen.max_input]}
    ended = run_batch(units, act, target, made_by, jobs=chosen.jobs, restart=restart, watch=watch)
    return ended.noted(notes.told())


def analyse_lines(
    inputs: Sequence[str],
    out: Path | str | None,
    *,
    settings: Settings | None = None,
    restart: bool = False,
    watch: Watch = unwatched,
) -> Ended:
    """Find who said what in files of JSON lines with an ``id`` and a ``text``, a line each.

    Args:
        inputs: The files, packed with gzip or not; "-" for standard input.
        out: The file to be, packed if its name ends in ".gz"; None for standard output.
        settings: Read from file and environment if None; ``quotations`` says how they are
            found, ``jobs`` how many processes.
        restart: Begin anew where a stopped run could be gone on with.
        watch: Is told after each line how far the run has come.

    Returns:
        How many were read and how many were not.

    Raises:
        LanguageError: The model was asked for and can't be used.
        SourceError: ``out`` can't be written, or a stopped run had other settings or inputs.
    """
    chosen = read_settings() if settings is None else settings
    act, complaint = analyser(chosen)
    made_by = {"command": "analyse", "settings": [act.recipe.id, chosen.max_input]}
    ended = run_batch(
        documents(inputs, limit=chosen.max_input),
        act,
        None if out is None else Path(out),
        made_by,
        jobs=chosen.jobs,
        restart=restart,
        watch=watch,
    )
    return ended.noted(complaint)
