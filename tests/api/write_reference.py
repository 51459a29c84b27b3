"""Writes the table of calls into docs/reference/api.md: ``python -m tests.api.write_reference``."""

from __future__ import annotations

import json
from pathlib import Path

from tests.api.telling_calls import as_markdown

from variorum.api.own.routes import described

PAGE = Path(__file__).parents[2] / "docs/reference/api.md"
HEAD = "## Calls\n\n"

if __name__ == "__main__":
    before = PAGE.read_text().partition(HEAD)[0]
    PAGE.write_text(f"{before}{HEAD}{as_markdown(json.loads(described()))}")
