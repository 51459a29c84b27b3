"""Debian's newsboat as it is: run for a command, or driven by keys through tmux."""

from __future__ import annotations

import os
import secrets
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

MISSING = shutil.which("newsboat") is None or shutil.which("tmux") is None
_ENVIRONMENT = {
    **os.environ,
    "LC_ALL": "C.UTF-8",
    "TERM": "xterm",
    "XDG_CONFIG_HOME": "/nonexistent",
}


class Newsboat:
    """One reader's newsboat with its own folder; ``config`` are lines of its configuration."""

    def __init__(self, folder: Path, *config: str) -> None:
        folder.mkdir()
        (folder / "urls").touch()
        lines = ("browser true", "show-read-feeds yes", *config)
        (folder / "config").write_text("".join(f"{line}\n" for line in lines))
        self._command = [
            "newsboat", "-C", str(folder / "config"), "-u", str(folder / "urls"),
            "-c", str(folder / "cache.db"),
        ]  # fmt: skip
        self._folder = folder

    def run(self, *words: str) -> str:
        """What it says to ``-x`` with these words.

        One whose screen was closed may still hold the folder for a moment; the next one says
        nothing then to a question that has an answer, and is asked again.
        """
        until = time.monotonic() + 10.0
        while True:
            done = subprocess.run(
                [*self._command, "-x", *words],
                capture_output=True,
                text=True,
                timeout=30,
                env={**_ENVIRONMENT, "HOME": str(self._folder)},
            )
            said = done.stdout + done.stderr
            if said or "print-unread" not in words or time.monotonic() > until:
                return said
            time.sleep(0.2)

    @contextmanager
    def opened(self) -> Iterator[Screen]:
        """It on a screen of its own, closed at the end."""
        screen = Screen(f"news-{os.getpid()}-{secrets.token_hex(4)}")
        screen.tmux(
            "new-session", "-d", "-x", "110", "-y", "30", "-e", f"HOME={self._folder}",
            " ".join(self._command),
        )  # fmt: skip
        try:
            yield screen
        finally:
            screen.tmux("kill-server", check=False)


class Screen:
    """What stands on a terminal, and its keys."""

    def __init__(self, name: str) -> None:
        self._name = name

    def tmux(self, *words: str, check: bool = True) -> str:
        done = subprocess.run(
            ["tmux", "-L", self._name, "-f", "/dev/null", *words],
            capture_output=True,
            text=True,
            timeout=20,
            env=_ENVIRONMENT,
            check=check,
        )
        return done.stdout

    def press(self, *keys: str) -> None:
        """Press keys, by the names that tmux has for them."""
        self.tmux("send-keys", *keys)

    def shows(self, *words: str, within: float = 15.0) -> str:
        """What it shows once it shows all these words.

        Raises:
            AssertionError: It does not, in so many seconds.
        """
        until = time.monotonic() + within
        seen = ""
        while time.monotonic() < until:
            seen = self.tmux("capture-pane", "-p")
            if all(word in seen for word in words):
                return seen
            time.sleep(0.1)
        raise AssertionError(f"{words} never came:\n{seen}")
