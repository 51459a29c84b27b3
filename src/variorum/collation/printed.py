"""A document of the story as it can be recognised in a report: its words, author and address."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

from variorum.collation.releases import party_of
from variorum.model import Analysis, Article, Passage, Span, When
from variorum.text import FUNCTION_WORDS, stem, tokenise, words

_STATUS = re.compile(
    r"/(?:@|users/|@[^/]+/)?(?P<who>[^/@]+)/(?:status(?:es)?/|posts?/)?(?P<number>[\w-]{4,})$"
)
_ZONED = re.compile(r"(?:Z|[+-]\d\d:?\d\d)$")


@dataclass(frozen=True, slots=True)
class Piece:
    """Words in a row that a report has as the document has them: how many, and where there."""

    words: int
    place: Passage


@dataclass(frozen=True, slots=True)
class Document:
    """A document among the articles. ``stems`` are those of its words, ``author_words`` the
    words by which its author is known; ``authors`` and ``speakers`` are names, in words."""

    article: Article
    row: str
    starts: tuple[int, ...]
    places: tuple[tuple[int, int], ...]
    stems: frozenset[str]
    authors: tuple[tuple[str, ...], ...]
    speakers: tuple[tuple[str, ...], ...]
    handle: str
    author_words: frozenset[str]
    sentences: tuple[Span, ...]

    def printed(self, text: str, span: Span) -> tuple[Piece, ...]:
        """The pieces of a quotation, where all of it stands in the document and in its order;
        else nothing. What an editor left out or put in parts the pieces."""
        found: list[Piece] = []
        at = 0
        for piece in _pieces(text, span):
            row = f" {' '.join(piece)} "
            at = self.row.find(row, at)
            if at < 0:
                return ()
            first = self.starts.index(at + 1)
            last = first + len(piece) - 1
            place = Passage(self.article.id, self.places[first][0], self.places[last][1])
            found.append(Piece(len(piece), place))
            at += len(row) - 1
        return tuple(found)

    def is_all(self, count: int) -> bool:
        """Whether so many words are all that it has."""
        return count >= len(self.places)

    def is_by(self, name: str) -> bool:
        """Whether a name is its author's: the whole of it, or its end."""
        return _named(name, self.authors) or _joined(name) == self.handle != ""

    def is_said_by(self, name: str) -> bool:
        """Whether the document itself quotes somebody of this name."""
        return _named(name, self.speakers)

    def is_at(self, url: str) -> bool:
        """Whether an address is the document's, as a page or as an embedded piece of another."""
        own = self.article.url
        return bool(own) and own is not None and _address(url) == _address(own)

    def is_of_day(self, when: When) -> bool:
        """Whether a date is the day on which the document was published."""
        fact = self.article.published
        day = fact.value[:10] if fact is not None else ""
        exact = when.precision in ("day", "hour", "minute")
        return exact and len(day) == 10 and when.earliest[:10] == day

    def came_after(self, article: Article) -> bool:
        """True if it was certainly published after an article."""
        one, two = (a.published.value if a.published else "" for a in (self.article, article))
        if _ZONED.search(one) and _ZONED.search(two):
            try:
                return datetime.fromisoformat(one) > datetime.fromisoformat(two)
            except ValueError:
                pass
        size = min(len(one), len(two), 10)
        return size >= 4 and one[:size] > two[:size]

    def nearest(self, said: str) -> list[Passage]:
        """The sentence of it that shares most words of matter with what was said."""
        wanted = {stem(word) for word in words(said) if word not in FUNCTION_WORDS}
        best = max(
            self.sentences,
            key=lambda s: (
                len(wanted & {stem(w) for w in words(s.of(self.article.text))}),
                -s.start,
            ),
            default=None,
        )
        return [] if best is None else [Passage.at(self.article.id, best)]


def read_document(article: Article, reading: Analysis) -> Document:
    """Cost: linear in the text."""
    tokens = [t for t in tokenise(article.text) if t.is_word]
    starts, at = [], 1
    for token in tokens:
        starts.append(at)
        at += len(token.norm) + 1
    publisher = article.publisher.value if article.publisher else ""
    names = [article.byline.value if article.byline else "", publisher]
    if not article.post:
        names.append(party_of(article, reading) or "")
    authors = tuple(row for name in names if (row := _words(name)))
    speakers = {q.speaker for q in reading.quotations if q.speaker}
    handle = _joined(publisher.lstrip("@").split("@")[0]) if publisher.startswith("@") else ""
    return Document(
        article,
        f" {' '.join(t.norm for t in tokens)} ",
        tuple(starts),
        tuple((t.start, t.end) for t in tokens),
        frozenset(stem(t.norm) for t in tokens if t.norm not in FUNCTION_WORDS),
        authors,
        tuple(sorted(_words(name) for name in speakers)),
        handle,
        frozenset(word for name in authors for word in name) | ({handle} if handle else set()),
        tuple(s.span for s in reading.sentences),
    )


def _pieces(text: str, span: Span) -> Iterator[list[str]]:
    piece: list[str] = []
    inside = False
    for token in tokenise(text, span.start, span.end):
        if token.text in ("[", "]") or token.norm == "...":
            inside = token.text == "[" or (inside and token.text != "]")
            if piece:
                yield piece
            piece = []
        elif token.is_word and not inside:
            piece.append(token.norm)
    if piece:
        yield piece


def _words(name: str) -> tuple[str, ...]:
    return tuple(w for w in words(name) if w not in FUNCTION_WORDS)


def _joined(name: str) -> str:
    return "".join(words(name))


def _named(name: str, known: tuple[tuple[str, ...], ...]) -> bool:
    told = _words(name)
    for row in known:
        longer, shorter = (told, row) if len(told) >= len(row) else (row, told)
        if shorter and len(shorter[-1]) > 2 and shorter == longer[len(longer) - len(shorter) :]:
            return True
    return False


def _address(url: str) -> tuple[str, str, str]:
    """An address without what does not name the page; a post's by its account and number."""
    bare = re.sub(r"^https?://(?:www\.)?|[?#].*$", "", url.strip())
    bare = re.sub(r"/(?:embed/?)?$", "", bare)
    try:
        parts = urlsplit(f"https://{bare}")
    except ValueError:
        return ("", "", bare)
    is_post = re.search(r"/(?:@|users/|\w+/status)", parts.path)
    found = _STATUS.search(parts.path) if is_post else None
    if found:
        return (parts.netloc.casefold(), found["who"].casefold(), found["number"])
    return (parts.netloc.casefold(), "", parts.path)
