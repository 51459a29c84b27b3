"""How time and memory of copies in a stream grow, beside datasketch's MinHash-LSH; see about.md.

usage: copies.py [--sizes N ...] [--seed S] [--no-peer] [--peer-most N]

One invented stream; each system reads it article by article and says for each which earlier
ones it copies. Time is processor time of the finding alone, for the stretch since the line
before. Each system has a process of its own. The peer is skipped where it is not installed.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import math
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

REPOSITORY = Path(__file__).resolve().parents[2]
SIZES = (1_000, 10_000, 100_000)
BLOCK = 2048
SHINGLE = 5  # words, for the peer
PERMUTATIONS = 128
JACCARD = 0.5
Found = Callable[[int, dict[str, Any]], list[int]]


def ours(folder: Path) -> Found:
    """Copies as `variorum group` finds them, with files on the disk."""
    from variorum.store import FileSegments
    from variorum.stories.provenance import read_provenance
    from variorum.stories.streamed_copies import CopyStream
    from variorum.stories.wording import read_wording

    stream = CopyStream(FileSegments(folder))

    def find(number: int, line: dict[str, Any]) -> list[int]:
        about = read_provenance(
            line["text"], id=line["id"], source=line["source"], published=line["published"]
        )
        found = stream.take(number, read_wording(line["text"]), about)
        if number % BLOCK == BLOCK - 1:
            stream.freeze()
        return [copy.a for copy in found]

    return find


def datasketch(folder: Path) -> Found:
    """The peer: MinHash of word shingles and LSH, at its usual settings."""
    from datasketch import MinHash, MinHashLSH

    lsh = MinHashLSH(threshold=JACCARD, num_perm=PERMUTATIONS)

    def find(number: int, line: dict[str, Any]) -> list[int]:
        words = line["text"].lower().split()
        shingles = {
            " ".join(words[k : k + SHINGLE]) for k in range(max(1, len(words) - SHINGLE + 1))
        }
        sketch = MinHash(num_perm=PERMUTATIONS)
        sketch.update_batch([shingle.encode() for shingle in sorted(shingles)])
        found = lsh.query(sketch)
        lsh.insert(number, sketch)
        return [int(other) for other in found]

    return find


SYSTEMS = {"ours": ours, "datasketch": datasketch}


def _own_memory() -> float:
    """MB that the process has of its own; what is mapped from files is not."""
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith("RssAnon:"):
            return int(line.split()[1]) / 1024
    return math.nan


def measure(name: str, sizes: list[int], seed: int) -> None:
    """Run one system in this process and print a line of JSON at each size."""
    sys.path.insert(0, str(REPOSITORY / "benchmarks"))
    from made_news import Settings, stream

    at: dict[str, int] = {}
    origins: list[str] = []
    seconds = parents = hits = pairs = right = 0.0
    with tempfile.TemporaryDirectory() as folder:
        find = SYSTEMS[name](Path(folder))
        for number, told in enumerate(stream(max(sizes), Settings(seed=seed))):
            gold = told.gold
            begin = time.process_time()
            found = find(number, told.line)
            seconds += time.process_time() - begin
            parent = at.get(gold["copied_from"])
            if parent is not None and gold["kind"] != "rewrite":
                parents += 1
                hits += parent in found
            pairs += len(found)
            right += sum(origins[other] == gold["origin"] for other in found)
            at[gold["id"]] = number
            origins.append(gold["origin"])
            if number + 1 in sizes:
                row = {
                    "system": name,
                    "articles": number + 1,
                    "seconds": seconds,
                    "memory": _own_memory(),
                    "recall": hits / max(1, parents),
                    "precision": right / max(1, pairs),
                }
                print(json.dumps(row), flush=True)


def table(rows: list[dict[str, Any]]) -> None:
    """Print what was measured, with the exponent of growth from the line before."""
    print("| system | articles | articles/s | last stretch/s | growth | MB | recall | precision |")
    print("| -- | --: | --: | --: | --: | --: | --: | --: |")
    for row, before in zip(rows, [None, *rows], strict=False):
        same = before is not None and before["system"] == row["system"]
        last, growth = row["articles"] / row["seconds"], ""
        if before is not None and same:
            gained = row["articles"] - before["articles"]
            last = gained / (row["seconds"] - before["seconds"])
            ratio = math.log(row["seconds"] / before["seconds"])
            growth = f"{ratio / math.log(row['articles'] / before['articles']):.2f}"
        print(
            f"| {row['system']} | {row['articles']} | {row['articles'] / row['seconds']:.0f} "
            f"| {last:.0f} | {growth} | {row['memory']:.0f} | {row['recall']:.3f} "
            f"| {row['precision']:.3f} |"
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=list(SIZES))
    parser.add_argument("--seed", type=int, default=11)
    parser.add_argument("--no-peer", action="store_true")
    parser.add_argument("--peer-most", type=int, default=100_000, help="sizes above are left out")
    parser.add_argument("--system", choices=sorted(SYSTEMS), help=argparse.SUPPRESS)
    told = parser.parse_args()
    if told.system:
        measure(told.system, sorted(told.sizes), told.seed)
        return
    rows: list[dict[str, Any]] = []
    for name in ("ours", "datasketch"):
        sizes = sorted(told.sizes)
        if name == "datasketch":
            sizes = [size for size in sizes if size <= told.peer_most]
            if told.no_peer or not sizes:
                continue
            if importlib.util.find_spec("datasketch") is None:
                print("datasketch is not installed: no peer beside it")
                continue
        command = [sys.executable, __file__, "--system", name, "--seed", str(told.seed)]
        command += ["--sizes", *map(str, sizes)]
        done = subprocess.run(command, check=True, capture_output=True, text=True)
        rows += [json.loads(line) for line in done.stdout.splitlines()]
    table(rows)


if __name__ == "__main__":
    main()
