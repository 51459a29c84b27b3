"""Write an invented stream of news and what is true of it; see about.md.

usage: make.py --articles N --out FILE.jsonl[.gz] [--gold GOLD.jsonl[.gz]] [--seed S]
               [--rate-per-day R | --dense] [--undated SHARE]
"""

from __future__ import annotations

import argparse
import gzip
import io
import json
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any, TextIO

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from made_news import Settings, stream

MONTH = 30


@contextmanager
def written(path: Path) -> Iterator[TextIO]:
    """A file for lines, packed if its name says so; the same bytes for the same lines."""
    if path.suffix != ".gz":
        with path.open("w", encoding="utf-8", newline="\n") as plain:
            yield plain
        return
    with (
        path.open("wb") as raw,
        gzip.GzipFile("", "wb", 1, raw, mtime=0) as packed,
        io.TextIOWrapper(packed, encoding="utf-8", newline="\n") as file,
    ):
        yield file


def _line(row: dict[str, Any]) -> str:
    return json.dumps(row, ensure_ascii=False) + "\n"


def make(articles: int, out: Path, gold: Path | None, settings: Settings) -> None:
    """Write the stream to ``out`` and its truth to ``gold``, line by line."""
    with ExitStack() as files:
        lines = files.enter_context(written(out))
        truths = files.enter_context(written(gold)) if gold else None
        for told in stream(articles, settings):
            lines.write(_line(told.line))
            if truths:
                truths.write(_line(told.gold))


def main() -> None:
    parser = argparse.ArgumentParser(description="Write an invented stream of news.")
    parser.add_argument("--articles", type=int, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--gold", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rate-per-day", type=float, default=Settings.rate_per_day)
    parser.add_argument("--dense", action="store_true", help="all within about a month")
    parser.add_argument("--undated", type=float, default=Settings.undated)
    told = parser.parse_args()
    rate = max(1.0, told.articles / MONTH) if told.dense else told.rate_per_day
    settings = Settings(seed=told.seed, rate_per_day=rate, undated=told.undated)
    make(told.articles, told.out, told.gold, settings)


if __name__ == "__main__":
    main()
