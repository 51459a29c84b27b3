"""The error tree. Every trouble the world can make has one of these names.

    VariorumError                      something in the world went wrong (never a bug)
    ├── SourceError(subject)           an input or a place that publishes
    │   ├── FetchError(status, retry_after)   could not be had
    │   ├── Refused(rule)                     robots, a private address: we chose not to
    │   └── FormatError(seen)                 had, but not what it claims to be
    ├── ArchiveError(subject)          damaged record, digest differs
    ├── ExtractionError(subject)       no article here
    ├── LanguageError(subject)         no tables or model for this language
    ├── CollationError(subject)        nothing to compare
    ├── StoreError(subject)            database trouble, original as cause
    │   ├── NotFound(kind)
    │   └── SchemaError(found, wanted)
    └── SettingsError(subject)         a setting that cannot be used

Each carries its subject (what it happened to), says what was seen, and what to do
next. Wrong arguments from a programmer are plain ``ValueError`` or ``TypeError``.
"""

from __future__ import annotations


class VariorumError(Exception):
    """Something in the world went wrong.

    Args:
        subject: What it happened to: an input's name, an address, a path, an id.
        reason: What was seen, in plain words.
        advice: What the reader can do next; may be empty.
    """

    def __init__(self, subject: str, reason: str, *, advice: str = "") -> None:
        super().__init__(subject, reason)
        self.subject = subject
        self.reason = reason
        self.advice = advice

    def __str__(self) -> str:
        text = f"{self.subject}: {self.reason}" if self.subject else self.reason
        return f"{text} {self.advice}".strip() if self.advice else text


class SourceError(VariorumError):
    """An input, or a place that publishes, gave trouble."""


class FetchError(SourceError):
    """An address could not be had: dead, looping, refused by the server, too large."""

    def __init__(
        self,
        subject: str,
        reason: str,
        *,
        status: int | None = None,
        retry_after: float | None = None,
        advice: str = "",
    ) -> None:
        super().__init__(subject, reason, advice=advice)
        self.status = status
        self.retry_after = retry_after


class Refused(SourceError):
    """We chose not to fetch: robots.txt, a private address, a scheme we don't speak."""

    def __init__(self, subject: str, reason: str, *, rule: str, advice: str = "") -> None:
        super().__init__(subject, reason, advice=advice)
        self.rule = rule


class FormatError(SourceError):
    """We have the bytes, but they are not what they claim to be."""

    def __init__(self, subject: str, reason: str, *, seen: str = "", advice: str = "") -> None:
        super().__init__(subject, reason, advice=advice)
        self.seen = seen


class ArchiveError(VariorumError):
    """A record in the archive is damaged, missing, or its digest differs."""


class ExtractionError(VariorumError):
    """There is no article in this capture."""


class LanguageError(VariorumError):
    """No tables or model for this language."""


class CollationError(VariorumError):
    """There is nothing to compare."""


class StoreError(VariorumError):
    """The database gave trouble; the original error is the cause."""


class NotFound(StoreError):
    """The store has nothing of this kind under this id."""

    def __init__(self, subject: str, reason: str, *, kind: str, advice: str = "") -> None:
        super().__init__(subject, reason, advice=advice)
        self.kind = kind


class SchemaError(StoreError):
    """The store file was made by another version."""

    def __init__(
        self, subject: str, reason: str, *, found: int, wanted: int, advice: str = ""
    ) -> None:
        super().__init__(subject, reason, advice=advice)
        self.found = found
        self.wanted = wanted


class SettingsError(VariorumError):
    """A setting is missing, unknown, or cannot be used."""
