"""What outlets say of their own texts: corrections and updates, in nine languages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal

from variorum.extraction.stamps import Stamp, find_stamp
from variorum.model import Block, Note, Span
from variorum.text import fold

Kind = Literal["correction", "update"]

# A word that is a note's head only before a mark, a date in brackets, or alone on its line.
_HEADS: dict[Kind, str] = {
    "correction": """corrections?|corrections? (?:and|&) clarifications?|clarifications?|erratum
        |correction notice|corrected|korrektur(?:hinweis)?|berichtigung|richtigstellung|korrigiert
        |klarstellung|rectificatif|rectification|errata|mise au point|correctif|précision
        |corrección|correcciones|fe de err(?:at|or)[ae]s?|rectificación|aclaración|correzione
        |errata corrige|rettifica|precisazione|correctie|rectificatie|verbetering|correção|correcção
        |retificação|rectificação|esclarecimento|rettelse|retting|presisering|præcisering|rettet|rättelse
        |korrigering|förtydligande""",
    "update": """updated?|update \\d|story update|aktualisierung|aktualisiert|nachtrag|ergänzung
        |mise à jour|mis à jour|actualisation|actualización|actualizado|aggiornamento|aggiornato
        |bijgewerkt|aanvulling|atualização|actualização|atualizado|oppdatering|oppdatert
        |opdatering|opdateret|uppdatering|uppdaterad""",
}
_EDITOR = (
    r"(?:editor(?:s|['’]s|ial)?['’]? notes?|note from the editors?|editors['’] note|anm(?:erkung"
    r"|\.)"
    r" d(?:er|\.) red(?:aktion|\.)|hinweis der redaktion|red\.?|note de la rédaction|ndlr"
    r"|nota de la redacción|nota del editor|nota della redazione|ndr|noot van de redactie"
    r"|nota da redação|nota do editor|red\. anm|redaktionens anmärkning|anm\. red)"
)
_WORK = (
    r"(?:article|story|report|post|piece|headline|caption|page|column|obituary|interview|live ?blog"
    r"|artikels?|textes?|texts?|beitrags?|berichts?|meldung|überschrift|fassung|titre|dépêche"
    r"|artículo|noticia|información|texto|titular|articolo|pezzo|notizia|testo|titolo|artikel"
    r"|bericht|stuk|verhaal|artigo|matéria|reportagem|notícia|artikkel(?:en)?|sak(?:en)?"
    r"|artikel(?:n|en)?|artiklen|nyhet(?:en)?)"
)
_EARLIER = re.compile(
    r"(?:(?:an|the) (?:earlier|previous|original) version of (?:this|the|our)"
    r"|(?:in|an?) (?:einer|der|eine) (?:früheren?|ersten?|vorherigen?|ursprünglichen?) (?:version"
    r"|fassung)|eine (?:frühere|erste|vorherige|ursprüngliche) (?:version|fassung)"
    r"|(?:dans )?une (?:première )?version (?:précédente|antérieure|initiale)? ?(?:de|du)"
    r"|(?:en )?una versión (?:anterior|previa) de|(?:in )?una (?:precedente versione|versione"
    r" precedente|prima versione) d|(?:in )?een eerdere versie (?:van|stond)"
    r"|(?:em )?uma versão (?:anterior|inicial|prévia) d|i en tidligere versjon|i en tidligere"
    r" version"
    r"|en tidligere vers(?:j|)on av|i en tidigare version|en tidigare version av)\b",
    re.IGNORECASE,
)
_CORRECTED = (
    r"(?:corrected|amended|clarified|korrigiert|berichtigt|richtiggestellt|corrigée?|rectifiée?"
    r"|corregid[oa]|rectificad[oa]|corrett[oa]|rettificat[oa]|gecorrigeerd|verbeterd|aangepast"
    r"|gerectificeerd|corrigid[oa]|retificad[oa]|rettet|endret|ændret|rättats|korrigerats|rättad"
    r"|ändrats)"
)
_RENEWED = (
    r"(?:updated|revised|edited|expanded|aktualisiert|ergänzt|überarbeitet|mis[e]? à jour"
    r"|actualisée?"
    r"|complétée?|actualizad[oa]|ampliad[oa]|aggiornat[oa]|integrat[oa]|bijgewerkt|aangevuld"
    r"|geactualiseerd|atualizad[oa]|actualizad[oa]|oppdatert|opdateret|uppdaterats|uppdaterad"
    r"|kompletterats)"
)
_BE = (
    r"(?:was|has been|is|wurde|worden|ist|a été|est|ha sido|fue|è stat[oa]|is|werd|foi|er|ble|blev"
    r"|har|är)"
)
_THIS = (
    r"(?:this|our|diese[rsm]?|cet(?:te)?|ce|est[ea]|quest[oa]|quest['’]|dit|deze|denne|dette|denna"
    r"|den här|detta)\s*"
)
# "The report was updated" may be another's; "the article" is the outlet's own.
_THE = (
    r"(?:the|der|l['’]|el|l['’]|het|het|o)\s*(?:article|story|artikel|artículo|articolo|artigo)\b"
    r"|(?:artikkelen|saken|artiklen|artikeln)\b"
)
_GAP = r"(?:[^.!?\n]|(?<=\d)\.){0,60}?"
_SAID = {
    kind: re.compile(
        rf"(?:{_THIS}{_WORK}\b|{_THE}){_GAP}\b{_BE}\b{_GAP}\b{said}\b(?!\s+by\b)",
        re.IGNORECASE,
    )
    for kind, said in (("correction", _CORRECTED), ("update", _RENEWED))
}
_HEAD = {
    kind: re.compile(
        rf"[\[(*–—-]*\s*(?:{''.join(words.split(chr(10))).replace('        ', '')})"
        r"(?:\s*(?:[:|–—\[(]|\s-\s|\.\s|$)|,?\s+(?=\(?\d)"
        r"|\s+(?:du|le|vom|am|del?|van|em|den)\s+(?=\d)|\s+(?=(?:jan|feb|mar|apr|may|jun|jul|aug"
        r"|sep|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun)\w*\.?,?\s))",
        re.IGNORECASE,
    )
    for kind, words in _HEADS.items()
}
_BY_EDITOR = re.compile(rf"[\[(*–—-]*\s*{_EDITOR}\s*[:.–—-]\s*", re.IGNORECASE)
_WRONG = re.compile(
    rf"\b(?:incorrectly|misstated|misspell\w+|misidentified|erroneous\w*|in error|wrongly"
    rf"|inaccurate\w*|fälschlich\w*|irrtümlich\w*|par erreur|à tort|erreur|por error|erróneamente"
    rf"|erroneamente|per errore|ten onrechte|abusievelijk|por engano|feilaktig|ved en fejl"
    rf"|felaktig\w*|{_CORRECTED})\b",
    re.IGNORECASE,
)
# A note's first words tell; of long ones no more is read for its date.
_READ, _DATED = 300, 160
_SHORT = 40
# Date lines ("Updated 3 May") are facts of the article, and no notes.
_NOT_NOTES = frozenset({"title", "byline", "dateline", "reference"})


def find_notes(text: str, blocks: Sequence[Block], *, near: str | None = None) -> tuple[Note, ...]:
    """The notes on corrections and updates among a text's blocks.

    Args:
        text: The article's text.
        blocks: Its blocks in order.
        near: An ISO date from which a missing year is taken.

    Returns:
        One note a block, in order; where a note's head stands alone, with the block below
        it. A note that tells of both is a correction.

    Cost: linear.
    """
    return tuple(_notes(text, blocks, near))


def _notes(text: str, blocks: Sequence[Block], near: str | None) -> Iterator[Note]:
    skip = -1
    for number, block in enumerate(blocks):
        if block.kind in _NOT_NOTES or number <= skip:
            continue
        kind = kind_of(block.span.of(text)[:_READ])
        if kind is None:
            continue
        span = block.span
        alone = len(span) <= _SHORT and not re.search(r"[.!?]\s*$", span.of(text))
        if alone and number + 1 < len(blocks):
            following = blocks[number + 1]
            if following.kind not in ("title", "heading", "reference"):
                span = Span(span.start, following.span.end)
                skip = number + 1
        stamp = _when(text, span, near)
        yield Note(span, kind, stamp.value, stamp.span) if stamp else Note(span, kind)


def kind_of(start: str) -> Kind | None:
    """What a passage that begins so is: a correction, an update, or neither."""
    plain = fold(start)
    signed = _BY_EDITOR.match(plain)
    rest = plain[signed.end() :] if signed else plain.lstrip("[(*–—- ")
    if _EARLIER.match(rest) or _SAID["correction"].match(rest) or _HEAD["correction"].match(plain):
        return "correction"
    if signed and _WRONG.search(rest):
        return "correction"
    if _SAID["update"].match(rest) or _HEAD["update"].match(plain):
        return "correction" if _EARLIER.search(rest) else "update"
    return None


def _when(text: str, span: Span, near: str | None) -> Stamp | None:
    end = min(span.end, span.start + _DATED)
    colon = text.find(": ", span.start, end)
    # What stands before the colon dates the note; behind it may be any date.
    stamp = None
    if colon >= 0:
        stamp = find_stamp(text, span.start, colon, near=near)
    if stamp is None:
        stamp = find_stamp(text, span.start, end, near=near)
    return stamp
