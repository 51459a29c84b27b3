from __future__ import annotations

from pathlib import Path

import pytest

from variorum.desk.settings import Settings, read_settings
from variorum.errors import SettingsError


def test_the_caller_outranks_the_environment_and_that_the_file(tmp_path: Path) -> None:
    (tmp_path / "variorum.toml").write_text('timeout = 5\njobs = 2\nmeaning = "lexical"\n')
    settings = read_settings(tmp_path, {"VARIORUM_TIMEOUT": "7", "VARIORUM_JOBS": "3"}, jobs=4)
    assert (settings.timeout, settings.jobs, settings.meaning) == (7.0, 4, "lexical")


def test_nothing_said_gives_the_defaults(tmp_path: Path) -> None:
    assert read_settings(tmp_path, {}) == Settings()


@pytest.mark.parametrize(
    ("file", "environment", "said"),
    [
        ("colour = 1", {}, {}),
        ("jobs = 'many'", {}, {}),
        ("jobs = true", {}, {}),
        ("jobs =", {}, {}),
        ("", {"VARIORUM_OFFLINE": "perhaps"}, {}),
        ("", {}, {"jobs": 0}),
        ("", {}, {"quotations": "magic"}),
    ],
)
def test_a_setting_that_cannot_be_used_is_named(
    tmp_path: Path, file: str, environment: dict[str, str], said: dict[str, object]
) -> None:
    (tmp_path / "variorum.toml").write_text(file)
    with pytest.raises(SettingsError):
        read_settings(tmp_path, environment, **said)


def test_offline_may_be_set_in_the_environment(tmp_path: Path) -> None:
    assert read_settings(tmp_path, {"VARIORUM_OFFLINE": "yes"}).offline


@pytest.mark.parametrize("said", ["auto", "model", "rules"])
def test_every_way_to_find_quotations_may_be_set(tmp_path: Path, said: str) -> None:
    assert read_settings(tmp_path, {"VARIORUM_QUOTATIONS": said}).quotations == said
