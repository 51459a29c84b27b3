"""What a reader sees of stories: those on top today and why, and all reports of one.

Every number is looked up: the digest worked it out when the story changed. Only what fades with
time (freshness, growth) is computed at the moment of asking.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from variorum.desk.desk import Desk
from variorum.errors import NotFound
from variorum.model import ArticleId, Member, ToldStory
from variorum.stories.ranking import PARTS, Part, Ranked, Standing, Weights, rank

# Feeds list their newest first: a place in one tells of no editor's choice.
WEIGHTS = Weights(placement=0.0)
_WEIGHT: dict[str, float] = {name: getattr(WEIGHTS, name) for name in PARTS}
_WHOLE = sum(_WEIGHT.values())
_HALF_LIFE = 24 * 3600.0
# A story without anything new for so long is not of today, whatever its weight.
LASTING = 3 * 86_400.0
# Stories ranked exactly for each that is shown; the others by what does not fade.
_RANKED = 2
_CANDIDATES = 120


@dataclass(frozen=True, slots=True)
class Reason:
    """One part of why a story ranks where it does: its name, the words, what it adds to the
    score, and the most that it could."""

    name: str
    words: str
    adds: float
    most: float


@dataclass(frozen=True, slots=True)
class TopStory:
    """A story on top.

    ``items`` counts its items, ``outlets`` who publishes them, ``origins`` those that do not
    lean on another. ``contested``: its dossier holds a hard conflict; ``record``: a text of
    record. ``dossier`` says whether there is one; ``fresh`` that it tells of all reports.
    ``members`` are the newest of the first few outlets, followed ones first; ``more`` counts
    the outlets besides. ``unread`` counts the items that the user has not read.
    """

    id: str
    title: str
    newest: float
    items: int
    outlets: int
    origins: int
    contested: bool
    record: bool
    dossier: bool
    fresh: bool
    score: float
    reasons: tuple[Reason, ...]
    members: tuple[Member, ...]
    more: int
    unread: int


@dataclass(frozen=True, slots=True)
class Today:
    """The stories on top for a user at a moment; ``waiting`` counts items not digested yet.

    ``older`` says that nothing is new since days, and that these are the newest before.
    """

    made: float
    stories: tuple[TopStory, ...]
    waiting: int = 0
    older: bool = False


@dataclass(frozen=True, slots=True)
class StoryOf:
    """The story in which an item stands, as a row; ``why`` says in words what put it there."""

    story: ToldStory
    why: str


def today(desk: Desk, user: int, limit: int = 30, *, members: int = 4) -> Today:
    """The top stories among the sources that a user follows, by the desk's clock.

    Args:
        user: The user's id.
        limit: How many stories at most.
        members: Of how many outlets a report is shown with each.

    Cost: some 5 ms, whatever the size of the store.
    """
    now = desk.clock().timestamp()
    told = desk.store.told
    most = max(_CANDIDATES, limit)
    rows = told.top(user, since=now - LASTING, limit=most)
    older = not rows
    if older:
        rows = told.top(user, since=float("-inf"), limit=most)
    near = sorted(rows, key=lambda row: (-rough_score(row, now), row.id))[: _RANKED * limit]
    by_id = {row.id: row for row in near}
    best = ranked(near, now)[:limit]
    ids = [one.story for one in best]
    unread = told.unread(user, ids)
    foremost = told.foremost(user, ids, members)
    stories = tuple(
        _top(by_id[one.story], one, foremost[one.story], unread.get(one.story, 0)) for one in best
    )
    return Today(now, stories, desk.store.digest.waiting().items, older and bool(stories))


def ranked(rows: Sequence[ToldStory], now: float) -> tuple[Ranked, ...]:
    """Rows ranked at a moment by the documented parts; see ``stories.ranking``."""
    return rank([standing(row) for row in rows], now, weights=WEIGHTS)


def standing(row: ToldStory) -> Standing:
    """What ranking needs to know of a row. Of a long story's origins the first and the latest
    moments are kept; the others count without one."""
    names = [ArticleId(f"{row.id}#{number}") for number in range(max(row.origins, 1))]
    copies = tuple(ArticleId(f"{row.id}+{n}") for n in range(row.items - len(names)))
    origins = [(name,) for name in names[1:]]
    return Standing(
        row.id, ((names[0], *copies), *origins), dict(zip(names, row.firsts, strict=False))
    )


def lasting_weight(row: ToldStory, now: float) -> float:
    """The part of a row's score that does not fade with the next hours."""
    (one,) = ranked([row], now)
    return round(sum(_adds(part) for part in one.parts if part.name != "freshness"), 6)


def rough_score(row: ToldStory, now: float) -> float:
    """A row's score but for what growth lost since the story changed last."""
    latest = row.firsts[-1] if row.firsts else row.newest
    fresh: float = 0.5 ** (max(0.0, now - latest) / _HALF_LIFE)
    return row.weight + WEIGHTS.freshness / _WHOLE * fresh


def story_of(desk: Desk, item: int) -> StoryOf | None:
    """The story in which an item stands; None where it is in none (yet)."""
    for place in desk.store.told.places(items=[item]):
        row = desk.store.told.get([place.story]).get(place.story)
        if row is not None:
            reports = desk.store.digest.arrived(since=place.number, limit=1)
            return StoryOf(row, reports[0].why if reports else "")
    return None


def story_row(desk: Desk, story: str) -> ToldStory:
    """The row of a story, found by its id, that of a story which went into it, or the
    beginning of one.

    Raises:
        NotFound: It leads to no story of the digest, or to several.
    """
    found = desk.store.told.get([story])
    if not found:
        found = desk.store.told.get(desk.store.stories.lead(story))
    if len(found) != 1:
        reason = "there is no such story." if not found else "leads to several stories."
        raise NotFound(story, reason, kind="story")
    return next(iter(found.values()))


def story_members(
    desk: Desk,
    user: int,
    story: str,
    *,
    limit: int = -1,
    before: tuple[float, int] | None = None,
) -> tuple[Member, ...]:
    """The items of a story, the newest first, with the user's marks.

    Args:
        before: The place (``stands``, ``item``) of the last one seen, for the next page.
    """
    return desk.store.told.members(user, story, limit=limit, before=before)


def other_reports(desk: Desk, user: int, item: int, *, limit: int = 50) -> tuple[Member, ...]:
    """The other items of the story in which an item stands, the newest first."""
    for place in desk.store.told.places(items=[item]):
        found = desk.store.told.members(user, place.story, limit=limit + 1)
        return tuple(member for member in found if member.item != item)[:limit]
    return ()


def _top(row: ToldStory, one: Ranked, members: tuple[Member, ...], unread: int) -> TopStory:
    return TopStory(
        id=row.id,
        title=row.title,
        newest=row.newest,
        items=row.items,
        outlets=row.outlets,
        origins=row.origins,
        contested=row.contested,
        record=row.record,
        dossier=row.told is not None,
        fresh=row.told == row.state,
        score=one.score,
        reasons=tuple(_reason(part) for part in one.parts if _WEIGHT[part.name]),
        members=members,
        more=max(0, row.outlets - len(members)),
        unread=unread,
    )


def _reason(part: Part) -> Reason:
    most = _WEIGHT[part.name] / _WHOLE
    return Reason(part.name, part.words, round(_adds(part), 4), round(most, 4))


def _adds(part: Part) -> float:
    return _WEIGHT[part.name] * part.value / _WHOLE
