"""Who only passes on what a document of the story says: a post, or a release.

A report that quotes a post, attributed to its author or linked to its address, has these
words from there: for what they say it is no origin beside the post. Where nothing else stands
in the report it is no origin at all. Whatever words of its own stand beside the quotation
stay the report's. More: docs/methods/lineage.md.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from variorum.collation.posting_words import DENYING, HEARD, POSTING
from variorum.collation.printed import Document, Piece, read_document
from variorum.collation.releases import is_release
from variorum.model import (
    BODY_KINDS,
    Analysis,
    Article,
    ArticleId,
    Evidence,
    Passage,
    Quotation,
    Span,
)
from variorum.model.collation import REPEATED
from variorum.text import FUNCTION_WORDS, Token, stem, tokenise
from variorum.text.outlets import same_outlet
from variorum.text.tongue import small_words

# So many words in a row are hardly said twice; fewer are a document's where the report says
# that they stand in one.
_TWICE = 8
_LEAST, _RUN = 5, 4
_WEIGHT = 0.8


@dataclass(frozen=True, slots=True)
class Leaning:
    """How an article leans on a document of its story.

    ``why`` cites where it repeats the document, and the document's words. ``whole`` is true
    where it says nothing else.
    """

    document: ArticleId
    article: ArticleId
    why: tuple[Evidence, ...]
    whole: bool = False


def leanings(articles: Sequence[Article], analyses: Sequence[Analysis]) -> tuple[Leaning, ...]:
    """Who leans on which document among the articles of one story.

    Args:
        articles: In any order.
        analyses: What was read in them; an article without one leans on nothing.

    Returns:
        Sorted by article, document. Of several documents that one article repeats and adds
        nothing to, ``whole`` is said of the one of which it has most words.

    Cost: documents × the text of the reports; nothing where there is no document.
    """
    read = {one.article: one for one in analyses}
    ordered = sorted(articles, key=lambda one: one.id)
    documents = [
        read_document(one, read[one.id])
        for one in ordered
        if one.id in read and (one.post or is_release(one))
    ]
    found: list[Leaning] = []
    for article in ordered if documents else ():
        if article.id in read:
            found += _of(article, read[article.id], documents)
    return tuple(found)


def _of(article: Article, reading: Analysis, documents: Sequence[Document]) -> list[Leaning]:
    repeating = [
        _Repeating(article, reading, one)
        for one in documents
        if one.article.id != article.id
        and not one.came_after(article)
        and not same_outlet(one.article, article)
    ]
    repeating = [one for one in repeating if one.shown or one.links]
    whole = None
    if repeating and _says_nothing_else(article, reading, repeating):
        whole = max(repeating, key=lambda one: (one.size, one.document.article.id))
    return [
        Leaning(one.document.article.id, article.id, one.why(one is whole), one is whole)
        for one in repeating
        if one.shown or one.retold or one is whole
    ]


class _Repeating:
    """What one article repeats of one document."""

    def __init__(self, article: Article, reading: Analysis, document: Document) -> None:
        self.article = article
        self.document = document
        self._reading = reading
        self.links = [
            place
            for link in article.links
            if document.is_at(link.url)
            and (place := link.span or _once(article.text, link.text)) is not None
        ]
        self.known = document.stems | frozenset(stem(w) for w in document.author_words)
        self.said: list[tuple[Quotation, tuple[Piece, ...]]] = []
        self.free: list[Span] = list(self.links)
        for quotation in reading.quotations:
            pieces = document.printed(article.text, quotation.span) if _set_off(quotation) else ()
            if pieces and not self._of_another(quotation):
                self.said.append((quotation, pieces))
                self.free.append(quotation.outer)
        groups: dict[int, list[tuple[Quotation, tuple[Piece, ...]]]] = {}
        for quotation, pieces in self.said:
            groups.setdefault(quotation.group, []).append((quotation, pieces))
        self.shown = [one for group in groups.values() if self._is_evidence(group) for one in group]
        self.retold = [q for q in reading.quotations if self._retells(q)]
        ours = [q for q, _ in self.said if self._by_author(q)] + self.retold
        for quotation in ours:
            self.free += [s for s in (quotation.cue, quotation.speaker_span) if s is not None]
        self.free += [when.span for when in reading.whens if document.is_of_day(when)]
        self.free += [m.span for m in reading.mentions if document.is_by(m.name)]

    @property
    def size(self) -> int:
        return sum(piece.words for _, pieces in self.shown for piece in pieces)

    def _by_author(self, quotation: Quotation) -> bool:
        return quotation.speaker is not None and self.document.is_by(quotation.speaker)

    def _of_another(self, quotation: Quotation) -> bool:
        speaker = quotation.speaker
        return speaker is not None and not (
            self.document.is_by(speaker) or self.document.is_said_by(speaker)
        )

    def _is_evidence(self, group: Sequence[tuple[Quotation, tuple[Piece, ...]]]) -> bool:
        """Whether these words, in one breath, are surely from the document."""
        longest = max(piece.words for _, pieces in group for piece in pieces)
        count = sum(piece.words for _, pieces in group for piece in pieces)
        if not self.document.is_all(count) and (count < _LEAST or longest < _RUN):
            return False
        if not self.links and not any(q.speaker is not None for q, _ in group):
            return False
        written = any(q.written for q, _ in group)
        if not (written or self.links or longest >= _TWICE):
            return False
        return not any(self._was_heard(q.outer) for q, _ in group)

    def _retells(self, quotation: Quotation) -> bool:
        """Whether reported speech of the author has no words but the document's."""
        return (
            not _set_off(quotation)
            and bool(self.links or self.shown)
            and self._by_author(quotation)
            and not any(self.own(t) for t in self._tokens(quotation.span))
            and not self._was_heard(quotation.span)
        )

    def _was_heard(self, span: Span) -> bool:
        """Whether the sentences there say that the author was heard by the report itself, or
        wrote so elsewhere too."""
        text = self.article.text
        for sentence in self._sentences(span):
            beside = "".join(
                " " if any(q.outer.start <= at < q.outer.end for q, _ in self.said) else text[at]
                for at in range(sentence.start, sentence.end)
            )
            if HEARD.search(beside):
                return True
            credited = (c for c in self._reading.credits if c.kind in ("report", "agency"))
            if any(c.span.meets(sentence) for c in credited):
                return True
        return False

    def _sentences(self, span: Span) -> list[Span]:
        return [s.span for s in self._reading.sentences if s.span.meets(span)]

    def _tokens(self, span: Span) -> Iterable[Token]:
        return (t for t in tokenise(self.article.text, span.start, span.end) if t.is_word)

    def own(self, token: Token) -> bool:
        """Whether a word carries matter that is not the document's, nor says whose it is."""
        if any(span.start <= token.start < span.end for span in self.free):
            return False
        if token.norm in DENYING:
            return True
        if token.norm in FUNCTION_WORDS or token.norm in small_words(self.article.language):
            return False
        return token.norm not in POSTING and stem(token.norm) not in self.known

    def runs(self, sentence: Span, around: Sequence[Span]) -> list[Span]:
        """The stretches of a sentence without words of the report's own that hold one of these."""
        found, start = [], sentence.start
        edges = [(t.start, t.end) for t in self._tokens(sentence) if self.own(t)]
        for stop, after in [*edges, (sentence.end, sentence.end)]:
            if stop > start and any((start <= one.start and one.end <= stop) or
                                    Span(start, stop).meets(one) for one in around):  # fmt: skip
                found.append(Span(start, stop))
            start = after
        return found

    def why(self, whole: bool) -> tuple[Evidence, ...]:
        """The evidence, each with its passages in the article and in the document."""
        found = [
            self._evidence(
                f"quotes {sum(piece.words for piece in pieces)} of its words",
                quotation.outer,
                [piece.place for piece in pieces],
            )
            for quotation, pieces in self.shown
        ]
        found += [
            self._evidence(
                "says as its author's what stands in it",
                quotation.span,
                self.document.nearest(self.article.text[quotation.span.start : quotation.span.end]),
            )
            for quotation in self.retold
        ]
        if self.shown:
            for block in self.article.blocks:
                if block.kind == "title" and self._only_repeats(block.span):
                    place = Passage.at(self.article.id, block.span)
                    detail = "has a headline of its words alone"
                    found.append(Evidence(REPEATED, detail, _WEIGHT, (place,)))
        if whole:
            body = self.article.body
            places = tuple(
                Passage.at(self.article.id, block.span)
                for block in self.article.blocks
                if block.kind == "title" or block in body
            )
            detail = "says nothing of its own beyond it"
            found.append(Evidence(REPEATED, detail, 0.9, places))
        return tuple(found)

    def _only_repeats(self, span: Span) -> bool:
        tokens = list(self._tokens(span))
        stems = {stem(t.norm) for t in tokens if t.norm not in FUNCTION_WORDS}
        return len(stems & self.document.stems) >= 3 and not any(map(self.own, tokens))

    def _evidence(self, detail: str, span: Span, there: Sequence[Passage]) -> Evidence:
        around = [q.outer for q, _ in self.shown] + [q.span for q in self.retold]
        places = [
            Passage.at(self.article.id, run)
            for sentence in self._sentences(span)
            for run in self.runs(sentence, around)
        ] or [Passage.at(self.article.id, span)]
        return Evidence(REPEATED, detail, _WEIGHT, (*dict.fromkeys(places), *there))


def _says_nothing_else(
    article: Article, reading: Analysis, repeating: Sequence[_Repeating]
) -> bool:
    """Whether every word that carries matter is that of the documents, or says whose they are."""
    if article.post or (article.access is not None and article.access.cut):
        return False  # a post is its author's own word; of a text cut off nobody knows the rest
    if any(c.kind in ("report", "agency") for c in reading.credits) or reading.stances:
        return False
    for quotation in reading.quotations:
        if quotation.use == "speech" and not any(
            quotation in (q for q, _ in one.said) or quotation in one.retold for one in repeating
        ):
            return False
    for block in article.blocks:
        if block.kind in BODY_KINDS or block.kind == "title":
            for token in tokenise(article.text, block.span.start, block.span.end):
                if token.is_word and all(one.own(token) for one in repeating):
                    return False
    return True


def _set_off(quotation: Quotation) -> bool:
    return quotation.form != "verb" and quotation.kind != "indirect"


def _once(text: str, words: str) -> Span | None:
    """The place of some words that stand in a text once."""
    at = text.find(words) if words.strip() else -1
    if at < 0 or text.find(words, at + 1) >= 0:
        return None
    return Span(at, at + len(words))
