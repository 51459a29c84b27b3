"""The option ``--format``: names of forms, what each is, what a reader may write."""

from __future__ import annotations

from collections.abc import Iterable

import typer

# The same names as ``variorum.desk.publish.FORMS``, which is not imported for ``--help``.
FORMATS = {
    "html": "pages to read, without network or script",
    "md": "one Markdown text with footnotes",
    "json": "everything, for programs (docs/reference/dossier-json.md)",
    "tei": "critical apparatus of the texts of record, TEI P5 parallel segmentation",
    "csl": "references as CSL-JSON, for citation programs",
    "bibtex": "references for LaTeX",
    "wikitext": "references as {{cite news}}",
    "jsonld": "schema.org: NewsArticle, ClaimReview",
    "prov": "who took text from whom, PROV-O as JSON-LD",
    "csv": "a folder of tables, safe to open in a spreadsheet",
    "parquet": "the same tables with types (needs the extra variorum\\[tables])",
}
DEFAULT = "html,md,json"
OPTION_HELP = f"Any of {', '.join(FORMATS)}, with commas, or all."
# One line a paragraph: what is broken here would be broken so on every terminal.
FORMATS_HELP = "\n\n".join(f"  {name}: {words}" for name, words in FORMATS.items())


def read_formats(said: str, known: Iterable[str] = FORMATS) -> tuple[str, ...]:
    """The forms that a reader named, each once; ``all`` stands for every one.

    Raises:
        typer.BadParameter: None was named, or one that there is not.
    """
    names = tuple(known)
    parts = [part.strip().casefold() for part in said.split(",") if part.strip()]
    wanted = tuple(
        dict.fromkeys(name for part in parts for name in (names if part == "all" else (part,)))
    )
    unknown = [part for part in wanted if part not in names]
    if unknown or not wanted:
        raise typer.BadParameter(
            f"{', '.join(unknown) or 'nothing'} is no format; known are {', '.join(names)}, all."
        )
    return wanted
