"""Passages that nest, overlap or reach over paragraphs keep their words on the page."""

from __future__ import annotations

from html.parser import HTMLParser

import flood_story as story
from hypothesis import given, settings
from hypothesis import strategies as st

from variorum.dossier.exports.views.articles import article_text
from variorum.dossier.exports.views.citing import Citing
from variorum.model import Passage

DOSSIER = story.flood()
ARTICLE = DOSSIER.articles[0]

places = st.lists(
    st.tuples(st.integers(0, len(ARTICLE.text)), st.integers(0, len(ARTICLE.text))).map(sorted),
    max_size=15,
)


class _Pieces(HTMLParser):
    """The words inside each anchor's pieces, and all words."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.inside: dict[str, str] = {}
        self.ids: list[str] = []
        self.all = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given_attrs = dict(attrs)
        self.open.append(given_attrs["data-p"] or "")
        if given_attrs.get("id"):
            self.ids.append(given_attrs["id"] or "")

    def handle_endtag(self, tag: str) -> None:
        self.open.pop()

    def handle_data(self, data: str) -> None:
        self.all += data
        for name in set(self.open):
            self.inside[name] = self.inside.get(name, "") + data


@settings(max_examples=60, deadline=None)
@given(places)
def test_every_anchor_holds_the_words_of_its_passage(spans: list[list[int]]) -> None:
    citing = Citing(DOSSIER)
    passages = {Passage(ARTICLE.id, start, end) for start, end in spans}
    names = {citing.anchor(passage): passage for passage in passages}
    reader = _Pieces()
    for paragraph in article_text(ARTICLE, citing).paragraphs:
        reader.feed(str(paragraph.html))
    assert not reader.open
    assert sorted(reader.ids) == sorted(names)
    for name, passage in names.items():
        # Between paragraphs lie line ends alone, which the page shows as its own layout.
        expected = "".join(ARTICLE.text[passage.start : passage.end].split())
        assert "".join(reader.inside.get(name, "").split()) == expected
