"""Lines that say who wrote an article, for whom and when: found only where all of the line does."""

from __future__ import annotations

import re
from dataclasses import dataclass

from variorum.extraction.stamps import Stamp, find_stamp, moved
from variorum.model import Span
from variorum.text import fold

_BY = re.compile(
    r"(?:(?:written|reported|posted|published|story|words|text|analysis|opinion)\s+)?"
    r"(?:by|von|par|por|di|door|av|af|od|oleh|texte?|autor(?:in|e)?|author|écrit par|escrito por)"
    r"(?:\s*:\s*|\s+)(?=\S)",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"\b(?:(?:first |originally |date )?published|posted|last|date|issued|created|on|at|the|um"
    r"|uhr|am|vom|stand"
    r"|veröffentlicht|erstellt|publié|paru|le|la|à|publicado|publicada|el|las|a las|em|às"
    r"|pubblicato|il|alle"
    r"|ore|gepubliceerd|op|om|publisert|publicerad|udgivet|kl|den|diterbitkan|time|local|edt|est"
    r"|et|pdt|pst|pt"
    r"|bst|cet|cest|mez|mesz|gmt|utc|ist|aest|aedt|noon|hrs?|h"
    r"|updated|update|modified|edited|revised|aktualisiert|geändert|mis à jour|modifié"
    r"|actualizad[oa]"
    r"|aggiornato|bijgewerkt|gewijzigd|atualizad[oa]|oppdatert|uppdaterad|opdateret"
    r"|mon|tues?|wed|thu(?:rs?)?|fri|sat|sun|(?:mon|tues|wednes|thurs|fri|satur|sun)day"
    r"|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag"
    r"|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche"
    r"|lunes|martes|miércoles|jueves|viernes|sábado|domingo"
    r"|lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica"
    r"|maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag"
    r"|(?:segunda|terça|quarta|quinta|sexta)(?:-feira)?)\b\.?",
    re.IGNORECASE,
)
_CHANGED = re.compile(
    r"\b(?:updated?|modified|edited|revised|aktualisiert|geändert|mis à jour|modifié|actualizad[oa]"
    r"|aggiornato|bijgewerkt|gewijzigd|atualizad[oa]|oppdatert|uppdaterad|opdateret)\b",
    re.IGNORECASE,
)
_SPLIT = re.compile(
    r"\s*(?:[·•|/;()\[\]\n]|\s[-–—]\s|,\s)\s*|[-–—,:]\s*$|^\s*[-–—,:]"
    r"|\s+(?P<for>for|für|pour|para)\s+(?=[^\W\d_a-z])|\s+(?=(?:in|à|aus|en)\s+[^\W\d_a-z])"
)
_AND = re.compile(
    r"\s+(?:and|und|et|y|e|en|og|och|dan|with|mit|avec|con|com|met|med)\s+|\s*&\s*", re.IGNORECASE
)
_DIGIT = re.compile(r"\d")
_AGENCY = re.compile(r"[A-Z]{2,5}")
# A word of a name: capitalised, an initial, or one of the small words within names.
_NAME_WORD = re.compile(
    r"(?:[^\W\d_a-z]|['’\"“])[\w.'’\"”\-]*|de|del|della|di|da|van|von|der|den|du|la|le|bin|al|el"
    r"|dos|das|ter|ten|y"
)
# "By Northwire": one name alone is an agency's, or a writer's only one.
_SINGLE = re.compile(r"(?:By|Von|Par|Por|Di|Door|Av|Af) [^\W\d_a-z][\w'’.-]{2,30}\.?")
_WIRE = re.compile(
    r"[A-Z]{2,5}|(?i:dpa|afp|apa|epd|kna|sid|ansa|efe|lusa|belga|anp|ntb|tt|ritzau|pap|pti"
    r"|ani|ians|upi|tass|xinhua|bernama|agencies|agenturen|agences|agencias|agenzie)(?:/\w{2,8})?"
)
_OUTLETS = frozenset(
    """news times post daily herald gazette courier tribune journal press wire radio tv television
    broadcasting chronicle observer evening morning standard star mail express today
    report weekly review briefing reporter monitor independent mirror argus echo globe
    examiner inquirer register ledger sentinel dispatch record bulletin messenger mercury advocate
    magazine media network agency newspaper online zeitung nachrichten anzeiger tagblatt blatt
    rundschau kurier bote presse journal dépêche figaro gazette diario periódico noticias heraldo
    correo giornale corriere gazzetta notizie stampa krant dagblad nieuws courant jornal folha
    notícias correio dagbladet tidende tidning nyheter posten avisen agencies""".split()
)
_ROLES = re.compile(
    r"\b(?:editor|correspondent|reporter|writer|journalist|columnist|staff|bureau|chief|producer"
    r"|freelance"
    r"|contributor|redakt\w+|korrespondent\w*|journaliste|correspondant\w*|corresponsal"
    r"|redactor\w*|redazione"
    r"|inviat\w+|verslaggever|redacteur|repórter|enviad[oa]|professor|lecturer|fellow|phd|dr)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Imprint:
    """What one line at the head of an article says of its making; places in the text."""

    names: Span | None = None
    publisher: Span | None = None
    published: Stamp | None = None
    modified: Stamp | None = None

    def moved(self, by: int) -> Imprint:
        """The same further down in a text."""
        names, publisher = (
            moved(span, by) if span is not None else None for span in (self.names, self.publisher)
        )
        dates = (
            Stamp(stamp.value, moved(stamp.span, by)) if stamp is not None else None
            for stamp in (self.published, self.modified)
        )
        return Imprint(names, publisher, *dates)


def squash(name: str) -> str:
    """A name as it would stand in an address: letters and digits only, without "the"."""
    plain = "".join(c for c in name.casefold() if c.isalnum())
    return plain.removeprefix("the") or plain


def host_key(host: str | None) -> str:
    """The telling part of a host's name ("www.the-dailyfoo.co.uk" gives "dailyfoo")."""
    if not host:
        return ""
    labels = [
        label for label in host.casefold().split(".") if label not in ("www", "m", "amp", "edition")
    ]
    if len(labels) > 1:
        labels = labels[:-1]
    if len(labels) > 1 and labels[-1] in ("co", "com", "org", "net", "ac", "gov", "edu"):
        labels = labels[:-1]
    return squash(max(labels, key=lambda label: (len(label), label))) if labels else ""


def is_outlet(name: str, host: str | None) -> bool:
    """True if a name reads as that of a publisher, or is the host's own."""
    key = host_key(host)
    if key and len(key) > 2 and squash(name) == key:
        return True
    return any(word in _OUTLETS for word in re.findall(r"\w+", name.casefold()))


def is_person(name: str) -> bool:
    """True if a name has the shape of a person's: two to five capitalised words."""
    parts = name.split()
    return (
        2 <= len(parts) <= 5
        and not any(c.isdigit() for c in name)
        and all(_NAME_WORD.fullmatch(part) for part in parts)
        and sum(part[:1].isupper() for part in parts) >= 2
    )


def is_role(line: str) -> bool:
    """True if a short line names a journalist's role ("Environment reporter")."""
    return bool(_ROLES.search(line))


def read_imprint(
    text: str, span: Span, *, host: str | None = None, near: str | None = None
) -> Imprint | None:
    """Read a byline or dateline that is a line of its own.

    Args:
        text: The article's text.
        span: The line.
        host: The host of the article's address: an outlet's name is known by it.
        near: An ISO date from which a missing year is taken.

    Returns:
        ``None`` unless every word of the line is part of it: "By Ann Lee, The Post · 3 May
        2031", "The Post | Updated 3 May 2031, 10:00". A line that begins with "By" and
        goes on as prose is prose.
    """
    line = span.of(text)
    if len(line) > 180 or line.count(" ") > 26:
        return None
    by = _BY.match(line)
    if not by and not _DIGIT.search(line):
        return None
    rest, published, modified = _without_stamps(text, span, near)
    start = by.end() if by else 0
    parts, after_for = _parts(rest, start)
    if not by and not published and not modified:
        return None
    names: list[tuple[int, int]] = []
    publisher: tuple[int, int] | None = None
    for number, (first, last) in enumerate(parts):
        part = rest[first:last]
        single = by and len(parts) == 1 and _SINGLE.fullmatch(line)
        if by and number == 0 and (_are_names(part) or single):
            names.append((first, last))
        elif (
            publisher is None
            and _is_title_case(part)
            and (is_outlet(part, host) or (by and first in after_for))
        ):
            publisher = (first, last)
        elif (_are_names(part) and (by or not _ROLES.search(part))) or (
            # An agency may sign a dated line: "dpa | 3.5.2031".
            not by and not names and _WIRE.fullmatch(part)
        ):
            names.append((first, last))
        elif not (_ROLES.search(part) or (by and number and _is_place(part))):
            return None
    if by and not names and publisher is None:
        return None
    if not by and len(names) > 1:
        return None
    whole = Span(span.start + names[0][0], span.start + names[-1][1]) if names else None
    outlet = Span(span.start + publisher[0], span.start + publisher[1]) if publisher else None
    if by and whole is None and outlet is not None:
        # "By Agencies", "By The Northern Post": the outlet itself signs.
        whole = outlet
    if whole and outlet and whole.meets(outlet) and whole != outlet:
        whole = Span(span.start + names[0][0], span.start + names[0][1])
    return Imprint(whole, outlet if outlet != whole else None, published, modified)


def _without_stamps(
    text: str, span: Span, near: str | None
) -> tuple[str, Stamp | None, Stamp | None]:
    """The line with its dates, times and their labels blanked out, and the dates."""
    line = list(fold(span.of(text)))
    published: Stamp | None = None
    modified: Stamp | None = None
    position = span.start
    while (stamp := find_stamp(text, position, span.end, near=near)) is not None:
        if _CHANGED.search(text[position : stamp.span.start]):
            modified = modified or stamp
        else:
            published = published or stamp
        first, last = stamp.span.start - span.start, stamp.span.end - span.start
        line[first:last] = "|" * (last - first)
        position = stamp.span.end
    rest = "".join(line)
    if published or modified:
        rest = re.sub(
            r"\b\d{1,2}[:.h]\d\d\b(?:\s*[ap]\.?m\b\.?)?", lambda m: "|" * len(m.group()), rest
        )
        # Labels count only beside a date: "Am" and "The" may begin names.
        edges = re.split(r"([|·•;]|\s[-–—]\s)", rest)
        rest = "".join(
            " " * len(edge) if not _LABEL.sub("", edge).strip(" ,.:-()") else _trimmed(edge)
            for edge in edges
        )
    return rest, published, modified


def _trimmed(edge: str) -> str:
    """Blank the labels that end a part ("The Post, Friday,"), leave the rest."""
    while True:
        match = re.search(rf"(?:^|[\s,:(])({_LABEL.pattern})[\s,.:()-]*$", edge, re.IGNORECASE)
        if match is None:
            return edge
        edge = edge[: match.start(1)] + " " * (len(edge) - match.start(1))


def _parts(rest: str, start: int) -> tuple[list[tuple[int, int]], frozenset[int]]:
    """The parts of a line between its separators, and where those begin that stand after "for"."""
    found = []
    position = start
    after_for: set[int] = set()
    for match in _SPLIT.finditer(rest, start):
        found.append((position, match.start()))
        position = match.end()
        if match["for"]:
            after_for.add(position)
    found.append((position, len(rest)))
    tidy = []
    for first, last in found:
        while first < last and not (rest[first].isalnum() or rest[first] in "'\"“‘"):
            first += 1
        while last > first and not (rest[last - 1].isalnum() or rest[last - 1] in "'\"”’."):
            last -= 1
        if first < last:
            tidy.append((first, last))
    return tidy, frozenset(after_for)


def _are_names(part: str) -> bool:
    pieces = [piece for piece in _AND.split(part.strip(" .")) if piece]
    # An agency may sign beside a person, never in the first place.
    return bool(pieces) and all(
        is_person(piece) or (number and (_AGENCY.fullmatch(piece) or is_outlet(piece, None)))
        for number, piece in enumerate(pieces)
    )


def _is_title_case(part: str) -> bool:
    parts = part.split()
    return len(parts) <= 7 and all(
        p[:1].isupper()
        or p[:1].isdigit()
        or p in ("of", "the", "and", "&", "for", "in", "der", "de", "la")
        or any(c.isupper() for c in p)
        for p in parts
    )


def _is_place(part: str) -> bool:
    return bool(re.fullmatch(r"(?:in|at|à|aus|en|em|a|i)\s+[^\W\d_]\w*(?:[\s-]\w+){0,3}", part))
