"""Named persons and bodies whom a report has statements from, as its quotations tell.

Who says what has been worked out for the quotations already, pronouns and offices included;
here each speaker becomes a source once, where the report first gives something to them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from variorum.language.cues import SPEECH_FORMS, WEAK_LEMMAS
from variorum.model import Article, Credit, Mention, Quotation, Span
from variorum.text.outlets import names_outlet

# To whom or how it was said: "told reporters in the capital", "wrote in a letter to staff".
_TAIL = re.compile(r"[^\n.,;:!?\"“”«»„]{0,70}")


def speaker_credits(
    article: Article, quotations: Sequence[Quotation], mentions: Sequence[Mention]
) -> Iterator[Credit]:
    """One attribution for each place where words outside a document are given to somebody named.

    Documents printed whole, words inside somebody else's words, and headlines are left out,
    and so is whoever publishes the page.

    Cost: linear in the quotations.
    """
    taken: set[tuple[int, str]] = set()
    english = article.language.partition("-")[0] in ("en", "und", "")
    places = {m.name for m in mentions if m.kind == "place"}
    for quotation in quotations:
        who, cue, name = quotation.speaker_span, quotation.cue, quotation.speaker
        if name is None or who is None or cue is None or quotation.use != "speech":
            continue
        if quotation.parent is not None or quotation.headline:
            continue
        if name in places or (english and not _says(cue.of(article.text))):
            continue
        if quotation.form not in ("marks", "verb") or (cue.start, name) in taken:
            continue
        taken.add((cue.start, name))
        if names_outlet(name, article):
            continue
        start, end = min(cue.start, who.start), max(cue.end, who.end)
        tail = _TAIL.match(article.text, end)
        yield Credit(Span(start, tail.end() if tail is not None else end), name, "attribution", who)


def _says(cue: str) -> bool:
    """Whether a cue gives words as such ("said", "estimated", a colon), not only at times."""
    return SPEECH_FORMS.get(cue.casefold(), "") not in WEAK_LEMMAS
