"""Score whole dossiers against gold; see about.md. usage: run.py [STORY ...] [--misses]"""

from __future__ import annotations

import importlib.util
import json
import os
import sys
import tempfile
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
REPOSITORY = HERE.parents[2]
SHARED = Path(os.environ.get("VARIORUM_SHARED", REPOSITORY.parent / "shared"))


def stories() -> dict[str, Path]:
    """Every story with gold, by name: ours, and the shared ones where they are."""
    found: dict[str, Path] = {}
    for folder in (SHARED / "stories", HERE / "stories"):
        if folder.is_dir():
            found.update({path.parent.name: path.parent for path in folder.glob("*/gold.json")})
    return dict(sorted(found.items()))


def scorer() -> Any:
    """The scorer that lies beside the shared stories."""
    spec = importlib.util.spec_from_file_location("score", SHARED / "stories" / "score.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError("the scorer is not here")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def dossier_of(inputs: list[str]) -> dict[str, Any]:
    """The machine form of the dossier that the workflow makes of some inputs."""
    import variorum
    from variorum.desk import render

    settings = variorum.read_settings(offline=True)
    with (
        tempfile.TemporaryDirectory() as folder,
        variorum.open_desk(folder, settings=settings) as desk,
    ):
        edition = variorum.write_dossiers(desk, inputs)
        loaded: dict[str, Any] = json.loads(render(edition, "json")["dossier.json"])
        return loaded


def score(story: Path) -> tuple[dict[str, Any], list[Any]]:
    """The figures of one story, and what was missed."""
    inputs = [str(path) for path in sorted(story.glob("[0-9]*.json"))]
    gold = json.loads((story / "gold.json").read_text(encoding="utf-8"))
    result: tuple[dict[str, Any], list[Any]] = scorer().score(gold, dossier_of(inputs))
    return result


def main(arguments: list[str]) -> None:
    wanted = [argument for argument in arguments if not argument.startswith("--")]
    for name, folder in stories().items():
        if wanted and name not in wanted:
            continue
        figures, misses = score(folder)
        print(name, " ".join(f"{key}={value}" for key, value in figures.items()))
        if "--misses" in arguments:
            for miss in misses:
                print("  ", *miss, sep=" | ")


if __name__ == "__main__":
    main(sys.argv[1:])
