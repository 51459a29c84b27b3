"""The commands as a person types them: help, wrong options, streams, and what is left alone."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from variorum.cli import app

COMMANDS = ["dossier", "extract", "analyse", "stories", "show", "join", "split", "decisions"]
COMMANDS += ["export", "group", "verify", "settings", "follow", "feeds", "poll", "serve", "digest"]
COMMANDS += ["arrange", "unfollow", "search"]


def _known() -> list[str]:
    return [one.callback.__name__ for one in app.registered_commands if one.callback]


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("columns", [60, 100])
def test_every_command_explains_itself_on_wide_and_narrow_terminals(run, command, columns) -> None:  # type: ignore[no-untyped-def]
    done = run(command, "--help", columns=columns)
    assert done.exit_code == 0
    assert len(done.output.split()) > 20
    assert max(map(len, done.output.splitlines())) <= columns
    assert sorted(_known()) == sorted(COMMANDS)


def test_examples_in_the_help_keep_their_lines_and_defaults_are_shown(run) -> None:  # type: ignore[no-untyped-def]
    told = run("dossier", "--help", columns=60).output
    assert "variorum dossier page.html feed.xml --out my-story" in told
    wide = run("dossier", "--help", columns=100).output
    for default in ("[default: 30]", "[default: 32]", "[default: 1]", "variorum.sqlite in the"):
        assert default in wide, wide
    # A paragraph fills its lines: no line of the source's own length is left standing.
    assert "happenings are told apart;" in told


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("dossier",), "INPUT"),
        (("dosier", "x"), "dossier"),
        (("dossier", "x.txt", "--format", "pdf"), "html, md, json"),
        (("dossier", "x.txt", "--format", ","), "html, md, json"),
        (("dossier", "x.txt", "--max-size", "0"), "--max-size"),
        (("dossier", "x.txt", "--jobs", "none"), "--jobs"),
        (("show", "story-1", "--format", "pdf"), "summary, md, json, html"),
    ],
)
def test_a_command_that_cannot_be_understood_says_what_can(run, arguments, says) -> None:  # type: ignore[no-untyped-def]
    done = run(*arguments)
    assert done.exit_code == 2
    assert says in " ".join(done.output.replace("│", " ").split())


@pytest.mark.parametrize("value", ["0", "-1", "nan", "inf"])
def test_a_timeout_that_is_no_time_is_refused(run, value) -> None:  # type: ignore[no-untyped-def]
    done = run("dossier", "x.txt", "--timeout", value)
    assert done.exit_code == 1
    assert "no number above 0" in str(done.exception)


def test_quiet_prints_paths_only_and_nothing_is_padded_with_blanks(run, mill, tmp_path) -> None:  # type: ignore[no-untyped-def]
    done = run("dossier", mill, "--quiet", "--offline")
    assert done.exit_code == 0, done.output
    assert done.stdout.splitlines() == [
        f"dossier/dossier.{form}" for form in ("html", "md", "json")
    ]
    full = run("dossier", mill, "--offline")
    assert not [line for line in full.stdout.splitlines() if line != line.rstrip()]
    assert "\x1b" not in full.stdout
    assert str(tmp_path) not in full.output
    for path in (tmp_path / "dossier").glob("dossier.*"):
        assert str(tmp_path) not in path.read_text(encoding="utf-8")


def test_only_the_forms_asked_for_are_written(run, mill, tmp_path) -> None:  # type: ignore[no-untyped-def]
    assert run("dossier", mill, "--offline", "-f", "JSON,md,json", "-o", "out").exit_code == 0
    made = sorted(path.name for path in (tmp_path / "out").glob("dossier.*"))
    assert made == ["dossier.json", "dossier.md"]


def test_a_file_in_the_place_of_the_folder_is_left_alone(run, mill, tmp_path) -> None:  # type: ignore[no-untyped-def]
    taken = tmp_path / "taken"
    taken.write_text("mine")
    done = run("dossier", mill, "--out", taken)
    assert done.exit_code == 2
    assert taken.read_text() == "mine"


def test_a_store_that_cannot_be_made_is_named_without_a_traceback(run, mill) -> None:  # type: ignore[no-untyped-def]
    for place in ("x" * 300, "/dev/null/sub"):
        done = run("dossier", mill, "--out", place)
        assert done.exit_code in {1, 2}
        assert type(done.exception).__name__ in {"StoreError", "SystemExit"}, done.exception


def test_a_run_that_tells_nothing_leaves_the_earlier_page(run, mill, tmp_path) -> None:  # type: ignore[no-untyped-def]
    assert run("dossier", mill, "--offline").exit_code == 0
    before = (tmp_path / "dossier" / "dossier.html").read_bytes()
    done = run("dossier", "mistyped.txt", "--offline")
    assert done.exit_code == 1
    assert "left as it was" in done.output
    assert (tmp_path / "dossier" / "dossier.html").read_bytes() == before


def test_results_inside_the_folder_of_inputs_are_never_read_as_reports(run, mill, tmp_path) -> None:  # type: ignore[no-untyped-def]
    for out in (mill, mill, mill / "deeper"):
        done = run("dossier", mill, "--out", out, "--offline")
        assert done.exit_code == 0
        made = json.loads((out / "dossier.json").read_text(encoding="utf-8"))
        inputs = [one["input"] for story in made["stories"] for one in story["articles"]]
        assert sorted(inputs) == ["a.txt", "b.txt"]
        assert made["failures"] == []


def test_a_dossier_given_as_an_input_is_refused_by_its_content(run, mill, tmp_path) -> None:  # type: ignore[no-untyped-def]
    assert run("dossier", mill, "--offline").exit_code == 0
    for form in ("html", "md", "json"):
        other = tmp_path / f"renamed-{form}"
        other.write_bytes((tmp_path / "dossier" / f"dossier.{form}").read_bytes())
        done = run("dossier", other, "--offline", "--out", f"again-{form}")
        assert done.exit_code == 1
        assert "is a dossier that Variorum made" in " ".join(done.output.split())


def test_the_same_bytes_under_two_names_are_said_to_be_read_once(run, mill) -> None:  # type: ignore[no-untyped-def]
    (mill / "c.txt").write_bytes((mill / "a.txt").read_bytes())
    told = " ".join(run("dossier", mill, "--offline").output.split())
    assert "c.txt: has the same bytes as a.txt" in told
    assert "Could not be read" not in told


def test_many_failures_of_one_reason_are_listed_once(run, mill) -> None:  # type: ignore[no-untyped-def]
    for number in range(30):
        (mill / f"bad{number:02}").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes([number]) * 99)
    done = run("dossier", mill, "--offline")
    assert done.exit_code == 0
    assert "Could not be read (30)" in done.output
    assert done.output.count("PNG picture") == 1
    assert "and 25 more" in done.output


def test_what_is_perhaps_an_address_gets_that_advice(run) -> None:  # type: ignore[no-untyped-def]
    told = " ".join(run("dossier", "news.example/report", "--offline", "-o", "a").output.split())
    assert "begin it with https://" in told
    told = " ".join(run("dossier", "ftp://me:secret@x.example/a", "-o", "b").output.split())
    assert "only http and https addresses are read" in told
    assert "secret" not in told


def test_a_hostile_name_cannot_act_on_the_terminal(run, mill) -> None:  # type: ignore[no-untyped-def]
    (mill / "\x1b]0;owned\x07\x1b[31m.txt").write_bytes(b"")
    (mill / "\u202etxt.exe").write_bytes(b"\x00" * 50)
    told = run("dossier", mill, "--offline").output
    assert not {"\x1b", "\x07", "\u202e"} & set(told)


def test_a_hostile_title_cannot_act_on_the_terminal(run, tmp_path) -> None:  # type: ignore[no-untyped-def]
    document = {
        "url": "https://a.example/x",
        "title": "Mill \x1b[2Jwheel\x9b31m \u202esold",
        "text": "The mill was sold on Friday, Asta Holm said.\x1b]0;owned\x07",
    }
    (tmp_path / "x.json").write_text(json.dumps(document), encoding="utf-8")
    done = run("dossier", "x.json", "--offline")
    assert done.exit_code == 0
    listed = run("stories")
    assert not {"\x1b", "\x07", "\x9b", "\u202e"} & set(done.output + listed.output)
    assert not [line for line in listed.output.splitlines() if line != line.rstrip()]


def test_binary_and_missing_standard_input_are_named(run, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    told = run("dossier", "-", "--offline", "-o", "a", stdin="\x00\x01\x02" * 999).output
    assert "binary" in told
    from variorum.desk.inputs import Given, read_given
    from variorum.errors import SourceError

    monkeypatch.setattr(sys, "stdin", None)
    with pytest.raises(SourceError, match="no standard input"):
        read_given(Given("-", "stdin"), 100, 100)


def test_the_store_is_listed_shown_and_verified(run, mill) -> None:  # type: ignore[no-untyped-def]
    assert run("stories").exit_code == 1
    assert run("dossier", mill, "--offline", "--store", "else/where.sqlite").exit_code == 0
    listed = run("stories", "--store", "else/where.sqlite")
    identity = next(word for word in listed.stdout.split() if word.startswith("story-"))
    assert "Trennick" in run("show", identity[6:], "--store", "else/where.sqlite").stdout
    page = run("show", identity, "--store", "else/where.sqlite", "--format", "html").stdout
    assert page.startswith("<!doctype html>")
    assert run("verify", "--store", "else/where.sqlite").stdout == "2 captures hold.\n"
    missing = run("show", "story-none", "--store", "else/where.sqlite")
    assert missing.exit_code == 1
    assert "no story begins so" in str(missing.exception)


def test_verify_fails_when_an_archived_byte_was_altered(run, mill, tmp_path) -> None:  # type: ignore[no-untyped-def]
    assert run("dossier", mill, "--offline").exit_code == 0
    archive = next((tmp_path / "dossier" / "variorum-archive").glob("*.warc.gz"))
    data = bytearray(archive.read_bytes())
    data[-40] ^= 1
    archive.write_bytes(bytes(data))
    done = run("verify")
    assert done.exit_code == 1
    assert "1 capture holds; 1 not." in done.stdout
    assert ".txt" in done.output


def test_settings_are_shown_and_a_wrong_one_is_named(run, tmp_path) -> None:  # type: ignore[no-untyped-def]
    assert "max_entries" in run("settings").stdout
    (tmp_path / "variorum.toml").write_text("tiemout = 3\n")
    done = run("settings")
    assert done.exit_code == 1
    assert "tiemout" in str(done.exception)


def test_help_answers_without_loading_what_the_commands_need() -> None:
    code = "import sys, variorum.cli; print({'lxml', 'numpy', 'onnxruntime'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"


@pytest.mark.skipif(os.name == "nt", reason="signals of the keyboard are others there")
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_an_interrupt_ends_with_130_a_sentence_and_a_whole_store(tmp_path: Path, jobs: str) -> None:
    import signal

    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(60):
        text = f"Harbour {number} opens\n\n" + f"“We waited,” Ola Berg {number} said.\n\n" * 60
        (folder / f"{number}.txt").write_text(text, encoding="utf-8")
    out = tmp_path / "out"
    command = [sys.executable, "-m", "variorum", "dossier", folder, "-o", out, "-j", jobs]
    child = subprocess.Popen(
        [*map(str, command), "--offline"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        # A test run that was put in the background has its children deaf to the keyboard.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    until = time.monotonic() + 90
    while not list(out.glob("variorum-archive/*.warc.gz")) and time.monotonic() < until:
        time.sleep(0.02)
    time.sleep(0.3)
    os.killpg(child.pid, signal.SIGINT)
    _, told = child.communicate(timeout=240)
    assert child.returncode == 130
    assert told.strip() == "variorum: stopped; what was done before is kept."
    from variorum.desk import open_desk, verify_captures

    with open_desk(out) as desk:
        good, failures = verify_captures(desk)
    assert good > 0
    assert failures == ()
