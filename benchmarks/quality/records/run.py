"""Score texts of record; see about.md. usage: run.py [STORY ...] [--unseen] [--misses]"""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

from reading import Story, read_story  # noqa: E402
from score import score  # noqa: E402


def stories(folder: str = "stories") -> dict[str, Path]:
    """Every story of a folder, by name."""
    return {path.stem: path for path in sorted((HERE / folder).glob("*.txt"))}


def dossier_of(story: Story) -> dict[str, Any]:
    """The machine form of the dossier that the workflow makes of a story's reports."""
    import variorum
    from variorum.desk import render

    settings = variorum.read_settings(offline=True)
    with tempfile.TemporaryDirectory() as folder:
        inputs = []
        for report in story.reports:
            path = Path(folder) / f"{report.name}.json"
            page = {
                "url": report.url,
                "title": report.title,
                "published": report.published,
                "text": report.text,
            }
            path.write_text(json.dumps(page), encoding="utf-8")
            inputs.append(str(path))
        with variorum.open_desk(folder + "/desk", settings=settings) as desk:
            edition = variorum.write_dossiers(desk, inputs)
            loaded: dict[str, Any] = json.loads(render(edition, "json")["dossier.json"])
            return loaded


def main(arguments: list[str]) -> None:
    wanted = [argument for argument in arguments if not argument.startswith("--")]
    unseen = "--unseen" in arguments
    totals: dict[str, list[float]] = {}
    for name, path in stories("unseen" if unseen else "stories").items():
        if wanted and name not in wanted:
            continue
        story = read_story(path)
        figures, misses = score(story, dossier_of(story))
        for key, value in figures.items():
            totals.setdefault(key, []).append(value)
        print(name, " ".join(f"{key}={value}" for key, value in figures.items()))
        if "--misses" in arguments and not unseen:  # what is missed there stays unread
            for miss in misses:
                print("   ", miss)
    for key, values in totals.items():
        over = f" over 0.01: {sum(v > 0.01 for v in values)}" if key == "record_wer" else ""
        print(f"{key}: mean {sum(values) / len(values):.4f} of {len(values)}{over}")


if __name__ == "__main__":
    main(sys.argv[1:])
