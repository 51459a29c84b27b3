"""Give every person, place, outlet, month and number of a story another name, throughout.

Nothing here knows any story: what is a name is told from the texts (a capitalised word that
is never written small), and each gets the letters that follow its own, vowels for vowels.
"""

from __future__ import annotations

import calendar
import itertools
import json
import re
from collections import Counter
from collections.abc import Callable
from typing import Any

MONTHS = list(calendar.month_name)[1:]
_DAYS = set(calendar.day_name)
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
# Capitalised words that are kinds of things and no names; a rename keeps the kind.
_KINDS = set(
    """Agencies Agency Air Article Archives Act Bank Briefing CEO Chief Club Company Council Courier
    Daily Director Evening Fire Forum Friends Gazette General GDP Health House Images Image Inc Japan
    Journal King LIVE UPDATE CORRECTION REPORTER Lantern Live Mayor Minister Ministry Morning Mr Mrs Ms Dr
    Sir Lord Network News Observatory Observer PM AM Party Pictures Police Post President Press Prime
    Professor Public Radio Reporter Secretary Service Society Spokesman Spokesperson State States Street
    Telegraph Times Today Tram Union United University Watch White Wire World Workers Times Prime Tuesday
    Royal Majesty Summit See Also Read More Most Trending Sign Congratulations Team Signal Bokmål
    Verification References Retrieved ISSN Exclusive Statement Wikipedia Smart Sept Feb""".split()
)
_NUMBER_WORDS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
).split()
_TENS = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def _spelt(number: int) -> str:
    if number < 20:
        return _NUMBER_WORDS[number]
    return _TENS[number // 10] + (f"-{_NUMBER_WORDS[number % 10]}" if number % 10 else "")


def _shifted(word: str) -> str:
    vowels, consonants = "aeiou", "bcdfghjklmnpqrstvwxyz"
    out = []
    for letter in word:
        low = letter.lower()
        row = vowels if low in vowels else consonants if low in consonants else ""
        new = row[(row.index(low) + 1) % len(row)] if row else low
        out.append(new.upper() if letter.isupper() else new)
    return "".join(out)


def _names(texts: list[str]) -> set[str]:
    joined = "\n".join(texts)
    small = Counter(word for word in _WORD.findall(joined) if word[0].islower())
    inner: Counter[str] = Counter()
    for match in _WORD.finditer(joined):
        before = joined[max(0, match.start() - 2) : match.start()]
        word = match.group()
        if word[0].isupper() and len(word) > 2 and re.search(r"[\w,’']\s$|[-–—(]$", before):
            inner[word] += 1
    known = set(MONTHS) | _DAYS | _KINDS
    return {
        word
        for word in inner
        if 2 * small[word.lower()] < inner[word]
        and not {*word.split("-"), word} & known
        and word.isascii()
    }


def _calendar_shift(texts: list[str]) -> tuple[dict[str, str], int]:
    """A month that begins on the same day of the week in another year, and the years between."""
    joined = "\n".join(texts)
    pairs = Counter(
        (month, int(year))
        for month, year in re.findall(
            rf"\b({'|'.join(MONTHS)})(?: \d{{1,2}})?,? (\d{{4}})\b", joined
        )
    )
    pairs.update(
        (MONTHS[int(month) - 1], int(year))
        for year, month in re.findall(r"\b(20\d\d)-(\d\d)-\d\d\b", joined)
    )
    (month, year), _ = pairs.most_common(1)[0]
    old = MONTHS.index(month) + 1
    for later, new in itertools.product(range(1, 12), range(1, 13)):
        (day, length), (new_day, new_length) = (
            calendar.monthrange(year, old),
            calendar.monthrange(year + later, new),
        )
        if new != old and day == new_day and new_length >= length:
            mapping = {name: name for name in MONTHS}
            mapping[month], mapping[MONTHS[new - 1]] = MONTHS[new - 1], month
            return mapping, later
    raise AssertionError("no such month")


def renamer(texts: list[str]) -> Callable[[str], str]:
    """A function that renames any text of the story, the same way everywhere."""
    names = _names(texts)
    months, later = _calendar_shift(texts)
    by_length = sorted(names, key=len, reverse=True)
    stem = re.compile(
        r"\b(" + "|".join(map(re.escape, by_length)) + r")(?=(?:ian|ians|s|'s|’s)?\b)", re.I
    )
    month = re.compile(rf"\b({'|'.join(MONTHS)})\b")
    year = re.compile(r"(?<![\d:.,/-])((?:19|20)\d\d)(?![\d:]|,\d)")
    iso = re.compile(r"\b(20\d\d)-(\d\d)-(\d\d)")
    dated = rf"(?:{'|'.join(MONTHS)})"
    count = re.compile(
        rf"(?<![\d:.,/$£€-])(?<!{' )(?<!'.join(MONTHS)} )\b([1-8]\d)\b"
        rf"(?![\d:/%.-]\d|%|:| per|-per| percent| ?[ap]\.?m\b| {dated}|-year|th\b)"
    )
    spelt = re.compile(
        r"\b("
        + "|".join(sorted((_spelt(n) for n in range(11, 90)), key=len, reverse=True))
        + r")\b",
        re.IGNORECASE,
    )
    value = {_spelt(n): n for n in range(11, 90)}

    def _iso(match: re.Match[str]) -> str:
        new = MONTHS.index(months[MONTHS[int(match[2]) - 1]]) + 1
        return f"{int(match[1]) + later}-{new:02}-{match[3]}"

    def _spelt_up(match: re.Match[str]) -> str:
        new = _spelt(value[match[1].lower()] + 10)
        return new.capitalize() if match[1][0].isupper() else new

    def rename(text: str) -> str:
        held: list[str] = []

        def hold(match: re.Match[str]) -> str:
            held.append(_iso(match))
            return f"\x00{chr(0xE000 + len(held) - 1)}"

        text = iso.sub(hold, text)
        text = count.sub(lambda m: str(int(m[1]) + 10), text)
        text = spelt.sub(_spelt_up, text)
        text = year.sub(lambda m: str(int(m[1]) + later), text)
        text = month.sub(lambda m: months[m[1]], text)
        text = stem.sub(lambda m: _shifted(m[1]), text)
        return re.sub(r"\x00(.)", lambda m: held[ord(m[1]) - 0xE000], text)

    return rename


def renamed(documents: dict[str, Any], gold: Any) -> tuple[dict[str, Any], Any]:
    """A story's documents and gold, renamed; names of documents and kinds stay."""
    texts = [str(part) for document in documents.values() for part in document.values() if part]
    rename = renamer(texts)
    keep = {
        "doc",
        "doc_a",
        "doc_b",
        "kind",
        "strength",
        "id",
        "of_primary",
        "primary",
        "docs",
        "url",
    }

    def walk(value: Any, key: str = "") -> Any:
        if isinstance(value, dict):
            return {name: walk(part, name) for name, part in value.items()}
        if isinstance(value, list):
            return [walk(part, key) for part in value]
        return rename(value) if isinstance(value, str) and key not in keep else value

    new_gold = {
        part: (value if part in {"near_duplicates", "story"} else walk(value))
        for part, value in gold.items()
    }
    if "primary" in gold:
        new_gold["primary"] = [walk(record) for record in gold["primary"]]
        for new, old in zip(new_gold["primary"], gold["primary"], strict=True):
            new["id"] = old["id"]
    return {name: walk(document) for name, document in documents.items()}, json.loads(
        json.dumps(new_gold)
    )
