"""Stories put into a reader's place as the digest would put them, which tests import by name."""

from __future__ import annotations

import sys
from dataclasses import replace
from functools import cache
from pathlib import Path

from reader import NOW, Place, entry

from variorum.desk.printing import keep_print
from variorum.model import (
    Arrived,
    Article,
    ArticleId,
    Capture,
    CaptureId,
    Dossier,
    Lineage,
    SourceEntry,
    Story,
    ToldStory,
    User,
)
from variorum.model import Place as Placed

HOUR = 3600.0
CAPTURE = Capture(
    CaptureId("sha256:" + "a1" * 32), "https://post.example/x", None, "2031-04-26T06:00:00Z"
)


def tell(
    place: Place,
    user: User,
    name: str,
    *outlets: str,
    title: str = "",
    hours: float = 2.0,
    dossier: bool = False,
    **more: object,
) -> tuple[ToldStory, list[int]]:
    """A story with a report of each of these outlets, all followed; its row and its items."""
    store = place.desk.store
    store.captures.put([CAPTURE])
    title = title or f"Fire at {name}"
    items, articles, sources = [], [], []
    for number, outlet in enumerate(outlets):
        source = place.follow(user, f"https://{outlet}/feed", called=f"The {outlet.title()}")
        label = f"{name}-{number}"
        items += place.bring(
            source, entry(label, hours + number / 10, title=f"{title}, says {outlet}")
        )
        text = f"{title}, says {outlet}"
        articles.append(Article(ArticleId(f"article-{label}"), CAPTURE.id, outlet, text, ()))
        sources.append(source)
    store.articles.put(articles)
    story = Story(f"story-{name}", tuple(one.id for one in articles))
    store.stories.put([story])
    newest = NOW - hours * HOUR
    row = ToldStory(
        story.id, title, newest, newest, len(items), len(set(outlets)), len(items),
        firsts=tuple(sorted(newest - HOUR * n / 10 for n in range(len(items)))),
        state=story.state, weight=0.3,
        sources=tuple((source, newest, 1) for source in dict.fromkeys(sources)),
    )  # fmt: skip
    row = replace(row, **more)  # type: ignore[arg-type]
    if dossier:
        made = _dossier(story, title, tuple(articles))
        store.dossiers.put([made])
        row = replace(row, told=story.state)
    store.told.put([row])
    store.told.place(
        Placed(
            item, story.id, source, 100 * len(name) + n, newest - n, outlet, f"The {outlet.title()}"
        )
        for n, (item, source, outlet) in enumerate(zip(items, sources, outlets, strict=True))
    )
    last = max((one.number for one in store.digest.arrived()), default=-1) + 1
    store.digest.arrive(
        Arrived(last + n, item, article.id, last)
        for n, (item, article) in enumerate(zip(items, articles, strict=True))
    )
    if dossier:
        keep_print(place.desk, made, story.state)
    return row, items


def _dossier(story: Story, title: str, articles: tuple[Article, ...]) -> Dossier:
    signs = tuple(SourceEntry("ABCDEFGH"[n], one.id) for n, one in enumerate(articles))
    lineage = Lineage(tuple((one.id,) for one in articles), ())
    return Dossier(
        story, title, articles, (CAPTURE,), (), (), (), (), (), (), lineage, (), (), signs
    )  # fmt: skip


@cache
def flood() -> Dossier:
    """A dossier with all its parts."""
    sys.path.insert(0, str(Path(__file__).parents[1] / "dossier"))
    from flood_story import flood as made

    return made()


def tell_flood(place: Place, user: User) -> tuple[ToldStory, list[int]]:
    """The story of that dossier, with an item behind each of its articles."""
    store, dossier = place.desk.store, flood()
    store.captures.put(dossier.captures)
    store.articles.put(dossier.articles)
    store.stories.put([dossier.story])
    store.dossiers.put([dossier])
    items, sources = [], []
    for number, article in enumerate(dossier.articles):
        outlet = f"outlet{number}.example"
        name = article.publisher.value if article.publisher else outlet
        source = place.follow(user, f"https://{outlet}/feed", called=name)
        title = article.title.value if article.title else "Untitled"
        items += place.bring(source, entry(f"flood-{number}", 3 - number / 10, title=title))
        sources.append((source, outlet, name))
    newest = NOW - 2 * HOUR
    row = ToldStory(
        dossier.story.id, dossier.title, newest, newest, len(items), len(items),
        len(dossier.lineage.origins), contested=True, record=True,
        firsts=tuple(newest - HOUR * n for n in range(len(dossier.lineage.origins)))[::-1],
        state=dossier.story.state, told=dossier.story.state, weight=0.5,
        sources=tuple((source, newest, 1) for source, _, _ in sources),
    )  # fmt: skip
    store.told.put([row])
    store.told.place(
        Placed(item, row.id, source, n, newest - n, outlet, name)
        for n, (item, (source, outlet, name)) in enumerate(zip(items, sources, strict=True))
    )
    last = max((one.number for one in store.digest.arrived()), default=-1) + 1
    store.digest.arrive(
        Arrived(last + n, item, article.id, last)
        for n, (item, article) in enumerate(zip(items, dossier.articles, strict=True))
    )
    keep_print(place.desk, dossier, row.state)
    return row, items
