"""How near the texts of record of a dossier come to those that an editor would make."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

from reading import Story

_PLAIN = {ord(sign): "'" for sign in "\u2018\u2019\u201b\u2032"} | {
    ord(sign): '"' for sign in "\u201c\u201d\u201e\u00ab\u00bb"
}


def _fold(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).translate(_PLAIN).split())


def _words(text: str) -> list[str]:
    return re.findall(r"\w+(?:'\w+)?", _fold(text).casefold())


def _tokens(text: str) -> list[str]:
    return re.findall(r"\w+(?:'\w+)?|[^\w\s]", _fold(text))


def errors(wanted: list[str], said: list[str]) -> int:
    """Words to change, to add or to drop (Levenshtein 1965)."""
    row = list(range(len(said) + 1))
    for i, left in enumerate(wanted, 1):
        corner, row[0] = row[0], i
        for j, right in enumerate(said, 1):
            corner, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, corner + (left != right))
    return row[-1]


def _apart(left: str, right: str) -> tuple[list[str], list[str]]:
    ours, theirs = _tokens(left), []
    for token in _tokens(right):
        if token in ours:
            ours.remove(token)
        else:
            theirs.append(token)
    return ours, theirs


def _shows(row: tuple[str, ...], variant: dict[str, Any], names: dict[str, str]) -> bool:
    a, left, b, right, _ = row
    ours, theirs = _apart(left, right)
    for one in variant["readings"]:
        for other in variant["readings"]:
            if one is other or names[one["article"]] != a or names[other["article"]] != b:
                continue
            mine, its = _apart(one["text"], other["text"])
            if not ours and not theirs:
                if not mine and not its and set(_words(left)) & set(_words(one["text"])):
                    return True
                continue
            hits = len([t for t in mine if t in ours]) + len([t for t in its if t in theirs])
            if hits and hits >= 0.5 * min(len(ours + theirs), len(mine + its)):
                return True
    return False


def _same_name(said: str | None, wanted: str) -> bool:
    left, right = _words(said or ""), _words(wanted)
    return bool(left) and (left[-1] == right[-1] or set(right) <= set(left))


def score(story: Story, dossier: dict[str, Any]) -> tuple[dict[str, Any], list[str]]:
    """The figures of one story and what was missed, in words."""
    articles = [a for s in dossier["stories"] for a in s["articles"]]
    names = {a["id"]: next(r.name for r in story.reports if r.name in a["input"]) for a in articles}
    records = [r for s in dossier["stories"] for r in s["texts_of_record"]]
    misses: list[str] = []
    rates = []
    for wanted in story.records:
        target = _words(wanted.text)
        said = [(errors(target, _words(r["text"])) / len(target), r["text"]) for r in records]
        rate, text = min(said, default=(1.0, ""))
        rates.append(min(1.0, rate))
        if rate > 0.01:
            misses.append(f"record {wanted.author} {rate:.2f}: {text!r}")
    found = classed = 0
    variants = [v for r in records for v in r["variants"]]
    for row in story.variants:
        hits = [v for v in variants if _shows(row, v, names)]
        found += bool(hits)
        classed += any(v["kind"] == row[4] for v in hits)
        if not hits:
            misses.append("variant " + " | ".join(row))
        elif not any(v["kind"] == row[4] for v in hits):
            misses.append(f"kind {[v['kind'] for v in hits]} for " + " | ".join(row))
    told = 0
    quotations = [q for s in dossier["stories"] for q in s["quotations"]]
    for name, words, speaker in story.quotes:
        near = [
            q
            for q in quotations
            if names[q["article"]] == name
            and errors(_words(words), _words(q["text"])) <= 0.2 * len(_words(words))
        ]
        ok = any(_same_name(q["speaker"], speaker) for q in near)
        told += ok
        if not ok:
            misses.append(f"speaker {[q['speaker'] for q in near]} of {name} | {words}")
    wrong = 0
    for words in story.never:
        if any(_fold(words) in _fold(r["text"]) for r in records):
            wrong += 1
            misses.append(f"never: {words}")
    for name, words in story.kept:
        for variant in variants:
            lost = [r for r in variant["readings"] if names[r["article"]] == name]
            whole = variant["readings"][0]["text"]
            gone = variant["kind"] == "omission" and _fold(words) in _fold(whole)
            if gone and lost and not any(_fold(words) in _fold(r["text"]) for r in lost):
                wrong += 1
                misses.append(f"kept, yet told left out by {name}: {words}")
    turns = None
    if story.turns:
        best = max((r.get("turns") or [] for r in records), key=len, default=[])
        got = [(t.get("time") or "", t.get("writer") or "") for t in best]
        hits = sum(
            1
            for (time, who), (at, writer) in zip(story.turns, got, strict=False)
            if _same_name(writer, who) and (not time or time == at)
        )
        turns = round(hits / max(len(story.turns), len(got)), 4)
        if turns < 1:
            misses.append(f"turns {got}")
    figures = {
        "record_wer": round(sum(rates) / len(rates), 4),
        "variants": round(found / len(story.variants), 4) if story.variants else 1.0,
        "kinds": round(classed / found, 4) if found else 1.0,
        "speakers": round(told / len(story.quotes), 4) if story.quotes else 1.0,
        "wrong": wrong,
        "records": len(records),
    }
    return figures if turns is None else {**figures, "turns": turns}, misses
