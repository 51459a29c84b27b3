"""Speakers lent from one quotation to another: body to headline, paragraph to fragment."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from variorum.model import Article, Quotation
from variorum.text import words

# A fragment of as many words is no irony.
_FRAGMENT = 4
# So many words of a headline's quotation are compared with the body.
_HEADLINE = 24
# Headlines come first; what stands later than this among the quotations is none.
_HEADLINES = 12
# Share of a headline's words that must stand in the body's quotation, in order.
_SHARED = 0.75


def lend_to_headlines(article: Article, found: list[Quotation]) -> None:
    """Give words quoted in a headline, in place, the speaker who says them in the body."""
    text = article.text
    body: list[tuple[list[str], Quotation]] | None = None
    for i, quotation in enumerate(found[:_HEADLINES]):
        if not quotation.headline or quotation.speaker is not None or quotation.kind != "direct":
            continue
        if quotation.use not in ("speech", "scare"):
            continue
        if body is None:
            body = [
                (list(words(q.span.of(text))), q)
                for q in found
                if not q.headline and q.speaker and q.use == "speech" and q.kind == "direct"
            ]
        wanted = list(words(quotation.span.of(text)))[:_HEADLINE]
        models = [q for own, q in body if _shares(wanted, own)]
        if len({q.speaker for q in models}) == 1:
            found[i] = replace(
                quotation, use="speech", speaker=models[0].speaker, written=models[0].written
            )


def _shares(wanted: list[str], said: list[str]) -> bool:
    """Whether the headline's words stand in the quotation, in order, but for one in four."""
    at = hits = 0
    for word in wanted:
        try:
            at = said.index(word, at) + 1
        except ValueError:
            continue
        hits += 1
    return hits >= 2 and hits >= _SHARED * len(wanted)


def lend_in_paragraph(article: Article, found: list[Quotation], blocks: Mapping[int, int]) -> None:
    """Give a longer fragment without cue, in place, the one speaker of its paragraph.

    "Tenants get “new locks and a short apology.” The repairs, she wrote, were …"

    Args:
        article: The article.
        found: Its quotations.
        blocks: The block of each quotation that stands in marks, by its index.
    """
    by_block: dict[int, list[int]] = {}
    for index, block in sorted(blocks.items()):
        by_block.setdefault(block, []).append(index)
    for block, indexes in sorted(by_block.items()):
        if len(indexes) < 2 or article.blocks[block].kind == "title":
            continue
        said = [found[i] for i in indexes if found[i].use == "speech" and found[i].cue is not None]
        if len({q.speaker for q in said}) != 1 or said[0].speaker is None:
            continue
        for i in indexes:
            quotation = found[i]
            written = quotation.span.of(article.text)
            if quotation.cue is not None or quotation.use not in ("scare", "speech"):
                continue
            if len(written.split()) >= _FRAGMENT and not written[0].isupper():
                found[i] = replace(
                    quotation,
                    use="speech",
                    speaker=said[0].speaker,
                    speaker_span=said[0].speaker_span,
                    written=said[0].written,
                )
