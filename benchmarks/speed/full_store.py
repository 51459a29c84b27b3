"""A store full of invented items and stories, as years of following would fill it."""

from __future__ import annotations

import random
import time
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path

from variorum.desk import (
    Desk,
    analyse,
    archive,
    collate,
    compose,
    extract,
    group,
    open_desk,
    weigh,
)
from variorum.desk.accounts import add_user, new_key
from variorum.desk.indexing import index_items
from variorum.desk.printing import keep_print
from variorum.desk.settings import read_settings
from variorum.following import arrivals_of
from variorum.model import (
    Dossier,
    Entry,
    Intake,
    Item,
    Place,
    Source,
    Story,
    Subscription,
    ToldStory,
    Wanted,
)

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "night-trains"
_SYLLABLES = "ba do ke li mo nu pa re si to va we zi cha dri fla gro kly pre sto".split()
_BATCH = 2_000
_TOLD = 300  # stories with a dossier


def fill(path: Path, items: int, *, sources: int = 300, seed: int = 1) -> tuple[str, list[str]]:
    """Fill a new store; gives a session's secret and the ids of stories with a dossier.

    Items are of some 2.5 kB in words whose frequency falls off as in a language. A third of
    them stand in stories of two to forty items; one user follows every source, has read two
    thirds, and saved one in fifty. Everything is indexed for search.
    """
    chance = random.Random(seed)
    words = [_word(chance) for _ in range(20_000)]
    weights = [1 / (rank + 3) for rank in range(len(words))]
    now = time.time()
    with open_desk(store=path, settings=read_settings(meaning="lexical")) as desk:
        user = add_user(desk, "ada", "three words long", admin=True)
        secret, _ = new_key(desk, user, "session", name="a load")
        followed = desk.store.sources.follow(
            f"https://outlet{number}.example/feed" for number in range(sources)
        )
        named = [replace(one, title=f"The {words[one.id].title()} Post") for one in followed]
        with desk.store.transaction():
            for source in named:
                desk.store.readers.subscribe(user.id, Subscription(source.id))
        ids: list[int] = []
        for first in range(0, items, _BATCH):
            size = min(_BATCH, items - first)
            began = now - (items - first) * 60
            ids += _take_in(desk, named, size, began, chance, words, weights, first)
        dossier = _dossier(desk)
        stories = _stories(desk, dossier, ids, named, chance, words)
        read = chance.sample(ids, len(ids) * 2 // 3)
        for begin in range(0, len(read), 5_000):
            desk.store.readers.mark(user.id, read[begin : begin + 5_000], read=True, at=now)
        desk.store.readers.mark(user.id, chance.sample(ids, len(ids) // 50), saved=True, at=now)
        index_items(desk)
        assert desk.store.readers.count(user.id, Wanted()) == items
    return secret, stories


def _take_in(
    desk: Desk,
    sources: Sequence[Source],
    size: int,
    began: float,
    chance: random.Random,
    words: Sequence[str],
    weights: Sequence[float],
    first: int,
) -> list[int]:
    text = iter(chance.choices(words, weights, k=size * 400))
    by_source: dict[int, list[Entry]] = {}
    for number in range(first, first + size):
        title = " ".join(islice(text, 8)).capitalize()
        paragraphs = "".join(f"<p>{' '.join(islice(text, 60))}.</p>" for _ in range(6))
        entry = Entry(
            f"item-{number}",
            f"https://outlet.example/{number}",
            title,
            "Somebody",
            html=paragraphs,
            full=True,
        )
        by_source.setdefault(number % len(sources), []).append(entry)
    intakes = [
        Intake(sources[place], arrivals_of(entries, {})) for place, entries in by_source.items()
    ]
    return list(desk.store.sources.take_in(intakes, began))


def _dossier(desk: Desk) -> Dossier:
    captures = archive(desk, [str(EXAMPLE)])
    articles = extract(desk, captures)
    reports = max(group(desk, articles, analyse(desk, articles)), key=lambda r: len(r.articles))
    collated = collate(desk, reports)
    return compose(reports, collated, weigh(desk, reports, collated))


def _stories(
    desk: Desk,
    dossier: Dossier,
    ids: Sequence[int],
    sources: Sequence[Source],
    chance: random.Random,
    words: Sequence[str],
) -> list[str]:
    left = list(ids[-len(ids) // 3 :])
    rows, places, nouns, dossiers = [], [], [], []
    items = {one.id: one for one in desk.store.sources.items(left)}
    number = 0
    while left:
        members = [
            left.pop() for _ in range(min(len(left), min(40, 2 + int(chance.expovariate(0.3)))))
        ]
        name = f"story-{number:06d}"
        moments = sorted(items[one].stands for one in members)
        row = ToldStory(
            name, " ".join(chance.sample(words, 7)).capitalize(), moments[0], moments[-1],
            items=len(members), outlets=len(members), origins=max(1, len(members) // 2),
            contested=number % 5 == 0, record=number % 7 == 0, firsts=tuple(moments[:40]),
            weight=chance.random() * 0.5, state=dossier.story.state if number < _TOLD else name,
            told=dossier.story.state if number < _TOLD else None,
            sources=_by_source([items[one] for one in members]),
        )  # fmt: skip
        rows.append(row)
        nouns.append(Story(name, dossier.story.articles if number < _TOLD else ()))
        if number < _TOLD:
            dossiers.append(replace(dossier, story=replace(dossier.story, id=name)))
        for one in members:
            item = items[one]
            called = sources[item.source - 1].title or ""
            outlet = f"outlet{item.source}.example"
            places.append(Place(one, name, item.source, number, item.stands, outlet, called))
        number += 1
    with desk.store.transaction():
        desk.store.stories.put(nouns)
        desk.store.told.put(rows)
        desk.store.told.place(places)
        desk.store.dossiers.put(dossiers)
        for one in dossiers:
            keep_print(desk, one, one.story.state)
    return [row.id for row in rows[:_TOLD]]


def _by_source(items: Sequence[Item]) -> tuple[tuple[int, float, int], ...]:
    found: dict[int, tuple[float, int]] = {}
    for item in items:
        newest, count = found.get(item.source, (0.0, 0))
        found[item.source] = (max(newest, item.stands), count + 1)
    return tuple((source, newest, count) for source, (newest, count) in found.items())


def _word(chance: random.Random) -> str:
    return "".join(chance.choices(_SYLLABLES, k=chance.randint(1, 4)))
