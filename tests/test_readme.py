"""The README tells the truth: its script runs, its commands are CI's, its links lead somewhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def _blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", README, re.DOTALL)


def test_the_script_of_the_readme_makes_the_dossier_of_the_example(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = _blocks("python")[0]
    assert sum(bool(line.strip()) and "import" not in line for line in script.splitlines()) <= 9
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    monkeypatch.chdir(tmp_path)
    exec(compile(script, "README.md", "exec"), {})
    assert (tmp_path / "night-trains" / "dossier.html").stat().st_size > 10_000


def test_ci_runs_the_test_command_of_the_readme_to_the_letter() -> None:
    command = _blocks("sh")[1].strip()
    assert command.endswith("-m pytest -n 2")
    assert command in (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()


def test_every_link_of_the_readme_leads_to_a_file() -> None:
    targets = [target for target in re.findall(r"\]\(([^)]+)\)", README) if "://" not in target]
    assert targets
    assert [target for target in targets if not (ROOT / target).exists()] == []


def test_every_command_of_the_readme_exists() -> None:
    from variorum.cli import app

    known = {command.callback.__name__ for command in app.registered_commands if command.callback}
    known |= {group.name for group in app.registered_groups if group.name}
    said = set(re.findall(r"(?m)(?:^|[`/])variorum ([a-z]+)", README))
    assert said == known
