"""The invented streams are what their page says: same from same, and true to their gold."""

from __future__ import annotations

import collections
import itertools
import json
import re
import statistics
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

BENCHMARKS = Path(__file__).resolve().parents[2] / "benchmarks"
sys.path.insert(0, str(BENCHMARKS))

from made_news import Settings, Told, stream  # noqa: E402


@pytest.fixture(scope="module")
def made() -> list[Told]:
    return list(stream(3000, Settings(seed=7)))


def _shingles(text: str) -> set[tuple[str, ...]]:
    """Runs of seven words outside quotations."""
    words = re.findall(r"\w+", re.sub("“[^”]*”", " | ", text).lower())
    return set(zip(*(words[n:] for n in range(7)), strict=False))


def test_the_same_seed_makes_the_same_stream_and_another_seed_another() -> None:
    once, again = (list(stream(300, Settings(seed=3))) for _ in range(2))
    other = list(stream(300, Settings(seed=4)))
    assert once == again
    assert [told.line for told in once] != [told.line for told in other]


def test_a_longer_stream_begins_with_the_shorter_one() -> None:
    short = list(stream(200, Settings(seed=5)))
    assert list(itertools.islice(stream(900, Settings(seed=5)), 200)) == short


def test_every_article_has_an_id_of_its_own_and_lengths_of_news(made: list[Told]) -> None:
    assert len({told.line["id"] for told in made}) == len(made) == 3000
    lengths = [len(told.line["text"].split()) for told in made]
    assert 300 < statistics.mean(lengths) < 420
    assert min(lengths) >= 40


def test_stories_are_mostly_small_and_some_are_large(made: list[Told]) -> None:
    sizes = collections.Counter(told.gold["story"] for told in made).values()
    assert 0.5 < sum(size <= 3 for size in sizes) / len(sizes) < 0.95
    assert max(sizes) > 40


def test_whole_copies_share_the_running_text_of_their_parents(made: list[Told]) -> None:
    by_id = {told.line["id"]: told for told in made}
    seen: collections.Counter[str] = collections.Counter()
    for told in made:
        parent = by_id.get(told.gold["copied_from"])
        if parent is None or told.gold["kind"] not in ("exact", "truncated"):
            continue
        seen[told.gold["kind"]] += 1
        shared = _shingles(told.line["text"]) & _shingles(parent.line["text"])
        assert len(shared) >= 20, told.gold
    assert min(seen["exact"], seen["truncated"]) > 20


def test_independent_reports_and_rewrites_share_no_running_text(made: list[Told]) -> None:
    by_story: dict[str, list[Told]] = collections.defaultdict(list)
    for told in made:
        if told.gold["kind"] in ("original", "rewrite"):
            by_story[told.gold["story"]].append(told)
    pairs = 0
    for several in by_story.values():
        for one, other in itertools.combinations(several[:6], 2):
            if one.gold["outlet"] == other.gold["outlet"]:
                continue
            pairs += 1
            shared = _shingles(one.line["text"]) & _shingles(other.line["text"])
            assert len(shared) < 6, (one.gold, other.gold)
    assert pairs > 500


def test_a_copy_is_never_older_than_what_it_was_made_of(made: list[Told]) -> None:
    by_id = {told.line["id"]: told.gold for told in made}
    checked = 0
    for gold in by_id.values():
        for ancestor in gold["ancestors"]:
            if ancestor in by_id:
                checked += 1
                assert by_id[ancestor]["moment"] <= gold["moment"]
                assert by_id[ancestor]["origin"] == gold["origin"]
                assert by_id[ancestor]["story"] == gold["story"]
    assert checked > 200


def test_a_rewrite_names_the_outlet_it_has_its_news_from(made: list[Told]) -> None:
    by_id = {told.line["id"]: told for told in made}
    rewrites = [told for told in made if told.gold["kind"] == "rewrite"]
    assert len(rewrites) > 20
    for told in rewrites:
        parent = by_id.get(told.gold["copied_from"])
        if parent is not None:
            assert parent.gold["outlet"] in told.line["text"]


def test_late_articles_arrive_after_younger_ones(made: list[Told]) -> None:
    late = [told for told in made if told.gold["late"]]
    assert late
    newest = 0
    overtaken = 0
    for told in made:
        overtaken += told.gold["late"] and told.gold["moment"] < newest - 3600
        newest = max(newest, told.gold["moment"])
    assert overtaken > len(late) / 2


def test_a_long_running_story_has_episodes(made: list[Told]) -> None:
    long = list(stream(2500, Settings(seed=2, rate_per_day=150, long_running=1.0)))
    assert max(told.gold["episode"] for told in long) >= 2
    assert all(told.gold["episode"] <= 5 for told in made)


def test_the_command_writes_lines_and_their_truth(tmp_path: Path) -> None:
    def run(name: str) -> tuple[bytes, list[dict[str, Any]]]:
        out, gold = tmp_path / f"{name}.jsonl.gz", tmp_path / f"{name}-gold.jsonl"
        subprocess.run(
            [
                *(sys.executable, str(BENCHMARKS / "made_news" / "make.py"), "--articles", "50"),
                *("--seed", "9", "--out", str(out), "--gold", str(gold), "--undated", "1"),
            ],
            check=True,
            timeout=120,
        )
        truth = gold.read_text(encoding="utf-8").splitlines()
        return out.read_bytes(), [json.loads(line) for line in truth]

    packed, truth = run("one")
    assert (packed, truth) == run("two")
    told = list(stream(50, Settings(seed=9, undated=1.0)))
    assert truth == [one.gold for one in told]
    assert all(one.line["published"] is None for one in told)
