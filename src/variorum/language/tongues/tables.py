"""Which tables a language has; each is loaded when a text of that language first comes."""

from __future__ import annotations

from functools import lru_cache
from importlib import import_module

from variorum.language.tongues.calendar import Calendar
from variorum.language.tongues.figures import Figures

_PLACE = f"{__package__}."
_CALENDARS = {
    "de": ("german", "GERMAN"),
    "fr": ("french", "FRENCH"),
    "es": ("spanish", "SPANISH"),
    "it": ("italian", "ITALIAN"),
    "nl": ("dutch", "DUTCH"),
    "pt": ("portuguese", "PORTUGUESE"),
    "no": ("scandinavian", "NORWEGIAN"),
    "nb": ("scandinavian", "NORWEGIAN"),
    "nn": ("scandinavian", "NORWEGIAN"),
    "da": ("scandinavian", "DANISH"),
    "sv": ("scandinavian", "SWEDISH"),
    "ms": ("malay", "MALAY"),
    "id": ("malay", "INDONESIAN"),
}
_FIGURES = {
    "de": ("germanic_figures", "GERMAN"),
    "nl": ("germanic_figures", "DUTCH"),
    "fr": ("romance_figures", "FRENCH"),
    "es": ("romance_figures", "SPANISH"),
    "it": ("romance_figures", "ITALIAN"),
    "pt": ("romance_figures", "PORTUGUESE"),
    "no": ("nordic_figures", "NORWEGIAN"),
    "nb": ("nordic_figures", "NORWEGIAN"),
    "nn": ("nordic_figures", "NORWEGIAN"),
    "da": ("nordic_figures", "DANISH"),
    "sv": ("nordic_figures", "SWEDISH"),
    "ms": ("malay_figures", "MALAY"),
    "id": ("malay_figures", "MALAY"),
}


@lru_cache(maxsize=32)
def calendar_of(tongue: str) -> Calendar | None:
    """The calendar of a language (a primary tag), ``None`` where there is none."""
    place = _CALENDARS.get(tongue)
    if place is None:
        return None
    found: Calendar = getattr(import_module(_PLACE + place[0]), place[1])
    return found


@lru_cache(maxsize=32)
def figures_of(tongue: str) -> Figures | None:
    """The figures of a language (a primary tag), ``None`` where there are none."""
    place = _FIGURES.get(tongue)
    if place is None:
        return None
    found: Figures = getattr(import_module(_PLACE + place[0]), place[1])
    return found
