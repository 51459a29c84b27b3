"""Named persons and bodies whom a report has statements from, as its quotations tell.

Who says what has been worked out for the quotations already, pronouns and offices included;
here each speaker becomes a source once, where the report first gives something to them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from variorum.language.credit_nouns import is_animate, is_body
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


def described_speakers(article: Article, quotations: Sequence[Quotation]) -> Iterator[Credit]:
    """Whoever is described and not named as the source of words: "a rival scoffed".

    Cost: linear in the quotations.
    """
    text = article.text
    for quotation in quotations:
        who, cue = quotation.speaker_span, quotation.cue
        if quotation.speaker is not None or who is None or cue is None:
            continue
        if quotation.use != "speech" or quotation.headline or quotation.parent is not None:
            continue
        if quotation.form not in ("marks", "verb") or not _says(cue.of(text)):
            continue
        phrase = _DESCRIPTION.match(who.of(text))
        if phrase is None:
            continue
        head = phrase.group("head").split()[-1]
        if not is_animate(head) and not is_body(head):
            continue
        at = Span(who.start + phrase.start("head"), who.start + phrase.end("head"))
        some = phrase.group("lead").casefold() in _SOME
        source = f"unnamed {at.of(text)}" if some else at.of(text)
        start, end = min(cue.start, who.start), max(cue.end, who.end)
        yield Credit(Span(start, end), source, "attribution", at)


_SOME = frozenset("a an one another some several two three four".split())
_DESCRIPTION = re.compile(
    r"(?P<lead>(?i:the|a|an|one|another|some|several|two|three|four|its|his|her|their)) "
    r"(?P<head>(?:[a-z][\w'’\-]{1,20} ){0,3}?[a-z][\w'’\-]{2,20})"
    r"(?=$|,| (?:at|in|of|for|from|near|on|with|who|close|briefed|familiar|working|speaking)\b)"
)


def _says(cue: str) -> bool:
    """Whether a cue gives words as such ("said", "estimated", a colon), not only at times."""
    return SPEECH_FORMS.get(cue.casefold(), "") not in WEAK_LEMMAS
