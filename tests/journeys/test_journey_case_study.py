"""The figures of docs/case-study.md stand on the pages they were read from."""

from __future__ import annotations

import os
import re
from collections import Counter
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parents[2]
SHARED = Path(os.environ.get("VARIORUM_SHARED", REPOSITORY.parent / "shared"))
PAGES = sorted((SHARED / "stories" / "rutte-text").glob("[0-9]*.json"))
TEXT = (REPOSITORY / "docs" / "case-study.md").read_text(encoding="utf-8")


@pytest.mark.skipif(not PAGES, reason="the pages of the case study are not here")
def test_the_case_study_says_what_the_dossier_says(tmp_path: Path) -> None:
    import variorum

    settings = variorum.read_settings(offline=True)
    with variorum.open_desk(tmp_path, settings=settings) as desk:
        edition = variorum.write_dossiers(desk, [str(path) for path in PAGES])
    (dossier,) = edition.dossiers
    record = max(dossier.records, key=lambda r: len(r.text))
    assert f"{len(record.text.split())} words" in TEXT
    assert f"differ in {len(record.variants)} places" in " ".join(TEXT.split())
    told = dict(re.findall(r"^\| ([a-z ]+) \| (\d+) \|", TEXT, re.M))
    counts = Counter(variant.kind for variant in record.variants)
    names = {
        "omission": "left out",
        "word": "another word",
        "case": "capitals",
        "punctuation": "punctuation",
    }
    assert {names[kind]: str(count) for kind, count in counts.items()} == told
    full = sum(witness.kind == "full" for witness in record.witnesses)
    assert (full, len(record.witnesses)) == (1, 5)
    assert len(dossier.lineage.origins) == 5
    assert dossier.copies == ()
    matters = " ".join(f"{c.matter} {c.why}" for c in dossier.conflicts)
    for shown in ("2024", "problem", "trouble", "NATO", "screenshot"):
        assert shown in matters
        assert shown in TEXT
