"""Settings: defaults, then a file, then the environment, then what the caller says."""

from __future__ import annotations

import math
import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

from variorum.errors import SettingsError

FILE_NAME = "variorum.toml"
_PREFIX = "VARIORUM_"
QUOTATIONS = ("auto", "model", "rules")


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that can be set; ``MEANINGS`` says what each is."""

    meaning: str = "auto"
    quotations: str = "auto"
    offline: bool = False
    allow_private: bool = False
    timeout: float = 30.0
    max_input: int = 32 * 1024 * 1024
    max_archive: int = 1024 * 1024 * 1024
    max_entries: int = 50
    user_agent: str = "Variorum/0.1 (news archive; reads robots.txt)"
    jobs: int = 1
    writer_url: str = ""
    writer_model: str = ""
    writer_timeout: float = 120.0
    public_url: str = ""
    revisit: bool = True
    revisits_a_day: int = 4000
    revisits_a_domain: int = 200


MEANINGS: Mapping[str, str] = {
    "meaning": "How likeness of meaning is measured: auto (the shipped encoder where its "
    "libraries are installed, else word stems), lexical (word stems), or a folder with a model.",
    "quotations": "How quotations and names are found in English: model (the shipped one), rules, "
    "a folder with another model, or auto (analysed lines by the model where its libraries are "
    "installed; dossiers by rules).",
    "offline": "Never use the network.",
    "allow_private": "Fetch from private and loopback addresses too.",
    "timeout": "Seconds for one whole fetch.",
    "max_input": "Bytes of one input, before and after decompression.",
    "max_archive": "Bytes of one web archive given as input.",
    "max_entries": "Entries of one feed whose pages are fetched.",
    "user_agent": "What the program calls itself to the places it fetches from.",
    "jobs": "Processes for reading articles; 1 stays in this process.",
    "writer_url": "A server with the OpenAI chat API that puts accounts into words, such as "
    "http://127.0.0.1:8080/v1; none if empty. Each of its sentences is checked against its "
    "passages. Its key is read from VARIORUM_WRITER_KEY in the environment and nowhere else.",
    "writer_model": "The model that the writer's server is asked for.",
    "writer_timeout": "Seconds for one answer of the writer.",
    "revisit": "Visit the pages behind items again for ten days, to see what outlets change "
    "without saying so.",
    "revisits_a_day": "Pages visited again within a day, a fifth of them at once at most.",
    "revisits_a_domain": "The same for one registrable domain.",
    "public_url": "The address at which the world reaches `variorum serve`, such as "
    "https://news.example; hubs of feeds are asked to tell of news there (WebSub). Nobody is "
    "asked if empty.",
}


def _converted(key: str, value: object, kind: type, where: str) -> Any:
    if kind is bool and isinstance(value, str):
        lowered = value.strip().casefold()
        if lowered in {"1", "true", "yes", "on"}:
            return True
        if lowered in {"0", "false", "no", "off", ""}:
            return False
    elif isinstance(value, bool) != (kind is bool):
        pass
    elif isinstance(value, kind):
        return value
    elif kind in {int, float} and isinstance(value, str | int):
        try:
            return kind(value)
        except ValueError:
            pass
    raise SettingsError(
        key, f"{value!r} in {where} is not a {kind.__name__}.", advice="See `variorum settings`."
    )


def _kinds() -> dict[str, type]:
    default = Settings()
    return {field.name: type(getattr(default, field.name)) for field in fields(Settings)}


def read_settings(
    folder: Path | None = None,
    environment: Mapping[str, str] | None = None,
    **said: object,
) -> Settings:
    """Put the settings together.

    Args:
        folder: Where ``variorum.toml`` is looked for; the current folder if ``None``.
        environment: The environment's variables; the process's own if ``None``.
        said: What the caller says; ``None`` values count as unsaid.

    Raises:
        SettingsError: An unknown key, a value of the wrong kind or out of bounds, or a
            file that is not TOML.
    """
    kinds = _kinds()
    values: dict[str, Any] = {}
    path = (folder or Path()) / FILE_NAME
    if path.is_file():
        try:
            found = tomllib.loads(path.read_text(encoding="utf-8"))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as cause:
            raise SettingsError(FILE_NAME, f"is not TOML: {cause}.") from cause
        for key, value in found.items():
            if key == "writer_key":
                raise SettingsError(
                    key,
                    f"is never read from {FILE_NAME}.",
                    advice="Set VARIORUM_WRITER_KEY in the environment.",
                )
            if key not in kinds:
                raise SettingsError(
                    key,
                    f"is no setting ({FILE_NAME}).",
                    advice="Known: " + ", ".join(sorted(kinds)) + ".",
                )
            values[key] = _converted(key, value, kinds[key], FILE_NAME)
    source = os.environ if environment is None else environment
    for key, kind in kinds.items():
        if _PREFIX + key.upper() in source:
            name = _PREFIX + key.upper()
            values[key] = _converted(key, source[name], kind, f"the environment ({name})")
    for key, value in said.items():
        if value is not None:
            values[key] = _converted(key, value, kinds[key], "the call")
    settings = replace(Settings(), **values)
    for key in (
        "timeout",
        "max_input",
        "max_archive",
        "max_entries",
        "jobs",
        "writer_timeout",
        "revisits_a_day",
        "revisits_a_domain",
    ):
        value = getattr(settings, key)
        if not 0 < value < math.inf:  # not a number is neither
            raise SettingsError(key, f"{value} is no number above 0.")
    if settings.quotations not in QUOTATIONS and not Path(settings.quotations).is_dir():
        raise SettingsError(
            "quotations",
            f"{settings.quotations!r} is not known.",
            advice=f"Known: {', '.join(QUOTATIONS)}, or a folder with a reader.",
        )
    if settings.writer_url and not settings.writer_url.startswith(("http://", "https://")):
        raise SettingsError(
            "writer_url",
            "is no http or https address.",
            advice="Give one such as http://127.0.0.1:8080/v1.",
        )
    if settings.public_url and not settings.public_url.startswith(("http://", "https://")):
        raise SettingsError(
            "public_url", "is no http or https address.", advice="Give one as https://news.example."
        )
    return settings
