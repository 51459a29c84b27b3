"""What is known of one piece of text while it is being classified."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from variorum.extraction.bylines import Imprint, read_imprint
from variorum.extraction.furniture import why_noise
from variorum.extraction.lines import Piece
from variorum.extraction.stamps import moved
from variorum.model import BlockKind, Span
from variorum.text import fold

# Titles stand near the top: among this many pieces.
HEAD = 40


STOPS = ".!?…。！？"


CLOSERS = "\"”’'»)]›"


BULLET = re.compile(r"[•▪◦‣●■□*]\s+|(?P<number>\(?\d{1,2}[.)])\s+|(?P<dash>[-–—])\s+")


SALUTATION = re.compile(
    r"(?:dear|hi|hello|good (?:morning|evening|afternoon)|liebe[rs]?|sehr geehrte\w*|hallo"
    r"|chère?s?|cher|bonjour|madame"
    r"|monsieur|querid[oa]s?|estimad[oa]s?|hola|car[oaie]|gentile|egregio|beste|geachte"
    r"|prezad[oa]s?|kjære|kära|kære)\b",
    re.IGNORECASE,
)


CAPTION_START = re.compile(
    r"[\[(]?\s*(?:(?:file |stock |main |top |cover |library )?(?:image|photo(?:graph)?|picture"
    r"|pic|foto|bild|illustration|graphic)s?"
    r"(?:\s+(?:credit|source))?|(?:photo |image |picture )?credits?|crédit(?: photo)?|fotografía"
    r"|pictured|caption|source photo)"
    r"(?:\s+(?:by|courtesy(?: of)?|from|via|supplied by))?\s*[:/|]\s*\S"
    r"|(?:\w+ via )?(?:pa media|shutterstock|alamy|epa-efe|istock)\b(?! (?:said|says"
    r"|told|has|is|was|will)\b).{0,200}$"
    r"|(?:image|media|photo|picture|video) (?:source|caption)\s*(?:[,:].{0,200})?$"
    r"|(?:photo(?:graph)?|picture|image|illustration)s? (?:by|courtesy of|supplied by"
    r"|credit)\b.{1,80}$",
    re.IGNORECASE,
)


_CAPTION_END = re.compile(
    r"[(\[]\s*(?:file )?(?:image|photo(?:graph)?|picture|pic|credit|foto|bild|photo credit|image"
    r" credit|crédit photo|afp)s?"
    r"\b[^()\[\]]{0,80}[)\]]\s*$"
    r"|(?:/|\||©|via|[-–—]|photo(?:graph)?:?|picture:?|image:?|credit:?)\s*(?:[A-Z][\w.]*"
    r" )*(?:afp|epa(?:-efe)?|dpa|pa(?: wire| media|"
    r" images)?|shutterstock|alamy|istock|wikimedia commons|anadolu|xinhua|zuma"
    r"|handout)\b[\w /.]{0,30}[)\]]?\s*$",
    re.IGNORECASE,
)


# Those whose pictures are credited so; few lines end like this, and the others need no search.
_AGENCY_END = re.compile(
    r"(?:afp|epa|dpa|pa|efe|wire|media|images|shutterstock|alamy|istock|commons|anadolu|xinhua"
    r"|zuma|handout)\b"
)


def ends_as_caption(line: str) -> bool:
    """True for a line that ends in the credit of a picture."""
    bare = line.rstrip()
    return bool(
        (bare[-1:] in (")", "]") or _AGENCY_END.search(bare[-80:].lower()))
        and _CAPTION_END.search(line)
    )


CAPTION_LABEL = re.compile(
    r"(?:image|media|photo|picture|video) (?P<what>source|caption)\s*[,:]?", re.IGNORECASE
)


MEMO = re.compile(
    r"(?:from|to|date|sent|subject|re|cc|von|an|datum|betreff|de|à|objet|date|para|asunto"
    r"|fecha)\s*:",
    re.IGNORECASE,
)


_NOTES = re.compile(r"(?:\s?\[[\w ]{1,12}\]){1,12}\s*$")


@dataclass(slots=True)
class Row:
    """What is known of one piece while it is being classified."""

    span: Span
    line: str
    hint: BlockKind | None
    words: int
    ends: bool
    noise: tuple[str, bool] | None
    imprint: Imprint | None
    kind: BlockKind | None = None
    why: str = ""

    @property
    def prose(self) -> bool:
        """True for what reads like part of an article: long, or a whole sentence."""
        return (
            self.noise is None
            and self.imprint is None
            and (
                self.words >= 25
                or (self.words >= 9 and self.ends)
                or (self.words >= 4 and self.ends and '"' in fold(self.line))
            )
        )

    @property
    def fragment(self) -> bool:
        """True for a short line that is no sentence."""
        return self.words <= 14 and not self.ends

    def mark(self, kind: BlockKind, why: str = "") -> None:
        if self.kind is None:
            self.kind, self.why = kind, why

    def moved(self, by: int) -> Row:
        """The same row further down in a text."""
        imprint = self.imprint.moved(by) if self.imprint is not None else None
        return replace(self, span=moved(self.span, by), imprint=imprint)


def row_of(
    text: str, part: Piece, host: str | None, near: str | None, *, signed: bool = True
) -> Row:
    """A piece with what its line alone says; ``signed`` where it may be a byline."""
    line = part.span.of(text)
    # Marks of footnotes and edit links stand after the full stop.
    bare = line[-400:].rstrip()
    if bare[-1:] == "]":
        bare = _NOTES.sub("", bare).rstrip()
    bare = bare.rstrip(CLOSERS).rstrip()
    short = len(line) <= 400
    noise = why_noise(line) if part.hint in (None, "paragraph", "heading", "item") else None
    imprint = None
    if signed and short and noise is None and part.hint != "title":
        imprint = read_imprint(text, part.span, host=host, near=near)
    return Row(
        span=part.span,
        line=line[:500],
        hint=part.hint,
        words=len(line[:2000].split()),
        ends=bare[-1:] in STOPS and bare[-1:] != "",
        noise=noise,
        imprint=imprint,
    )


def key_of(line: str) -> str:
    """A line as compared with a title: folded, caseless, without marks at its ends."""
    return " ".join(fold(line).casefold().split()).strip(" .,:;|-'\"")


def speech(line: str) -> bool:
    return '"' in fold(line)


def capitalised(line: str) -> bool:
    words = [w for w in re.findall(r"[^\W_]+", line) if len(w) > 3 or w[:1].isupper()]
    return bool(words) and all(w[:1].isupper() or w[:1].isdigit() for w in words)
