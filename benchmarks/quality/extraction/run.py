"""Score article bodies against hand-written ones; see about.md.

usage: run.py [--path careful|fast] [--pages]
"""

from __future__ import annotations

import gzip
import importlib.util
import json
import logging
import os
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

REPOSITORY = Path(__file__).resolve().parents[3]
SHARED = Path(os.environ.get("VARIORUM_SHARED", REPOSITORY.parent / "shared"))
DATA = SHARED / "benchmarks" / "extraction"


def scorer() -> Any:
    """The scorer that lies beside the pages."""
    spec = importlib.util.spec_from_file_location("extraction_score", DATA / "score.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError("the scorer is not here")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def pages() -> dict[str, tuple[bytes, dict[str, str]]]:
    """Every page with its truth, by id."""
    truth = json.loads((DATA / "ground-truth.json").read_text(encoding="utf-8"))
    return {
        page: (gzip.decompress((DATA / "html" / f"{page}.html.gz").read_bytes()), want)
        for page, want in sorted(truth.items())
    }


def ours(data: bytes, page: str, url: str | None, path: Any = "careful") -> str:
    """The body as `extract_page` gives it; nothing where it finds no article."""
    from variorum.errors import ExtractionError
    from variorum.extraction import extract_page
    from variorum.model import Capture, CaptureId

    capture = Capture(CaptureId(page), page, url, "2019-11-20T00:00:00Z")
    try:
        article = extract_page(data, capture, path=path)
    except ExtractionError:
        return ""
    return "\n".join(block.span.of(article.text) for block in article.body)


def fast(data: bytes, page: str, url: str | None) -> str:
    """The body as the fast path gives it."""
    return ours(data, page, url, "fast")


def resiliparse(data: bytes, page: str, url: str | None) -> str:
    """The body as resiliparse gives it, in the setting that serves it best here."""
    from resiliparse.extract.html2text import extract_plain_text

    return str(
        extract_plain_text(
            data.decode("utf-8", "replace"),
            main_content=True,
            list_bullets=False,
            links=False,
            alt_texts=False,
        )
    )


def bare(data: bytes, page: str, url: str | None) -> str:
    """The body as trafilatura alone gives it in its precise setting."""
    import trafilatura

    found = trafilatura.extract(
        data.decode("utf-8", "replace"), favor_precision=True, include_comments=False
    )
    return str(found or "")


def measure(extract: Callable[[bytes, str, str | None], str]) -> dict[str, Any]:
    """Overall figures of one extractor, and F1 page by page under "pages"."""
    score = scorer()
    precisions, recalls, exact, by_page = [], [], [], {}
    started = time.process_time()
    texts = {page: extract(data, page, want.get("url")) for page, (data, want) in pages().items()}
    seconds = time.process_time() - started
    for page, (_, want) in pages().items():
        hit, extra, lost, same = score.page_counts(want["articleBody"], texts[page])
        precision, recall = score.ratio(hit, extra, lost), score.ratio(hit, lost, extra)
        if texts[page].strip():
            precisions.append(precision)
        recalls.append(recall)
        exact.append(same)
        by_page[page] = 2 * precision * recall / ((precision + recall) or 1)
    precision, recall = score.mean(precisions), score.mean(recalls)
    return {
        "f1": 2 * precision * recall / (precision + recall),
        "precision": precision,
        "recall": recall,
        "exact": score.mean(exact),
        "worst_recall": min(recalls),
        "worst_f1": min(by_page.values()),
        "pages_per_second": len(texts) / seconds,
        "pages": by_page,
    }


def compare(path: str = "careful") -> dict[str, Any]:
    """Ours, bare trafilatura, and the difference page by page with its standard error."""
    mine, theirs = measure(fast if path == "fast" else ours), measure(bare)
    gains = [mine["pages"][page] - theirs["pages"][page] for page in mine["pages"]]
    return {
        "ours": mine,
        "trafilatura": theirs,
        "gain": statistics.mean(gains),
        "gain_error": statistics.stdev(gains) / len(gains) ** 0.5,
    }


def main(arguments: list[str]) -> None:
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    found = compare("fast" if "fast" in arguments else "careful")
    if importlib.util.find_spec("resiliparse"):
        found["resiliparse"] = measure(resiliparse)
    for name in [name for name in found if isinstance(found[name], dict)]:
        figures = {key: value for key, value in found[name].items() if key != "pages"}
        print(name, " ".join(f"{key}={value:.4f}" for key, value in figures.items()))
    print(f"gain per page {found['gain']:+.4f}, standard error {found['gain_error']:.4f}")
    if "--pages" in arguments:
        for page, value in sorted(found["ours"]["pages"].items(), key=lambda item: item[1]):
            print(f"{value:.3f} {found['trafilatura']['pages'][page]:.3f} {page}")


if __name__ == "__main__":
    main(sys.argv[1:])
