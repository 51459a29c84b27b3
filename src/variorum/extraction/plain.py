"""Plain text and documents with text: no markup, all page noise still in it."""

from __future__ import annotations

import re

from variorum.errors import ExtractionError
from variorum.extraction.decoding import MAX_CHARACTERS, decode
from variorum.extraction.lines import pieces
from variorum.extraction.reading import Given, read_article
from variorum.extraction.set_off import set_off
from variorum.extraction.stamps import iso
from variorum.model import Article, Capture, Entry, Fact
from variorum.text import normal

_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{2,40})", re.IGNORECASE)


def extract_text(data: bytes, capture: Capture) -> Article:
    """Draw the article from plain text with page noise in it.

    Args:
        data: The text's bytes.
        capture: Where they came from; its media type may name the encoding.

    Raises:
        ExtractionError: empty, binary, far too large.

    Cost: linear.
    """
    declared = _CHARSET.search(capture.media_type or "")
    text, complaints = decode(
        data, subject=capture.input, declared=declared[1] if declared else None
    )
    return article_from_text(text, capture, Given(complaints=tuple(complaints)))


# "null", "OK", "Not found": an answer, and no report in any script.
_LEAST_CHARACTERS = 16


def article_from_text(text: str, capture: Capture, given: Given, *, part: str = "") -> Article:
    """The article of a text, with what is known of it from elsewhere.

    Raises:
        ExtractionError: no text, or far too much.
    """
    if len(text) > MAX_CHARACTERS:
        raise ExtractionError(
            capture.input,
            f"has {len(text):,} characters, too much for one article.",
            advice="The capture is kept; cut it into its articles and give these.",
        )
    # Unpaired surrogates, as JSON may hold them, can't be written anywhere.
    text = normal(text.encode("utf-8", "replace").decode("utf-8")).strip("\n")
    if not text.strip() and given.title is None:
        raise ExtractionError(
            capture.input, "holds no text.", advice="Nothing to read: capture it again."
        )
    if given.title is None and len(text.strip()) < _LEAST_CHARACTERS and len(text.split()) < 3:
        raise ExtractionError(
            capture.input,
            f"holds no report, only “{text.strip()}”.",
            advice="Give the page or text of a report.",
        )
    return read_article(text, set_off(text, pieces(text)), capture, given, part=part)


def extract_entry(entry: Entry, capture: Capture) -> Article:
    """Draw the article from a feed's entry or a JSON document.

    The entry's own title, byline and dates go before what the text says; its text goes
    before its HTML. A post of a social account is taken whole, see ``extract_post``.

    Raises:
        ExtractionError: the entry has neither text nor title.
    """
    if entry.post is not None:
        from variorum.extraction.posts import extract_post

        return extract_post(entry, capture, given_by(entry))
    if entry.html and not (entry.text or "").strip():
        from variorum.extraction.page import extract_fragment

        return extract_fragment(entry.html, capture, given_by(entry), part=entry.id)
    text = entry.text or ""
    if not text.strip() and not (entry.title or "").strip():
        raise ExtractionError(
            capture.input,
            f"the entry {entry.id or entry.url or ''} has no text.",
            advice="Give the page at its address instead.",
        )
    return article_from_text(text, capture, given_by(entry), part=entry.id)


def given_by(entry: Entry) -> Given:
    """What an entry says about its article."""
    complaints = []
    dates: dict[str, Fact | None] = {}
    for name, value in (("published", entry.published), ("modified", entry.modified)):
        found = iso(value) if value else None
        if value and found is None:
            complaints.append(f"{name} is no date: {value[:60]}")
        dates[name] = Fact(found, "given by the document") if found else None
    return Given(
        title=_given(entry.title),
        byline=_given(entry.byline),
        # Who writes posts publishes them; the server only carries them.
        publisher=_given(f"@{entry.post.account}") if entry.post and entry.post.account else None,
        published=dates["published"],
        modified=dates["modified"],
        url=entry.url,
        complaints=tuple(complaints),
    )


def _given(value: str | None) -> Fact | None:
    clean = " ".join(normal((value or "").encode("utf-8", "replace").decode("utf-8")).split())
    return Fact(clean, "given by the document") if clean else None
