"""``variorum settings``: every setting, its value, and what it means."""

from __future__ import annotations


def settings() -> None:
    """Show every setting and its value.

    A setting may stand in a file variorum.toml in the current folder, or in the environment
    as VARIORUM_ and its name in capitals; what a command is told outranks both.
    """
    from dataclasses import fields

    from rich.console import Console
    from rich.table import Table

    from variorum.desk.settings import MEANINGS, Settings, read_settings

    now = read_settings()
    table = Table(box=None, pad_edge=False)
    for head in ("setting", "value", "what it means"):
        table.add_column(head, overflow="fold")
    for field in fields(Settings):
        table.add_row(field.name, str(getattr(now, field.name)), MEANINGS[field.name])
    Console().print(table)
