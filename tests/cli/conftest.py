from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from variorum.cli import app

REPORT = (
    "Mill owner sells the wheel\n\n"
    "The owner of the mill at Trennick, Asta Holm, has sold the wheel, she said on Friday.\n\n"
    "“It turned for my father and it will turn for somebody else,” Holm said.\n\n"
    "The wheel was sold for 4,000 crowns, the parish council said.\n"
)

Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """The command line in an empty folder, as wide as 80 columns, without colours."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("VARIORUM_MEANING", "lexical")

    def run(*arguments: object, columns: int = 80, stdin: str | None = None) -> Result:
        monkeypatch.setenv("COLUMNS", str(columns))
        return CliRunner().invoke(app, [str(one) for one in arguments], input=stdin)

    return run


@pytest.fixture
def mill(tmp_path: Path) -> Path:
    """A folder with two reports of one happening that differ in a number."""
    folder = tmp_path / "mill"
    folder.mkdir()
    (folder / "a.txt").write_text(REPORT, encoding="utf-8")
    (folder / "b.txt").write_text(
        "Trennick wheel goes to a museum\n\nAsta Holm, who owns the mill at Trennick, has sold "
        "its wheel to a museum.\n\n“It turned for my father and it will turn for somebody else,” "
        "she said on Friday.\n\nThe museum paid 5,000 crowns for the wheel, its director said.\n",
        encoding="utf-8",
    )
    return folder
