"""The seam between lines and readings: which reader reads, and one line read."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from variorum import language as _language
from variorum.desk.lines import Line, error_line, written
from variorum.desk.lines_analyses import Method, analysis_record
from variorum.desk.lines_documents import Document, Unreadable, article_of
from variorum.desk.settings import Settings
from variorum.errors import LanguageError, VariorumError
from variorum.language.foreign import by_english_rules
from variorum.language.tagging import Reader, load_reader
from variorum.language.tongues.speech import tongue_of
from variorum.model import Article, Recipe

# "rules", "model" for the reader that ships in the package, or a folder that holds another.
Quotations = str


@dataclass(frozen=True, slots=True)
class Analyser:
    """Reads one line at a time. Light to send to another process, which loads its own reader."""

    quotations: Quotations

    @property
    def recipe(self) -> Recipe:
        """What made the analyses; raises LanguageError where the reader can't be loaded."""
        return _language.recipe(reader_of(self.quotations))

    def __call__(self, given: Document | Unreadable) -> tuple[Line, ...]:
        """The line for one document; for what can't be read, one that says why."""
        return (self._line(given),)

    def _line(self, given: Document | Unreadable) -> Line:
        if isinstance(given, Unreadable):
            return error_line(given.key, given.id, given.reason)
        try:
            article = article_of(given)
            reader = reader_of(self.quotations)
            analysis = _language.analyse(article, reader)
            record = analysis_record(given, article, analysis, _method(article, reader))
            return Line(written(record), str(given.id), complaints=len(given.complaints))
        except VariorumError as trouble:
            return error_line(given.key, given.id, f"{trouble.reason} {trouble.advice}".strip())
        except Exception as fault:  # noqa: BLE001 - one odd text must not stop a batch
            told = f"a fault in the program ({type(fault).__name__}: {fault}). Please report it."
            return error_line(given.key, given.id, told)


def analyser(settings: Settings) -> tuple[Analyser, str]:
    """The analyser that the settings ask for, and a complaint where it isn't the best one.

    Raises:
        LanguageError: The model was asked for and can't be used.
    """
    quotations = chosen_quotations(settings)
    if settings.quotations == "auto" and quotations == "rules":
        return Analyser(quotations), f"quotations are found by rules: {_hindrance()}"
    return Analyser(quotations), ""


def chosen_quotations(settings: Settings) -> Quotations:
    """How the settings have quotations found: auto is the model where it can be used.

    Raises:
        LanguageError: The model, or the folder's, was asked for and can't be used.
    """
    if settings.quotations == "auto":
        return "rules" if _hindrance() else "model"
    reader_of(settings.quotations)
    return settings.quotations


def _hindrance() -> str:
    """Why the model cannot be used here; empty if it can."""
    try:
        reader_of("model")
    except LanguageError as trouble:
        return str(trouble)
    return ""


@lru_cache(maxsize=2)
def reader_of(quotations: Quotations) -> Reader | None:
    """The trained reader of this process, loaded once; None for rules alone."""
    if quotations == "rules":
        return None
    return load_reader(None if quotations == "model" else Path(quotations))


def _method(article: Article, reader: Reader | None) -> Method:
    """How quotations were found: as ``language.analyse`` chooses by the language."""
    base = article.language.split("-")[0]
    if reader is not None and base in ("en", "und"):
        return "model"
    return "rules" if by_english_rules(base) or tongue_of(base) is not None else "marks"
