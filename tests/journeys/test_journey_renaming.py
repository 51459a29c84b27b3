"""No rule may know a story: another name for everything, and the same result."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent))
sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "benchmarks" / "quality" / "dossier"))

import run as bench
from renaming import renamed, renamer

# What a rename may not move at all, and by how much the rest may move: a made-up name can
# break a word in two, or make two names look alike, once in a story.
EXACT = ("record_wer", "variants", "variant_kinds", "negatives", "copies_p", "copies_r")
NEAR = {
    "quotes": 0.03,
    "speakers": 0.05,
    "conflicts_hard": 0.15,
    "conflicts_all": 0.15,
    # A claim more or less by one report: likeness of sentences sees the names in them.
    "corroborations": 0.17,
    "credits": 0.1,
}


def _documents(folder: Path) -> dict[str, Any]:
    return {
        path.name: json.loads(path.read_text(encoding="utf-8"))
        for path in sorted(folder.glob("[0-9]*.json"))
    }


def test_a_rename_reaches_names_months_numbers_and_their_words() -> None:
    rename = renamer(
        [
            "The mayor, Anna Brill, said on Tuesday that 14 people died in Veldberg.",
            "Fourteen died, Brill said on 12 May 2031. BRILL: “It is 14.”",
            "In Veldberg, the mayor of Veldberg Anna Brill is known, as Brill told us in May 2031.",
        ]
    )
    text = rename("Brill of Veldberg counted 14, fourteen, on 12 May 2031, about 5%.")
    for old in ("Brill", "Veldberg", " 14,", "fourteen", "May", "2031"):
        assert old not in text
    assert "twenty-four" in text
    assert "12 " in text
    assert "5%" in text
    assert rename("Brill") == rename("Brill")


@pytest.mark.parametrize(
    "story",
    [
        "rutte-text",
        "tessaline-memo",
        "elmsworth-tram",
        "observatory-letter",
        "tannery-fire",
        "minister-message",
        "kettle-recall",
    ],
)
def test_a_story_under_other_names_gives_the_same_result(story: str, tmp_path: Path) -> None:
    if not (bench.SHARED / "stories" / "score.py").is_file():
        if os.environ.get("CI") == "true":
            pytest.fail("the shared stories and their scorer must be here in CI")
        pytest.skip("the shared stories and their scorer are not here")
    folder = bench.stories()[story]
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    documents, new_gold = renamed(_documents(folder), gold)
    for name, document in documents.items():
        (tmp_path / name).write_text(json.dumps(document, ensure_ascii=False), encoding="utf-8")
    (tmp_path / "gold.json").write_text(json.dumps(new_gold, ensure_ascii=False), encoding="utf-8")
    before, _ = bench.score(folder)
    after, misses = bench.score(tmp_path)
    for key in EXACT:
        assert before[key] == after[key], (key, before[key], after[key], misses)
    for key, slack in NEAR.items():
        if before[key] is not None:
            assert abs(before[key] - after[key]) <= slack, (key, before[key], after[key], misses)
