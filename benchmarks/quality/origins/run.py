"""Count independent origins in invented streams with planted copies; see about.md.

usage: run.py [VARIANT ...] [--streams NAME ...] [--articles N] [--misses] [--json]
"""

from __future__ import annotations

import argparse
import collections
import json
import statistics
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
REPOSITORY = HERE.parents[2]

sys.path.insert(0, str(REPOSITORY / "benchmarks"))

from group_command import VARIANTS, Grouped, Row, group  # noqa: E402
from made_news import Settings, Told, stream  # noqa: E402

ARTICLES = 3000
STREAMS: Mapping[str, Settings] = {
    "plain": Settings(seed=11, rate_per_day=300),
    "many copies": Settings(seed=12, rate_per_day=300, copies=0.6),
    "long-running": Settings(seed=13, rate_per_day=80, long_running=1.0, tail=0.9),
    "late": Settings(seed=14, rate_per_day=300, late=0.3),
    "undated": Settings(seed=15, rate_per_day=300, undated=1.0),
}


@dataclass(frozen=True)
class Link:
    """A reported copy: the pair, and who is said to have taken from whom (from, to)."""

    a: str
    b: str
    share: float
    direction: tuple[str, str] | None


def links(rows: Iterable[Row]) -> list[Link]:
    """The lines of a copies file. ``direction`` is "a>b", "b>a", [from, to] or nothing."""
    made = []
    for row in rows:
        a, b = str(row["a"]), str(row["b"])
        told = row.get("direction")
        direction = None
        if isinstance(told, (list, tuple)):
            direction = (str(told[0]), str(told[1]))
        elif isinstance(told, str) and told:
            sides = [side for side in told if side in "ab"]
            direction = (a, b) if sides == ["a", "b"] else (b, a) if sides == ["b", "a"] else None
        made.append(Link(a, b, max(row["share_a"], row["share_b"]), direction))
    return made


def pieces(ids: Sequence[str], joined: Iterable[tuple[str, str]]) -> int:
    """How many connected pieces some articles fall into."""
    above = {one: one for one in ids}

    def root(one: str) -> str:
        while above[one] != one:
            above[one] = above[above[one]]
            one = above[one]
        return one

    for a, b in joined:
        if a in above and b in above:
            above[root(a)] = root(b)
    return len({root(one) for one in ids})


def span(published: str | None) -> tuple[datetime, datetime] | None:
    """The first and last moment a printed time can mean, without its zone."""
    if not published:
        return None
    moment = datetime.fromisoformat(published.replace("Z", "+00:00")).replace(tzinfo=None)
    if len(published) > 10:
        return moment, moment
    return moment, moment + timedelta(days=1) - timedelta(seconds=1)


def knowable(parent: Told, child: Told) -> bool:
    """Whether a reader could tell the direction: by a credit, or by times that do not overlap."""
    if child.gold["credit"] and child.gold["copied_from"] == parent.gold["id"]:
        return parent.line["source"] is not None
    before, after = span(parent.line["published"]), span(child.line["published"])
    return before is not None and after is not None and before[1] < after[0]


def _origins(
    made: Sequence[Told], found: Sequence[Link], credits: Sequence[tuple[str, str]]
) -> dict[str, float]:
    by_story: dict[str, list[Told]] = collections.defaultdict(list)
    for told in made:
        by_story[told.gold["story"]].append(told)
    story_of = {told.line["id"]: told.gold["story"] for told in made}
    joined: dict[str, list[tuple[str, str]]] = collections.defaultdict(list)
    for link in found:
        if story_of[link.a] == story_of[link.b]:
            joined[story_of[link.a]].append((link.a, link.b))
    followed = {story: list(pairs) for story, pairs in joined.items()}
    for a, b in credits:
        if story_of[a] == story_of[b]:
            followed.setdefault(story_of[a], []).append((a, b))
    errors, text_errors, several, uncounted = [], [], [], []
    for story, reports in by_story.items():
        ids = [told.line["id"] for told in reports]
        seen = pieces(ids, followed.get(story, ()))
        by_text = pieces(ids, joined.get(story, ()))
        true = len({told.gold["origin"] for told in reports})
        # A rewrite shares no text: whoever looks at text alone takes it for an origin.
        worded = len(
            {
                told.line["id"] if told.gold["kind"] == "rewrite" else told.gold["origin"]
                for told in reports
            }
        )
        errors.append(abs(seen - true))
        text_errors.append(abs(by_text - worded))
        if len(reports) > 1:
            several.append(abs(seen - true))
            uncounted.append(len(reports) - true)
    return {
        "origins error": statistics.mean(errors),
        "origins error, two or more reports": statistics.mean(several),
        "origins error by text alone": statistics.mean(text_errors),
        "origins error of counting reports": statistics.mean(uncounted),
    }


def _pairs(made: Sequence[Told], found: Sequence[Link]) -> dict[str, float]:
    gold = {told.line["id"]: told for told in made}
    wanted, by_kind, hit_kind = set(), collections.Counter[str](), collections.Counter[str]()
    seen = {frozenset((link.a, link.b)): link for link in found}
    for told in made:
        parent = told.gold["copied_from"]
        if parent in gold:
            by_kind[told.gold["kind"]] += 1
            hit_kind[told.gold["kind"]] += frozenset((parent, told.line["id"])) in seen
            if told.gold["kind"] != "rewrite":
                wanted.add(frozenset((parent, told.line["id"])))
    true = sum(gold[k.a].gold["origin"] == gold[k.b].gold["origin"] for k in found)
    return {
        "copies precision": true / max(1, len(found)),
        "copies recall": len(wanted & set(seen)) / max(1, len(wanted)),
        **{f"recall {kind}": hit_kind[kind] / by_kind[kind] for kind in sorted(by_kind)},
    }


def _directions(made: Sequence[Told], found: Sequence[Link]) -> dict[str, float]:
    gold = {told.line["id"]: told for told in made}
    place = {told.line["id"]: n for n, told in enumerate(made)}
    tally: collections.Counter[str] = collections.Counter()
    for link in found:
        for child, parent in ((link.a, link.b), (link.b, link.a)):
            if parent not in gold[child].gold["ancestors"]:
                continue
            if knowable(gold[parent], gold[child]):
                ways = ["known"]
                if place[parent] > place[child]:
                    ways.append("parent came later")
            else:
                ways = ["unknown"]
            for way in ways:
                tally[way] += 1
                tally[f"{way} told"] += link.direction is not None
                tally[f"{way} right"] += link.direction == (parent, child)
    return {
        "direction right where it can be known": tally["known right"] / max(1, tally["known"]),
        "direction wrong where it can be known": (tally["known told"] - tally["known right"])
        / max(1, tally["known"]),
        "direction right where the origin came later": tally["parent came later right"]
        / max(1, tally["parent came later"]),
        "direction told where it cannot be known": tally["unknown told"] / max(1, tally["unknown"]),
    }


def _bcubed(
    made: Sequence[Told], told: Grouped, only: set[str] | None = None, episodes: bool = False
) -> dict[str, float]:
    """BCubed over all articles, the mean taken over some of them; stories or their episodes."""
    story = {
        one.line["id"]: f"{one.gold['story']}/{one.gold['episode'] if episodes else ''}"
        for one in made
    }
    cluster = {one: told.clusters.get(one, f"missing {one}") for one in story}
    both = collections.Counter((story[one], cluster[one]) for one in story)
    stories, clusters = collections.Counter(story.values()), collections.Counter(cluster.values())
    ids = [one for one in story if only is None or one in only]
    if not ids:
        return {"p": 1.0, "r": 1.0, "f1": 1.0}
    p = statistics.mean(both[story[i], cluster[i]] / clusters[cluster[i]] for i in ids)
    r = statistics.mean(both[story[i], cluster[i]] / stories[story[i]] for i in ids)
    return {"p": p, "r": r, "f1": 2 * p * r / (p + r)}


def figures(made: Sequence[Told], told: Grouped) -> dict[str, float]:
    """All figures of one stream; shares within [0, 1], errors in origins a story."""
    found = links(told.copies)
    whole = _bcubed(made, told)
    late = _bcubed(made, told, {one.line["id"] for one in made if one.gold["late"]})
    episodes: collections.Counter[str] = collections.Counter()
    for one in made:
        episodes[one.gold["story"]] = max(episodes[one.gold["story"]], one.gold["episode"])
    long = {one.line["id"] for one in made if episodes[one.gold["story"]]}
    seen = {
        **_origins(made, found, told.credits),
        **_pairs(made, found),
        **_directions(made, found),
        "stories precision": whole["p"],
        "stories recall": whole["r"],
        "stories f1": whole["f1"],
        "stories f1, late articles": late["f1"],
        "stories recall, with episodes": _bcubed(made, told, long)["r"],
        "episodes f1": _bcubed(made, told, episodes=True)["f1"],
    }
    return {key: round(value, 4) for key, value in seen.items()}


def misses(made: Sequence[Told], told: Grouped) -> list[str]:
    """Planted links that were not found, and reported ones between two origins."""
    gold = {one.line["id"]: one.gold for one in made}
    found = links(told.copies)
    seen = {frozenset((link.a, link.b)) for link in found}
    said = []
    for one in gold.values():
        parent = one["copied_from"]
        if parent in gold and frozenset((parent, one["id"])) not in seen:
            said.append(f"not found: {one['kind']} {one['id']} of {parent} (taken {one['taken']})")
    for link in found:
        a, b = gold[link.a], gold[link.b]
        if a["origin"] != b["origin"]:
            same = "one outlet" if a["outlet"] == b["outlet"] else "two outlets"
            kind = "one story" if a["story"] == b["story"] else "two stories"
            said.append(f"no copy: {link.a} {link.b} share {link.share:.2f}, {kind}, {same}")
    return said


def measure(
    variant: str, name: str, articles: int = ARTICLES
) -> tuple[dict[str, float], list[str]]:
    """The figures of one named stream, and what was missed in words."""
    made = list(stream(articles, STREAMS[name]))
    told = group((one.line for one in made), variant)
    return figures(made, told), misses(made, told)


def fallen(seen: Mapping[str, float], floors: Mapping[str, Any]) -> dict[str, tuple[float, Any]]:
    """What lies under its floor, or over it where it is an error: {figure: (seen, floor)}."""
    return {
        key: (seen[key], floor)
        for key, floor in floors.items()
        if (seen[key] > floor if " error" in key or " wrong" in key else seen[key] < floor)
    }


def main() -> int:
    parser = argparse.ArgumentParser(description="Count independent origins.")
    parser.add_argument("variants", nargs="*", metavar="VARIANT", help=", ".join(VARIANTS))
    parser.add_argument("--streams", nargs="+", choices=tuple(STREAMS), default=tuple(STREAMS))
    parser.add_argument("--articles", type=int, default=ARTICLES)
    parser.add_argument("--seed", type=int, help="another seed than the streams' own")
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--json", action="store_true")
    chosen = parser.parse_args()
    unknown = [name for name in chosen.variants if name not in VARIANTS]
    if unknown:
        parser.error(f"no variant {unknown[0]!r}; there are: {', '.join(VARIANTS)}")
    own = chosen.articles == ARTICLES and chosen.seed is None
    floors = json.loads((HERE / "floors.json").read_text(encoding="utf-8")) if own else {}
    low = False
    for variant in chosen.variants or ["online"]:
        table: dict[str, dict[str, float]] = {}
        for name in chosen.streams:
            settings = STREAMS[name]
            if chosen.seed is not None:
                settings = replace(settings, seed=chosen.seed)
            made = list(stream(chosen.articles, settings))
            told = group((one.line for one in made), variant)
            table[name] = figures(made, told)
            if chosen.misses:
                print(f"{name}:", *misses(made, told), sep="\n  ")
            for key, (seen, floor) in fallen(
                table[name], floors.get(variant, {}).get(name, {})
            ).items():
                low = True
                print(f"BEYOND ITS FLOOR: {variant}, {name}, {key}: {seen} against {floor}")
        if chosen.json:
            print(json.dumps({"variant": variant, **table}, indent=1))
            continue
        print(f"{variant}\n{'':46}" + "".join(f"{name:>14}" for name in table))
        for key in dict.fromkeys(key for column in table.values() for key in column):
            values = [column.get(key) for column in table.values()]
            cells = "".join(f"{'-' if v is None else format(v, '.4f'):>14}" for v in values)
            print(f"{key:46}{cells}")
    return int(low)


if __name__ == "__main__":
    sys.exit(main())
