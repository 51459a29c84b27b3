"""Score title, author and date of pages; see about.md. usage: run.py [--misses]"""

from __future__ import annotations

import gzip
import json
import logging
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping
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


def bare(data: bytes, page: str, url: str | None) -> Row:
    """The same as trafilatura alone gives them."""
    import trafilatura

    found = trafilatura.bare_extraction(
        data.decode("utf-8", "replace"), url=url, favor_precision=True, with_metadata=True
    )
    if found is None:
        return {}
    return {
        "title": found.title,
        "byline": found.author,
        "published": found.date,
        "text": found.text,
    }


def measure(
    extract: Callable[[bytes, str, str | None], Row], *, misses: bool = False
) -> tuple[dict[str, float], str]:
    """The shared scorer's figures by name, and what it printed."""
    truth = json.loads((DATA / "ground-truth.json").read_text(encoding="utf-8"))
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        for page, want in truth.items():
            data = gzip.decompress((DATA / "html" / f"{page}.html.gz").read_bytes())
            row = {"id": page, **extract(data, page, want.get("url"))}
            file.write(json.dumps(row) + "\n")
        file.flush()
        command = [sys.executable, str(DATA / "score.py"), str(DATA / "ground-truth.json")]
        command += [file.name, "--misses"] if misses else [file.name]
        printed = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    found = re.findall(r"(\w+) (\d\.\d+) \(\d+\)", printed.splitlines()[-1])
    return {name: float(value) for name, value in found}, printed


def main(arguments: list[str]) -> None:
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    for name, extract in (("trafilatura", bare), ("ours", ours)):
        misses = name == "ours" and "--misses" in arguments
        print(name, measure(extract, misses=misses)[1].strip())


if __name__ == "__main__":
    main(sys.argv[1:])
