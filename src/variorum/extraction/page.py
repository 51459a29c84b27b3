"""Saved or fetched web pages: metadata, body, captions and references to one article."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from variorum.errors import ExtractionError
from variorum.extraction.body import Part
from variorum.extraction.decoding import declared_in_page, decode
from variorum.extraction.lines import Piece
from variorum.extraction.markup import parse, strip_tags
from variorum.extraction.merging import Path, running_parts
from variorum.extraction.metadata import page_given
from variorum.extraction.pagefacts import PageFacts, clean, page_facts
from variorum.extraction.pageparts import captions_of, references_of
from variorum.extraction.plain import article_from_text
from variorum.extraction.reading import Given, read_article
from variorum.extraction.rows import key_of
from variorum.extraction.walls import wall_in
from variorum.model import Article, Capture, Fact, Link, Reference, Span

# Pages over this size are data or attacks, not articles; parsing them takes minutes.
MAX_PAGE = 8_000_000
# Of larger pages the body is looked for once only.
_PATIENCE = 2_000_000
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{2,40})", re.IGNORECASE)
_ADDRESS = re.compile(r"https?://", re.IGNORECASE)
_PAYWALL = re.compile(
    r"subscri(?:be|bers?|ption)|sign in to (?:read|continue)|log in to (?:read|continue)|paywall"
    r"|abonn|suscr[ií]|assinant",
    re.IGNORECASE,
)


def extract_page(data: bytes, capture: Capture, *, path: Path = "careful") -> Article:
    """Draw the article from a web page.

    Args:
        data: The page's bytes as captured.
        capture: Where they came from; its media type may name the encoding.
        path: How the body is looked for: "careful" by two readers that guard each other,
            "fast" by the quick one alone, see docs/methods/extraction.md.

    Raises:
        ExtractionError: empty, binary, far too large, or no article in it (a page of
            scripts, a list, a wall), with what can be done about it.

    Cost: about 30 ms for a page of usual size; linear. Nothing is ever fetched.
    """
    if len(data) > MAX_PAGE:
        raise ExtractionError(
            capture.input,
            f"is a page of {len(data) / 1e6:.0f} MB; pages over {MAX_PAGE // 1_000_000} MB aren't"
            f" read.",
            advice="The capture is kept; save the article's own page instead.",
        )
    header = _CHARSET.search(capture.media_type or "")
    declared = header[1] if header else declared_in_page(data)
    html, complaints = decode(data, subject=capture.input, declared=declared, most=MAX_PAGE)
    return _extract(
        html, capture, Given(complaints=tuple(complaints)), part="", whole=True, path=path
    )


def about_page(data: bytes, capture: Capture) -> Given:
    """What a page says of its article outside the text; for pages whose text can't be had.

    Args:
        data: The page's bytes as captured.
        capture: Where they came from.

    Raises:
        ExtractionError: empty, binary, or far too large.

    Cost: about 10 ms for a page of usual size; linear.
    """
    html, _ = decode(data, subject=capture.input, declared=declared_in_page(data), most=MAX_PAGE)
    tree, complaints = parse(html, subject=capture.input)
    if tree is None:
        return Given(complaints=tuple(complaints))
    facts = page_facts(tree)
    return page_given(facts, tree, capture.url or _own_address(facts, tree))


def extract_fragment(html: str, capture: Capture, given: Given, *, part: str = "") -> Article:
    """Draw the article from a piece of HTML, as feeds carry it; all of it is the article.

    Raises:
        ExtractionError: no text in it.
    """
    text = strip_tags(html)
    if len(html) > MAX_PAGE or len(text) < 600:
        # Too short to tell an article's body from anything else: take all.
        return article_from_text(text, capture, given, part=part)
    return _extract(f"<div>{html}</div>", capture, given, part=part, whole=False)


def _extract(
    html: str,
    capture: Capture,
    given: Given,
    *,
    part: str,
    whole: bool,
    path: Path = "careful",
) -> Article:
    tree, complaints = parse(html, subject=capture.input)
    if tree is None:
        given = replace(given, complaints=(*given.complaints, *complaints))
        return article_from_text(strip_tags(html), capture, given, part=part)
    facts = page_facts(tree)
    url = given.url or capture.url or _own_address(facts, tree)
    if whole:
        given = page_given(facts, tree, url, given.complaints, quick=path == "fast")
    references, texts = references_of(tree)
    captions = captions_of(tree)
    parts = running_parts(tree, url=url, patient=len(html) < _PATIENCE, path=path)
    parts, note = _enough(parts, facts, html, capture, whole=whole)
    if note:
        given = replace(given, complaints=(*given.complaints, note))
    parts = _joined(parts, captions, texts, given.title)
    text, pieces, links = _laid_out(parts)
    article = read_article(text, pieces, capture, given, part=part, links=links)
    if whole and not _tells(article, parts, tree):
        raise _no_article(capture.input, html)
    return (
        replace(article, references=_with_addresses(article, references)) if references else article
    )


def _tells(article: Article, parts: list[Part], tree: Any) -> bool:
    """True if the body has a whole sentence or a table's worth of words, and isn't all links."""
    body = [block.span for block in article.body]
    told = any(_is_prose(span.of(article.text)) for span in body)
    length = sum(len(part.text) for part in parts)
    linked = sum(end - start for part in parts for start, end, _ in part.links)
    words = sum(span.of(article.text).count(" ") + 1 for span in body)
    # Without a sentence a table may be an article; a page of links is none.
    return linked < 0.8 * length and (told or (words >= 40 and _linked_share(tree) < 0.6))


def _linked_share(tree: Any) -> float:
    """How much of a page's text is links."""
    links = sum(len(link.text_content()) for link in tree.iter("a"))
    return links / max(1, len(" ".join(tree.text_content().split())))


def _is_prose(text: str) -> bool:
    words = text.count(" ") + 1
    ends = text.rstrip("\"”’'»)] ")[-1:] in set(".!?…。！？")
    return words >= 25 or (ends and (words >= 5 or len(text) >= 20))


def _enough(
    parts: list[Part], facts: PageFacts, html: str, capture: Capture, *, whole: bool
) -> tuple[list[Part], str]:
    """The parts, or the text that the page's own metadata hold where the page shows less."""
    size = sum(len(part.text) for part in parts)
    stated = max((_article_body(node) for node in facts.linked), key=len, default="")
    lines = [line for line in stated.split("\n") if line.strip()]
    # The library takes such a body too, where there is no other, but as one paragraph.
    run_together = len(parts) < len(lines) and len(parts) <= 2 and size > 0.8 * len(stated)
    if len(stated) > 400 and (size < len(stated) // 3 or run_together):
        return [Part("paragraph", line.strip()) for line in lines], "body taken from JSON-LD"
    if not whole and size < len(strip_tags(html)) // 3:
        lines = strip_tags(html).split("\n")
        return [Part("paragraph", line) for line in lines], ""
    if size < 120:
        text = strip_tags(html)
        if size == 0 and not (80 <= len(text) <= 3000 and "." in text):
            raise _no_article(capture.input, html)
        if size == 0:
            return [
                Part("paragraph", line) for line in text.split("\n")
            ], "all of the page's text taken"
    return parts, ""


def _article_body(node: dict[str, Any]) -> str:
    value = node.get("articleBody")
    if not isinstance(value, str) or len(value) > 1_000_000:
        return ""
    if "<" in value and re.search(r"<(?:p|br|div|a)\b", value):
        value = strip_tags(value)
    from variorum.text import normal

    lines = (
        " ".join(line.split())
        for line in normal(value.encode("utf-8", "replace").decode()).split("\n")
    )
    return "\n".join(line for line in lines if line)


def _no_article(subject: str, html: str) -> ExtractionError:
    if len(strip_tags(html)) < 200:
        return ExtractionError(
            subject,
            "shows no text without its scripts.",
            advice="Save the page from a browser after it has loaded, and give that file.",
        )
    wall = wall_in(strip_tags(html).split("\n"))
    if wall is not None and wall.kind == "consent":
        return ExtractionError(
            subject,
            "shows no article, only a notice about cookies.",
            advice="Answer it in a browser, save the page then, and give that file.",
        )
    if _PAYWALL.search(html):
        return ExtractionError(
            subject,
            "shows no article, only an invitation to subscribe or sign in.",
            advice="Save the page while signed in, and give that file.",
        )
    return ExtractionError(
        subject,
        "has no article that could be told from the rest of the page.",
        advice="Give the address of one article, or its text as a plain file.",
    )


def _own_address(facts: PageFacts, tree: Any) -> str | None:
    for element in tree.iter("link"):
        if (element.get("rel") or "").lower() == "canonical":
            href = clean(element.get("href"), 2000)
            if href.startswith(("http://", "https://")):
                return href
    found = clean(facts.meta.get("og:url"), 2000)
    return found if found.startswith(("http://", "https://")) else None


def _joined(
    parts: list[Part], captions: list[str], references: list[str], title: Fact | None
) -> list[Part]:
    """Body, captions and references in one list, nothing twice."""
    known = {key_of(text) for text in (*captions, *references)}
    labels = {key_of(re.sub(r"^\d+\.\s*", "", text)) for text in references}
    kept: list[Part] = []
    body_keys: set[str] = set()
    for part in parts:
        key = key_of(part.text)
        if key in known or key in labels or key.lstrip("^ ") in labels:
            continue
        if part.kind == "item" and kept and kept[-1].text == part.text:
            continue
        kept.append(part)
        body_keys.add(key)
    kept += [Part("caption", text) for text in captions if key_of(text) not in body_keys]
    kept += [Part("reference", text) for text in references]
    return kept


def _laid_out(parts: list[Part]) -> tuple[str, list[Piece], list[Link]]:
    texts: list[str] = []
    pieces: list[Piece] = []
    links: list[Link] = []
    position = 0
    for part in parts:
        text = part.text.strip()
        if not text:
            continue
        pieces.append(Piece(Span(position, position + len(text)), part.kind, part.why))
        lead = len(part.text) - len(part.text.lstrip())
        for start, end, url in part.links:
            first, last = max(0, start - lead), min(len(text), end - lead)
            if first < last and _ADDRESS.match(url):
                links.append(Link(url, text[first:last], Span(position + first, position + last)))
        texts.append(text)
        position += len(text) + 2
    return "\n\n".join(texts), pieces, links


def _with_addresses(article: Article, found: list[Reference]) -> tuple[Reference, ...]:
    """The references as read, with the addresses that the markup gives them."""
    by_label = {reference.label: reference for reference in found}
    return tuple(
        replace(reference, url=reference.url or by_label[reference.label].url)
        if reference.label in by_label
        else reference
        for reference in article.references
    )
