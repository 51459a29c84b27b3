"""Posts to articles: all that is in a post is the article, and nothing of it is furniture."""

from __future__ import annotations

from variorum.errors import ExtractionError
from variorum.extraction.blocks import Chunk, blocks_of
from variorum.extraction.decoding import MAX_CHARACTERS
from variorum.extraction.markup import parse, strip_tags
from variorum.extraction.reading import RECIPE, Given
from variorum.model import Article, ArticleId, Block, Capture, Entry, Link, Span, digest
from variorum.text import normal
from variorum.text.tongue import language_of

_ADDRESSES = ("http://", "https://")


def extract_post(entry: Entry, capture: Capture, given: Given) -> Article:
    """Draw the article from a post of a social account, be it ever so short.

    Another's post within it is a block quote, descriptions of pictures are captions, choices
    of a vote are items. There is no title: a first line is a first line.

    Raises:
        ExtractionError: It holds no words, or far too many.
    """
    chunks, complaints = _chunks(entry, capture)
    texts, blocks, links = list[str](), list[Block](), list[Link]()
    position = 0
    for chunk in chunks:
        text = chunk.text.strip()
        if not text:
            continue
        span = Span(position, position + len(text))
        blocks.append(Block(span, "paragraph" if chunk.kind == "heading" else chunk.kind))
        lead = len(chunk.text) - len(chunk.text.lstrip())
        for start, end, url in chunk.links:
            first, last = max(0, start - lead), min(len(text), end - lead)
            if first < last and url.lower().startswith(_ADDRESSES):
                links.append(Link(url, text[first:last], Span(position + first, position + last)))
        texts.append(text)
        position = span.end + 2
    whole = "\n\n".join(texts)
    if not whole or len(whole) > MAX_CHARACTERS:
        raise ExtractionError(
            capture.input,
            f"the post {entry.id} has {f'{len(whole):,} characters' if whole else 'no words'}.",
            advice="The capture is kept; look at the post at its address.",
        )
    said = entry.post.language if entry.post is not None else None
    return Article(
        id=ArticleId(digest("article", capture.id, entry.id, RECIPE.id)),
        capture=capture.id,
        input=capture.input,
        text=whole,
        blocks=tuple(blocks),
        part=entry.id,
        url=given.url,
        title=given.title,
        byline=given.byline,
        publisher=given.publisher,
        published=given.published,
        modified=given.modified,
        language=language_of(whole, said=said),
        links=tuple(links),
        complaints=(*given.complaints, *complaints),
        post=True,
    )


def _chunks(entry: Entry, capture: Capture) -> tuple[list[Chunk], list[str]]:
    if entry.html is None:
        return [_line(line) for line in (entry.text or "").splitlines()], []
    try:
        tree, complaints = parse(f"<div>{entry.html}</div>", subject=capture.input)
    except ExtractionError:
        tree, complaints = None, []
    if tree is None:
        return [_line(line) for line in strip_tags(entry.html).splitlines()], complaints
    return blocks_of(tree)[1], complaints


def _line(text: str) -> Chunk:
    whole = normal(text.encode("utf-8", "replace").decode("utf-8"))
    return Chunk("paragraph", whole, 0, "", 0)
