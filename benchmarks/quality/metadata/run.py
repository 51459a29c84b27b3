"""Score title, author and date of pages; see about.md. usage: run.py [--misses] [--peers]"""

from __future__ import annotations

import gzip
import importlib.util
import json
import logging
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[3]
SHARED = Path(os.environ.get("VARIORUM_SHARED", REPOSITORY.parent / "shared"))
DATA = SHARED / "benchmarks" / "metadata"

Row = Mapping[str, str | None]


def ours(data: bytes, page: str, url: str | None) -> Row:
    """Title, names, date and body as `extract_page` gives them."""
    from variorum.errors import ExtractionError
    from variorum.extraction import extract_page
    from variorum.model import Capture, CaptureId

    try:
        article = extract_page(data, Capture(CaptureId(page), page, url, "2026-03-20T00:00:00Z"))
    except ExtractionError:
        return {}
    return {
        "title": article.title.value if article.title else None,
        "byline": article.byline.value if article.byline else None,
        "published": article.published.value if article.published else None,
        "text": "\n".join(block.span.of(article.text) for block in article.body),
    }


@cache
def rows_of(extract: Callable[[bytes, str, str | None], Row]) -> dict[str, Row]:
    """What a program says of every page."""
    truth = json.loads((DATA / "ground-truth.json").read_text(encoding="utf-8"))
    return {
        page: extract(
            gzip.decompress((DATA / "html" / f"{page}.html.gz").read_bytes()), page, want.get("url")
        )
        for page, want in truth.items()
    }


def measure(
    extract: Callable[[bytes, str, str | None], Row], *, misses: bool = False
) -> tuple[dict[str, float], str]:
    """The shared scorer's figures by name, and what it printed."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        for page, row in rows_of(extract).items():
            file.write(json.dumps({"id": page, **row}) + "\n")
        file.flush()
        command = [sys.executable, str(DATA / "score.py"), str(DATA / "ground-truth.json")]
        command += [file.name, "--misses"] if misses else [file.name]
        printed = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    found = re.findall(r"(\w+) (\d\.\d+) \(\d+\)", printed.splitlines()[-1])
    return {name: float(value) for name, value in found}, printed


_FIELDS = {
    "title": "title",
    "author": "byline",
    "author_none": "byline",
    "date": "published",
    "date_none": "published",
}


def paired(ours: list[bool], theirs: list[bool]) -> tuple[float, float]:
    """The mean gain a page, and the standard error of that mean."""
    gains = [int(a) - int(b) for a, b in zip(ours, theirs, strict=True)]
    mean = sum(gains) / len(gains)
    spread = sum((gain - mean) ** 2 for gain in gains) / max(1, len(gains) - 1)
    return mean, (spread / len(gains)) ** 0.5


def verdicts(rows: Mapping[str, Row]) -> dict[str, dict[str, bool]]:
    """By measure and page, whether a row is right; the shared scorer's own comparisons."""
    spec = importlib.util.spec_from_file_location("metadata_score", DATA / "score.py")
    assert spec is not None
    assert spec.loader is not None
    score = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(score)
    found: dict[str, dict[str, bool]] = {}
    truth = json.loads((DATA / "ground-truth.json").read_text(encoding="utf-8"))
    for page, want in truth.items():
        row = rows.get(page, {})
        if want["title"]:
            right = score.fold(row.get("title")) == score.fold(want["title"])
            found.setdefault("title", {})[page] = right
        names = score.names(row.get("byline"))
        if want["author"]:
            found.setdefault("author", {})[page] = names == score.names(want["author"])
        else:
            found.setdefault("author_none", {})[page] = not names
        if score.day(want["published"]):
            right = score.day(row.get("published")) == score.day(want["published"])
            found.setdefault("date", {})[page] = right
        elif not want["published"]:
            found.setdefault("date_none", {})[page] = not row.get("published")
    return found


def main(arguments: list[str]) -> None:
    logging.disable(logging.CRITICAL)
    _, printed = measure(ours, misses="--misses" in arguments)
    print("ours", printed.strip())
    if "--peers" not in arguments:
        return
    sys.path.insert(0, str(Path(__file__).parent))
    from peers import peers

    mine = verdicts(rows_of(ours))
    for name, extract in peers().items():
        start = time.process_time()
        rows = rows_of(extract)
        rate = len(rows) / (time.process_time() - start)
        theirs = verdicts(rows)
        print(f"{name} ({rate:.0f} pages/s of CPU, metadata and body)")
        for key, pages in mine.items():
            if not any(_FIELDS[key] in row for row in rows.values()):
                continue
            gain, error = paired(list(pages.values()), [theirs[key][page] for page in pages])
            share = sum(theirs[key].values()) / len(pages)
            print(f"  {key:12}{share:.3f}   ours is better by {gain:+.3f} ± {error:.3f}")


if __name__ == "__main__":
    main(sys.argv[1:])
