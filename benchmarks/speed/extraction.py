"""Pages a second of processor time, ours and others', in one run. usage: extraction.py [--rounds N]

Readers take turns page by page, so that a busy machine slows all alike; only the ratios within
one run are worth comparing. "text" is the body alone, as the others give it: decoded, parsed,
found, marked. "article" is all of `extract_page`: names, dates, publisher, language, walls too.
"""

from __future__ import annotations

import gzip
import logging
import os
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

REPOSITORY = Path(__file__).resolve().parents[2]
SHARED = Path(os.environ.get("VARIORUM_SHARED", REPOSITORY.parent / "shared"))
DATA = SHARED / "benchmarks" / "extraction" / "html"


def article(path: Any) -> Callable[[bytes], object]:
    """All of `extract_page` on one path."""
    from variorum.errors import ExtractionError
    from variorum.extraction import extract_page
    from variorum.model import Capture, CaptureId

    capture = Capture(CaptureId("page"), "page", None, "2031-01-01T00:00:00Z")

    def read(data: bytes) -> object:
        try:
            return extract_page(data, capture, path=path)
        except ExtractionError:
            return None

    return read


def text(path: Any) -> Callable[[bytes], object]:
    """The marked body alone on one path."""
    from variorum.extraction.decoding import declared_in_page, decode
    from variorum.extraction.marking import mark
    from variorum.extraction.markup import parse
    from variorum.extraction.merging import running_parts
    from variorum.extraction.page import _laid_out

    def read(data: bytes) -> object:
        html, _ = decode(data, subject="page", declared=declared_in_page(data))
        tree, _ = parse(html, subject="page")
        laid, pieces, _ = _laid_out(running_parts(tree, path=path))
        return mark(laid, pieces)

    return read


def readers() -> dict[str, Callable[[bytes], object]]:
    """The readers by name; those of others only where they are installed."""
    import trafilatura

    def plain(data: bytes) -> str:
        return data.decode("utf-8", "replace")

    found: dict[str, Callable[[bytes], object]] = {
        "trafilatura default": lambda data: trafilatura.extract(
            plain(data), include_comments=False
        ),
        "trafilatura fast": lambda data: trafilatura.extract(
            plain(data), include_comments=False, fast=True
        ),
        "ours fast, text": text("fast"),
        "ours fast, article": article("fast"),
        "ours careful, text": text("careful"),
        "ours careful, article": article("careful"),
    }
    try:
        from resiliparse.extract.html2text import extract_plain_text
    except ImportError:
        return found
    found["resiliparse"] = lambda data: extract_plain_text(plain(data), main_content=True)
    return found


def measure(rounds: int) -> dict[str, float]:
    """Pages a second by reader: the median over rounds, each after a first page unmeasured."""
    pages = [gzip.decompress(path.read_bytes()) for path in sorted(DATA.glob("*.html.gz"))]
    named = readers()
    for read in named.values():
        read(pages[0])
    speeds: dict[str, list[float]] = {name: [] for name in named}
    for _ in range(rounds):
        seconds = dict.fromkeys(named, 0.0)
        for page in pages:
            for name, read in named.items():
                started = time.process_time()
                read(page)
                seconds[name] += time.process_time() - started
        for name in named:
            speeds[name].append(len(pages) / seconds[name])
    return {name: statistics.median(values) for name, values in speeds.items()}


def main(arguments: list[str]) -> None:
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    rounds = int(arguments[arguments.index("--rounds") + 1]) if "--rounds" in arguments else 1
    speeds = measure(rounds)
    usual = speeds["trafilatura default"]
    print(f"{'reader':<24}{'pages/s':>9}{'ratio':>8}")
    for name, speed in sorted(speeds.items(), key=lambda item: -item[1]):
        print(f"{name:<24}{speed:>9.1f}{speed / usual:>8.2f}")


if __name__ == "__main__":
    main(sys.argv[1:])
