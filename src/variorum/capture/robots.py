"""robots.txt: what a site asks programs to leave alone (RFC 9309)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import quote, unquote_to_bytes, urlsplit

# A robots.txt is read this far, as RFC 9309 asks for at least; the rest is left out.
_READ = 512 * 1024
_LONGEST_RULE = 2000
_TOKEN = re.compile(r"[A-Za-z_-]+")


@dataclass(frozen=True, slots=True)
class Rule:
    """One line: a pattern of paths, and whether it allows or forbids them."""

    pattern: str
    allows: bool


@dataclass(frozen=True, slots=True)
class Robots:
    """What a robots.txt says to one program: the rules of its group, and the pause asked for."""

    rules: tuple[Rule, ...] = ()
    pause: float | None = None

    def allows(self, url: str) -> bool:
        """True if the address may be visited: the longest rule that fits decides, and among
        equally long ones the one that allows."""
        try:
            parts = urlsplit(url)
        except ValueError:
            return False
        path = _plain(parts.path or "/") + (f"?{_plain(parts.query)}" if parts.query else "")
        if path == "/robots.txt":
            return True
        fitting = [rule for rule in self.rules if _fits(rule.pattern, path)]
        if not fitting:
            return True
        return max(fitting, key=lambda rule: (len(rule.pattern), rule.allows)).allows


def read_robots(data: bytes, *, user_agent: str) -> Robots:
    """Read a robots.txt for the program of this name; unknown lines are left out.

    The groups that name the program are joined; where there are none, those for ``*``.
    """
    match = _TOKEN.match(user_agent)
    token = match[0].lower() if match else ""
    text = data[:_READ].decode("utf-8", "replace").lstrip("\ufeff")
    ours: list[Rule] = []
    all_others: list[Rule] = []
    pauses: dict[str, float] = {}
    named: set[str] = set()
    groups: set[str] = set()
    in_rules = True
    for line in text.splitlines():
        key, colon, value = line.partition("#")[0].partition(":")
        key, value = key.strip().lower(), value.strip()
        if not colon:
            continue
        if key == "user-agent":
            if in_rules:
                groups, in_rules = set(), False
            found = _TOKEN.match(value)
            name = "*" if value.startswith("*") else (found[0].lower() if found else "")
            groups.add(name)
            named.add(name)
        elif key in {"allow", "disallow"}:
            in_rules = True
            if not value:
                continue
            rule = Rule(_plain(value[:_LONGEST_RULE]), key == "allow")
            if token and token in groups:
                ours.append(rule)
            if "*" in groups:
                all_others.append(rule)
        elif key == "crawl-delay":
            in_rules = True
            if (seconds := _seconds(value)) is not None:
                pauses.update(dict.fromkeys(groups, seconds))
    if token and token in named:
        return Robots(tuple(ours), pauses.get(token))
    return Robots(tuple(all_others), pauses.get("*"))


def _seconds(value: str) -> float | None:
    try:
        seconds = float(value)
    except ValueError:
        return None
    return seconds if 0 <= seconds <= 3600 else None


def _plain(path: str) -> str:
    """Percent-encoding in one form, so that ``%7E`` and ``~`` are compared as equal."""
    return quote(unquote_to_bytes(path), safe="/?&=*$!'();:@,+~#[]%")


def _fits(pattern: str, path: str) -> bool:
    """True if a path begins as the pattern says; ``*`` is anything, a last ``$`` the end.

    Cost: O(len(pattern) · len(path)) at worst, without backtracking.
    """
    anchored = pattern.endswith("$")
    pieces = pattern.removesuffix("$").split("*")
    if not path.startswith(pieces[0]):
        return False
    position = len(pieces[0])
    if len(pieces) == 1:
        return not anchored or position == len(path)
    for piece in pieces[1:-1]:
        found = path.find(piece, position)
        if found < 0:
            return False
        position = found + len(piece)
    last = pieces[-1]
    if anchored:
        return path.endswith(last) and len(path) - len(last) >= position
    return path.find(last, position) >= 0
