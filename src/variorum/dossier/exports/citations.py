"""Reading a page back: every sentence that cites, with the passages it stands on."""

from __future__ import annotations

from html.parser import HTMLParser

from variorum.dossier.exports.views.citing import read_passages
from variorum.model import ArticleId, Passage


class _Reader(HTMLParser):
    """Collects what stands in elements with ``data-passages``, without the signs.

    What the page adds of its own to a sentence has the class ``ours`` and is left out too.
    """

    _VOID = frozenset(
        {"meta", "br", "img", "link", "hr", "input", "wbr", "source", "col", "area", "base"}
    )

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[tuple[list[str], str]] = []
        self.articles: dict[str, ArticleId] = {}
        self._open: list[tuple[str, int | None, bool]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in self._VOID:
            return
        given = dict(attrs)
        number = None
        if given.get("data-passages"):
            number = len(self.found)
            self.found.append(([], given["data-passages"] or ""))
        if given.get("data-article") and given.get("data-sign"):
            self.articles[given["data-sign"] or ""] = ArticleId(given["data-article"] or "")
        names = (given.get("class") or "").split()
        hidden = "ours" in names or (
            tag in ("a", "summary", "script", "style")
            and ("data-cite" in given or tag != "a" or "n" in names)
        )
        self._open.append((tag, number, hidden))

    def handle_endtag(self, tag: str) -> None:
        while self._open:
            if self._open.pop()[0] == tag:
                break

    def handle_data(self, data: str) -> None:
        if any(hidden for _, _, hidden in self._open):
            return
        for _, number, _ in self._open:
            if number is not None:
                self.found[number][0].append(data)


def cited_passages(page: str) -> tuple[tuple[str, tuple[Passage, ...]], ...]:
    """Every sentence of a page that cites, with the passages it stands on, in page order."""
    reader = _Reader()
    reader.feed(page)
    reader.close()
    return tuple(
        (" ".join("".join(parts).split()), read_passages(cited, reader.articles))
        for parts, cited in reader.found
    )
