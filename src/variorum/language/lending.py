"""Speakers lent from one quotation to another: body to headline, paragraph to fragment.

Within a story also from one report to another: who says the words there says them here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from variorum.model import Analysis, Article, Quotation
from variorum.text import words

# A fragment of as many words is no irony.
_FRAGMENT = 4
# As many, where the paragraphs before and after quote one and the same document.
_BETWEEN = 3
# So many words of a headline's quotation are compared with the body.
_HEADLINE = 24
# Headlines come first; what stands later than this among the quotations is none.
_HEADLINES = 12
# So many quotations that share a run of three words are compared.
_MODELS = 50
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


def lend_between_paragraphs(
    article: Article, found: list[Quotation], blocks: Mapping[int, int]
) -> None:
    """Give fragments without cue, in place, the author who is quoted before and after them.

    A reporter who tells a letter paragraph by paragraph names its author at the first and
    the last quotation; a paragraph between them in which nobody else speaks is the letter's.

    Args:
        article: The article.
        found: Its quotations.
        blocks: The block of each quotation that stands in marks, by its index.
    """
    order = [i for i, b in enumerate(article.blocks) if b.kind not in ("noise", "caption")]
    rank = {block: k for k, block in enumerate(order)}
    by_rank: dict[int, list[int]] = {}
    for index, block in sorted(blocks.items()):
        if block in rank:
            by_rank.setdefault(rank[block], []).append(index)
    for k, indexes in sorted(by_rank.items()):
        if article.blocks[order[k]].kind != "paragraph":
            continue
        bare = [
            i
            for i in indexes
            if found[i].cue is None and found[i].speaker is None and found[i].parent is None
        ]
        if not bare or len(bare) != len([i for i in indexes if found[i].parent is None]):
            continue
        model = _one_author([found[i] for i in by_rank.get(k - 1, ())])
        after = _one_author([found[i] for i in by_rank.get(k + 1, ())])
        if model is None or after is None or model.speaker != after.speaker:
            continue
        if not any(len(found[i].span.of(article.text).split()) >= _BETWEEN for i in bare):
            continue
        for i in bare:
            if found[i].use in ("scare", "speech"):
                found[i] = replace(found[i], use="speech", speaker=model.speaker, written=True)


def _one_author(quotations: Sequence[Quotation]) -> Quotation | None:
    """A quotation of the one author whose written words a paragraph quotes."""
    said = [q for q in quotations if q.use == "speech" and q.parent is None]
    if not said or len({q.speaker for q in said}) != 1 or not any(q.written for q in said):
        return None
    return said[0] if said[0].speaker is not None else None


def lend_from_documents(article: Article, found: list[Quotation]) -> None:
    """Give words without a speaker, in place, the author of a document printed here with them.

    A report that prints a letter or a chat whole quotes from it afterwards without saying so.
    """
    text = article.text
    printed = [
        (list(words(q.span.of(text))), q)
        for q in found
        if q.form in ("block", "turn") and q.speaker is not None
    ]
    if not printed:
        return
    for i, quotation in enumerate(found):
        if (
            quotation.form != "marks"
            or quotation.speaker is not None
            or quotation.speaker_span is not None
            or quotation.use not in ("speech", "scare")
            or quotation.parent is not None
        ):
            continue
        wanted = list(words(quotation.span.of(text)))
        if len(wanted) < _BETWEEN:
            continue
        fit = [q for own, q in printed if _contains(own, wanted)]
        if fit and len({q.speaker for q in fit}) == 1:
            found[i] = replace(quotation, use="speech", speaker=fit[0].speaker, written=True)


def lend_between_reports(
    articles: Sequence[Article], analyses: Sequence[Analysis]
) -> tuple[Analysis, ...]:
    """Give words without a speaker the one who says them in another report of the story.

    Only words that nobody can have hit upon by chance: three of them, or one after the
    other in a longer quotation; and only where all reports that name a speaker agree.

    Args:
        articles: The reports of one story, in any order.
        analyses: ``analyses[i]`` reads ``articles[i]``, names already those of the cast.

    Returns:
        The analyses in the order given, with speakers filled in and none changed.

    Cost: linear in all quoted words, times the quotations that share a rare run of three.
    """
    said: dict[tuple[str, ...], set[int]] = {}
    models: list[tuple[str, list[str], Quotation]] = []
    for article, analysis in zip(articles, analyses, strict=True):
        for quotation in analysis.quotations:
            if quotation.speaker is None or quotation.use != "speech" or _indirect(quotation):
                continue
            own = list(words(quotation.span.of(article.text)))
            for run in _runs(own):
                said.setdefault(run, set()).add(len(models))
            models.append((str(article.id), own, quotation))
    result = []
    for article, analysis in zip(articles, analyses, strict=True):
        quotations = list(analysis.quotations)
        for i, quotation in enumerate(quotations):
            if (
                quotation.speaker is not None
                or quotation.use not in ("speech", "scare")
                or _indirect(quotation)
                or quotation.parent is not None
            ):
                continue
            wanted = list(words(quotation.span.of(article.text)))
            near = sorted({n for run in _runs(wanted) for n in said.get(run, ())})
            fit = [
                models[n][2]
                for n in near[:_MODELS]
                if models[n][0] != str(article.id) and _contains(models[n][1], wanted)
            ]
            if fit and len({q.speaker for q in fit}) == 1:
                written = any(q.written for q in fit)
                quotations[i] = replace(
                    quotation, use="speech", speaker=fit[0].speaker, written=written
                )
        result.append(replace(analysis, quotations=tuple(quotations)))
    return tuple(result)


def _indirect(quotation: Quotation) -> bool:
    return quotation.kind == "indirect" or quotation.form == "verb"


def _runs(own: Sequence[str]) -> list[tuple[str, ...]]:
    return [tuple(own[k : k + 3]) for k in range(len(own) - 2)]


def _contains(said: Sequence[str], wanted: Sequence[str]) -> bool:
    """Whether nearly all the words stand in what was said, in order and close together."""
    run = tuple(wanted[:1])
    for start in (k for k, word in enumerate(said) if (word,) == run):
        at, hits = start, 0
        for word in wanted:
            for ahead in range(at, min(at + 3, len(said))):
                if said[ahead] == word:
                    hits += 1
                    at = ahead + 1
                    break
        if hits >= _SHARED * len(wanted) and hits >= 3:
            return True
    return False
