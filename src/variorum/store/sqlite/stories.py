"""Stories and their history on SQLite: those that stand, what became of the others, and why."""

from __future__ import annotations

from collections.abc import Iterable

from variorum.model import Change, Story
from variorum.store.codec import dumps, loads
from variorum.store.sqlite.database import Database
from variorum.store.sqlite.shelves import SqliteShelf, batches, marks, packed, unpacked


class SqliteStories(SqliteShelf[Story]):
    """Stories, those that stand and those that were superseded."""

    def __init__(self, database: Database) -> None:
        super().__init__(
            database, Story, "stories", identity=lambda story: story.id, replacing=True
        )

    def put(self, nouns: Iterable[Story]) -> int:
        """See ``Shelf.put``; the articles and evidence of a story that is there are renewed."""
        return self._renew(list(nouns), behind=False)

    def _renew(self, batch: list[Story], behind: bool) -> int:
        with self._database.transaction():
            new = super().put(batch)
            for story in batch:
                self._put_articles(story, behind)
        return new

    def _put_articles(self, story: Story, behind: bool) -> None:
        rows = self._database.rows("SELECT article FROM story_articles WHERE story = ?", [story.id])
        before = {article for (article,) in rows}
        for article in sorted(before - set(story.articles)):
            self._database.run(
                "DELETE FROM story_articles WHERE story = ? AND article = ?", [story.id, article]
            )
        for article in story.articles:
            if article not in before:
                self._database.run(
                    "INSERT INTO story_articles (story, article) VALUES (?, ?)",
                    [story.id, article],
                )
        if before and before != set(story.articles) and not behind:
            # The dossier told of other articles.
            self._database.run("DELETE FROM dossiers WHERE story = ?", [story.id])
        if story.state != story.id:
            self._database.run(
                "INSERT INTO story_states (state, story) VALUES (?1, ?2)"
                " ON CONFLICT (state) DO UPDATE SET story = ?2 WHERE story <> ?2",
                [story.state, story.id],
            )

    def find(
        self, *, of: Iterable[str] | None = None, after: str = "", limit: int | None = None
    ) -> tuple[Story, ...]:
        """See ``Shelf.find``; superseded stories are left out."""
        return self._found(0, of=of, after=after)[:limit]

    def retired(self, *, of: Iterable[str]) -> tuple[Story, ...]:
        """See ``StoryShelf.retired``."""
        return self._found(1, of=of)

    def _found(
        self, superseded: int, *, of: Iterable[str] | None, after: str = ""
    ) -> tuple[Story, ...]:
        rows: dict[str, object] = {}
        for batch in [None] if of is None else batches(of):
            within, given = "", [superseded, after]
            if batch is not None:
                within = (
                    " AND id IN (SELECT story FROM story_articles"  # noqa: S608
                    f" WHERE article IN ({marks(batch)}))"
                )
                given += batch
            rows.update(
                self._database.rows(
                    "SELECT id, body FROM stories"  # noqa: S608
                    f" WHERE superseded = ? AND id > ?{within} ORDER BY id",
                    given,
                )
            )
        return tuple(self._read(identity, body) for identity, body in sorted(rows.items()))

    def regroup(self, stories: Iterable[Story], *, behind: bool = False) -> tuple[str, ...]:
        """See ``StoryShelf.regroup``."""
        batch = sorted(stories, key=lambda story: story.id)
        ours = {story.id for story in batch}
        gone: set[str] = set()
        with self._database.transaction():
            self._renew(batch, behind)
            for story in batch:
                self._database.run(
                    "UPDATE stories SET superseded = 0 WHERE id = ? AND superseded = 1", [story.id]
                )
                self._database.run("DELETE FROM successions WHERE story = ?", [story.id])
            for story in batch:
                older = [old for old in self._standing_with(story.articles) if old not in ours]
                for old in older:
                    self._database.run(
                        "INSERT INTO successions (story, successor) VALUES (?, ?)"
                        " ON CONFLICT (story, successor) DO NOTHING",
                        [old, story.id],
                    )
                gone.update(older)
            for identity in sorted(gone):
                self._database.run("UPDATE stories SET superseded = 1 WHERE id = ?", [identity])
                self._database.run("DELETE FROM dossiers WHERE story = ?", [identity])
        return tuple(sorted(gone))

    def _standing_with(self, articles: Iterable[str]) -> list[str]:
        found: set[str] = set()
        for batch in batches(articles):
            rows = self._database.rows(
                "SELECT DISTINCT s.id FROM stories AS s"  # noqa: S608
                " JOIN story_articles AS a ON a.story = s.id"
                f" WHERE s.superseded = 0 AND a.article IN ({marks(batch)})",
                batch,
            )
            found.update(identity for (identity,) in rows)
        return sorted(found)

    def successors(self, story: str) -> tuple[str, ...]:
        """See ``StoryShelf.successors``."""
        if self._if_standing(story):
            return ()
        # Where its articles are now is true whatever became of its heirs since.
        rows = self._database.rows(
            "SELECT DISTINCT s.id FROM story_articles AS mine"
            " JOIN story_articles AS theirs ON theirs.article = mine.article"
            " JOIN stories AS s ON s.id = theirs.story"
            " WHERE mine.story = ? AND s.superseded = 0",
            [story],
        )
        return tuple(sorted(identity for (identity,) in rows)) or self._noted(story)

    def _noted(self, story: str) -> tuple[str, ...]:
        """The heirs that were noted, for a story whose articles are in no story now."""
        standing: set[str] = set()
        seen = {story}
        ask = [story]
        while ask:
            rows = self._database.rows(
                "SELECT s.successor, t.superseded FROM successions AS s"
                " JOIN stories AS t ON t.id = s.successor WHERE s.story = ?",
                [ask.pop()],
            )
            for successor, superseded in rows:
                if not superseded:
                    standing.add(successor)
                elif successor not in seen:
                    ask.append(successor)
                seen.add(successor)
        return tuple(sorted(standing))

    def lead(self, begins: str) -> tuple[str, ...]:
        """See ``StoryShelf.lead``."""
        within = "{0} >= ?1 AND substr({0}, 1, length(?1)) = ?1"
        rows = self._database.rows(
            f"SELECT id, superseded FROM stories WHERE {within.format('id')}",  # noqa: S608
            [begins],
        )
        standing = {identity for identity, superseded in rows if not superseded}
        if standing:
            return tuple(sorted(standing))
        older = {identity for identity, _ in rows}
        older.update(
            story
            for (story,) in self._database.rows(
                f"SELECT story FROM story_states WHERE {within.format('state')}",  # noqa: S608
                [begins],
            )
        )
        for identity in sorted(older):
            standing.update(self.successors(identity) or self._if_standing(identity))
        return tuple(sorted(standing))

    def _if_standing(self, story: str) -> list[str]:
        rows = self._database.rows(
            "SELECT id FROM stories WHERE id = ? AND superseded = 0", [story]
        )
        return [identity for (identity,) in rows]


class SqliteChanges:
    """Changes, each once, in the order in which they were put."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def put(self, changes: Iterable[Change]) -> int:
        """See ``ChangeShelf.put``."""
        new = 0
        with self._database.transaction():
            for change in changes:
                new += self._database.run(
                    "INSERT INTO changes (id, story, other, body) VALUES (?, ?, ?, ?)"
                    " ON CONFLICT (id) DO NOTHING",
                    [change.id, change.story, change.other, packed(dumps(change))],
                )
        return new

    def find(self, *, of: Iterable[str] | None = None) -> tuple[Change, ...]:
        """See ``ChangeShelf.find``."""
        rows: dict[int, tuple[str, object]] = {}
        for batch in [None] if of is None else batches(of):
            within, given = "", []
            if batch is not None:
                within = f" WHERE story IN ({marks(batch)}) OR other IN ({marks(batch)})"
                given = [*batch, *batch]
            for number, identity, body in self._database.rows(
                f"SELECT number, id, body FROM changes{within}",  # noqa: S608
                given,
            ):
                rows[number] = (identity, body)
        return tuple(
            loads(Change, unpacked(body, subject=identity), subject=identity)
            for _, (identity, body) in sorted(rows.items())
        )
