"""A store that is filled report by report, as polling and the digest fill it."""

from __future__ import annotations

from dataclasses import dataclass, field

from variorum.desk import Desk
from variorum.following import arrivals_of
from variorum.model import (
    Arrived,
    Article,
    ArticleId,
    Capture,
    CaptureId,
    Entry,
    Intake,
    Place,
    Story,
    Subscription,
    ToldStory,
    User,
)

NOW = 2_000_000_000.0
CAPTURE = Capture(CaptureId("sha256:0"), "feed", None, "2033-05-18T03:33:20Z")


@dataclass
class Newsroom:
    """A store that is filled report by report, as polling and the digest would."""

    desk: Desk
    now: float = NOW
    number: int = 0
    stories: dict[str, list[tuple[Place, ArticleId]]] = field(default_factory=dict)

    def user(self, name: str, *outlets: str) -> User:
        made = self.desk.store.readers.add(name)
        for outlet in outlets:
            (source,) = self.desk.store.sources.follow([f"https://{outlet}.example/feed"])
            self.desk.store.readers.subscribe(made.id, Subscription(source.id, followed=self.now))
        return made

    def report(self, outlet: str, story: str | None, *leans: int, html: str = "<p>x</p>") -> int:
        """One more report; ``leans`` are items whose text it shares."""
        self.now += 60
        self.number += 1
        store = self.desk.store
        (source,) = store.sources.follow([f"https://{outlet}.example/feed"])
        url = f"https://{outlet}.example/{self.number}"
        entry = Entry(f"e{self.number}", url, f"{outlet} on {story} & <b>", html=html)
        (item,) = store.sources.take_in([Intake(source, arrivals_of([entry], {}))], self.now)
        if story is None:
            return item
        article = ArticleId(f"article-{self.number}")
        store.articles.put([Article(article, CAPTURE.id, "x", "x", ())])
        store.digest.arrive(
            [
                Arrived(
                    self.number, item, article, 1,
                    leans=tuple(place.number for place in store.told.places(items=leans)),
                )
            ]
        )  # fmt: skip
        place = Place(item, story, source.id, self.number, self.now, outlet, outlet.title())
        told = self.stories.setdefault(story, [])
        told.append((place, article))
        self._tell(story, told)
        return item

    def _tell(self, story: str, told: list[tuple[Place, ArticleId]]) -> None:
        store = self.desk.store
        store.stories.put([Story(story, tuple(article for _, article in told))])
        places = [place for place, _ in told]
        store.told.put(
            [
                ToldStory(
                    story, story, places[0].stands, places[-1].stands, len(places),
                    len({place.outlet for place in places}), len(places),
                    sources=tuple((n, places[-1].stands, 1) for n in {p.source for p in places}),
                )
            ]
        )  # fmt: skip
        store.told.place(places)
