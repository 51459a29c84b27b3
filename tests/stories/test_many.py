"""Many articles at once are grouped as a stream would group them, in any order."""

from __future__ import annotations

import random

from variorum.model import Analysis, Article, ArticleId, Block, CaptureId, Fact, Span, digest
from variorum.stories import group
from variorum.stories.grouping import MANY
from variorum.stories.many import cluster_many

_PLACES = [
    f"{a}{b}" for a in ("Oster", "Kalle", "Vin", "Mor", "Tres") for b in ("holm", "vik", "by")
]
_WORDS = """ferry mole tug pilot library atlas shelf binder orchard frost pear smudge glacier
sledge husky crevasse opera tenor aria fresco tannery hide vat dye reactor turbine coolant valve
vineyard cork barrel cellar quarry granite crane blast stable jockey saddle hurdle bakery rye
oven yeast observatory comet lens dome mill sluice weir miller brewery hops malt kettle circus
trapeze tent juggler lighthouse beacon reef keeper foundry anvil bellows slag""".split()


def _article(place: str, number: int, copy: int) -> Article:
    one, two, three, four = _WORDS[4 * number : 4 * number + 4]
    text = (
        f"A {one} in {place} and its {two} went up in smoke, wrote reporter {copy}.\n"
        f"{place} has had its {one} for ever; the {three} and a {four} were saved by hand. "
        f"{('Nobody', 'No one', 'Not a soul', 'No person')[copy]} near the {two} was hurt."
    )
    blocks, at = [], 0
    for line in text.split("\n"):
        blocks.append(Block(Span(at, at + len(line)), "paragraph"))
        at += len(line) + 1
    return Article(
        ArticleId(digest("article", text)),
        CaptureId("sha256:0"),
        f"{place}-{copy}",
        text,
        tuple(blocks),
        published=Fact("2031-05-04", "told"),
        language="en",
    )


def _articles() -> list[Article]:
    return [
        _article(place, number, copy) for number, place in enumerate(_PLACES) for copy in range(4)
    ]


def test_sixty_articles_of_fifteen_happenings_come_out_as_fifteen_stories() -> None:
    articles = _articles()
    assert len(articles) > MANY
    stories = group(articles, [Analysis(a.id) for a in articles], ())
    by_id = {a.id: a.input.rsplit("-", 1)[0] for a in articles}
    assert [len({by_id[one] for one in story.articles}) for story in stories] == [1] * 15
    assert all(member.evidence for story in stories for member in story.memberships)


def test_many_articles_make_the_same_stories_in_any_order() -> None:
    articles = _articles()
    first = group(articles, [Analysis(a.id) for a in articles], ())
    random.Random(4).shuffle(articles)
    assert group(articles, [Analysis(a.id) for a in articles], ()) == first


def test_no_article_of_many_is_lost() -> None:
    articles = _articles()
    clusters = cluster_many(articles)
    assert sorted(place for cluster in clusters for place in cluster) == list(range(len(articles)))
