"""Reports of all sorts put into a reader's place, which tests import by name."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace

from reader import NOW, Place, entry
from telling import tell

from variorum.model import (
    Article,
    ArticleId,
    Attachment,
    Block,
    Entry,
    Fact,
    Link,
    PageAsked,
    Post,
    Span,
    User,
)

FIRST = (
    "<p>The harbour wall broke at 4.10 on Tuesday. Twelve people were hurt, the port says, none of "
    "them badly.</p><p>The mayor said that the wall had been looked at in spring. Nobody had seen "
    "a crack then, and nobody had asked for a second look.</p><p>The ferry does not run today.</p>"
)
SECOND = FIRST.replace("Twelve", "Fifteen").replace(", none of them badly", ", two of them badly")
PAGE = (
    ("paragraph", "The harbour wall of Port Ellory broke early on Tuesday."),
    ("heading", "What the mayor says"),
    ("quote", "We looked at the wall in spring, and there was no crack."),
    ("item", "Fifteen people are hurt."),
    ("item", "The ferry <b> does not run."),
    ("caption", "The wall in the morning. Picture: A. Ortega"),
    ("noise", "Subscribe to our letter!"),
    ("paragraph", "More is in the report of the port."),
)


@dataclass(frozen=True)
class Reports:
    """Items by what is odd about them; and the story of one."""

    story: str
    paged: int
    reworded: int
    short: int
    post: int
    others: tuple[int, ...]


def keep(place: Place, body: bytes, url: str) -> str:
    """Bytes in the archive and the store; their digest with its name."""
    kept = place.desk.archive.keep(
        body, input=url, url=url, captured=place.clock().isoformat(), media_type="text/html",
        status=200, headers=(("Content-Type", "text/html"),),
    )  # fmt: skip
    place.desk.store.captures.put([kept])
    return kept.id


def paged(place: Place, item: int, name: str = "wall", says: tuple[str, str] = ("", "")) -> Article:
    """Let the page behind an item have been had, and read; with other words in one place."""
    store = place.desk.store
    url = f"https://post.example/{name}"
    capture = keep(place, b"<html>" + name.encode(), url)
    text, blocks = "", list[Block]()
    for kind, written in PAGE:
        words = written.replace(*says) if says[0] else written
        blocks.append(Block(Span(len(text), len(text) + len(words)), kind))  # type: ignore[arg-type]
        text += words + "\n"
    at = text.index("report of the port")
    links = (
        Link("https://port.example/?a=1&b=2", "report of the port", Span(at, at + 18)),
        Link("javascript:alert(1)", "wall", Span(4, 11)),
    )
    made = ArticleId("article-" + hashlib.sha256(name.encode()).hexdigest()[:20])
    article = Article(
        made, capture, url, text, tuple(blocks), url=url, language="en", links=links,  # type: ignore[arg-type]
        title=Fact("The wall", "title"),
    )  # fmt: skip
    store.articles.put([article])
    (known,) = store.sources.items([item])
    store.digest.settle(known, made)
    store.digest.put_pages([PageAsked(item, url, asked=NOW - 900, capture=article.capture)])
    return article


def revise(place: Place, source: int, first: Entry, *more: Entry) -> int:
    """An item that a feed brings and then revises, an hour between; its id."""
    begun = place.clock.now
    item = 0
    for number, one in enumerate((first, *more)):
        place.clock.now = begun - 3600.0 * (len(more) - number)
        feed = keep(
            place, f"<rss>{number} {one.id} {one.title}</rss>".encode(), "https://post.example/feed"
        )
        found = place.bring(source, one, capture=feed)
        item = found[0] if found else item
    place.clock.now = begun
    return item


def reports(place: Place, user: User) -> Reports:
    """A place with reports of all sorts."""
    row, items = tell(
        place, user, "wall", "post.example", "echo.example", "tideway.example",
        title="Harbour wall breaks at Port Ellory", contested=True, origins=2, dossier=True,
    )  # fmt: skip
    paged(place, items[0])
    source = place.follow(user, "https://gazette.example/feed", called="The Gazette")
    reworded = revise(
        place, source,
        entry("fair", 9, title="Twelve hurt as wall breaks", html=FIRST, byline="Ana Ortega"),
        entry("fair", 9, title="Fifteen hurt as harbour wall breaks", html=SECOND, byline="Ana Ortega"),
        entry("fair", 9, title="Fifteen hurt as harbour wall breaks", html=SECOND + "<p></p>", byline="Ana Ortega and Jo Lee"),
    )  # fmt: skip
    (short,) = place.bring(source, entry("short", 4, title="A summary only"))
    place.desk.store.digest.put_pages(
        [PageAsked(short, "https://gazette.example/short", due=NOW + 3600, tries=1, asked=NOW - 60,
                   trouble="its server asks programs to stay away (robots.txt).")]
    )  # fmt: skip
    account = place.follow(user, "https://social.example/@ann", called="Ann at social.example")
    post = Post(
        "ann@social.example", shared_by="bob@social.example", warning="blood",
        attachments=(Attachment("https://social.example/p.png", "picture", "the wall, broken"),),
        quoted="https://social.example/@jo/1",
    )  # fmt: skip
    said = entry(
        "post", 3, title=None, byline="Ann", full=True, post=post,
        html='<p>blood</p><p>I saw it.</p><figure><img src="https://social.example/p.png"'
        ' alt="the wall, broken"><figcaption>the wall, broken</figcaption></figure>',
    )  # fmt: skip
    (posted,) = place.bring(account, replace(said))
    return Reports(row.id, items[0], reworded, short, posted, tuple(items[1:]))
