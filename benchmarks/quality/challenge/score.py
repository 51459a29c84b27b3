"""Compare analysed lines with the cases of the challenge set; the rules are in about.md."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

Place = tuple[int, int]
Case = dict[str, Any]
Line = dict[str, Any]

EDGE = " \t\r\n\u00a0\u202f\"“”„‟'‘’‚‛«»‹›`´.,;:!?…¡¿—–―-"
TITLES = set(
    "mr mrs ms miss dr prof professor sir lady lord dame dean governor senator judge bishop mayor "
    "general president sergeant-major councillor cllr lt col lieutenant brother sister don the "
    "chancellor minister captain reverend a an herr frau m mme monsieur madame señor señora doña "
    "signor signora senhor senhora dom".split()
)
MARKED = {"direct", "mixed"}
LEAST = 0.8  # characters shared of characters covered, as in the scorer of the quotation corpus
# Which field of a case each category is about; the others are scored with it where given.
FIELDS = ("quotes", "not_quotes", "dates", "quantities", "stances", "names", "sentences")


@dataclass
class Tally:
    """What was right, of what was asked or found beyond it; and further figures."""

    right: int = 0
    asked: int = 0
    details: dict[str, list[bool]] = field(default_factory=lambda: defaultdict(list))
    misses: list[str] = field(default_factory=list)

    def ask(self, passed: bool, what: str) -> None:
        """Count one expectation; ``what`` describes it where it was missed."""
        self.asked += 1
        self.right += passed
        if not passed:
            self.misses.append(what)


def trimmed(text: str, place: Place) -> Place:
    """A place without blanks, marks and punctuation at its edges, nor a leading "that"."""
    start, end = place
    while start < end and text[start] in EDGE:
        start += 1
    while end > start and text[end - 1] in EDGE:
        end -= 1
    if text[start:end].lower().startswith("that "):
        start += 5
    return start, end


def shared(one: Place, other: Place) -> float:
    """Characters in both places over characters from the first to the last."""
    both = min(one[1], other[1]) - max(one[0], other[0])
    return both / (max(one[1], other[1]) - min(one[0], other[0])) if both > 0 else 0.0


def overlap(one: Place, other: Place) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def places(text: str, part: str, nth: int | None = None) -> list[Place]:
    """Where ``part`` stands in ``text``, not inside a longer word; all, or the nth."""
    before = r"(?<!\w)" if part[0].isalnum() else ""
    after = r"(?!\w)" if part[-1].isalnum() else ""
    found = [m.span() for m in re.finditer(before + re.escape(part) + after, text)]
    return found if nth is None else found[nth - 1 : nth]


def place_of(thing: dict[str, Any], start: str = "start", end: str = "end") -> Place | None:
    """The place a found thing names, or None."""
    one, other = thing.get(start), thing.get(end)
    return (one, other) if isinstance(one, int) and isinstance(other, int) else None


def spans(things: list[dict[str, Any]]) -> list[Place]:
    return [(thing["start"], thing["end"]) for thing in things]


def words(name: str) -> set[str]:
    return {word for word in re.findall(r"[\w’'-]+", name.casefold()) if word not in TITLES}


def names_agree(gold: str, found: str | None) -> bool:
    """True where both names have the same words, titles apart."""
    return bool(found) and words(gold) == words(found or "")


def name_right(gold: Any, found: str | None, written: str | None) -> bool:
    """``gold``: a full name, None (nobody is named) or a list of what is right."""
    if isinstance(gold, list):
        return any(name_right(one, found, written) for one in gold)
    if gold is None:
        return not found or words(found) == words(written or "")  # the words as they stand
    return names_agree(gold, found)


# --- quotations


def runs(quotes: list[dict[str, Any]]) -> Iterator[tuple[Place, tuple[int, ...]]]:
    """Each quotation found, and each run of neighbours that share a group, as one place."""
    order = sorted(range(len(quotes)), key=lambda i: (quotes[i]["start"], -quotes[i]["end"]))
    for at, first in enumerate(order):
        members = [first]
        yield (quotes[first]["start"], quotes[first]["end"]), (first,)
        group = quotes[first].get("group")
        if group is None:
            continue
        for later in order[at + 1 :]:
            if quotes[later].get("group") != group or quotes[later].get("parent") is not None:
                break
            members.append(later)
            end = max(quotes[i]["end"] for i in members)
            yield (quotes[first]["start"], end), tuple(members)


def match_quotes(
    text: str, gold: list[dict[str, Any]], found: list[dict[str, Any]]
) -> dict[int, tuple[int, ...]]:
    """Expected quotation → the found ones that are it, one to one, best first."""
    pairs = []
    for members_place, members in runs(found):
        for number, quote in enumerate(gold):
            for written in [quote["text"], *quote.get("or", [])]:
                for place in places(text, written, quote.get("nth")):
                    share = shared(trimmed(text, place), trimmed(text, members_place))
                    if share >= LEAST:
                        pairs.append((-share, len(members), number, members))
    matched: dict[int, tuple[int, ...]] = {}
    used: set[int] = set()
    for _, _, number, members in sorted(pairs):
        if number not in matched and used.isdisjoint(members):
            matched[number] = members
            used.update(members)
    return matched


def speaker_right(text: str, gold: dict[str, Any], found: dict[str, Any]) -> bool:
    """Spans overlap or full names agree; a source that has no name must not be given one."""
    place = place_of(found, "speaker_start", "speaker_end")
    written = gold.get("speaker_text")
    named = found.get("speaker")
    if written is None:
        return place is None and not named
    if "speaker" in gold and gold["speaker"] is None and not name_right(None, named, written):
        return False
    if isinstance(gold.get("speaker"), str) and names_agree(gold["speaker"], named):
        return True
    return place is not None and any(overlap(place, p) for p in places(text, written))


def score_quotes(text: str, expect: dict[str, Any], line: Line, tally: Tally) -> None:
    gold = expect.get("quotes", [])
    found = line.get("quotes", []) + line.get("quotes_within", [])
    matched = match_quotes(text, gold, found)
    for number, quote in enumerate(gold):
        optional = quote.get("optional", False)
        here = matched.get(number)
        if here is None:
            if not optional:
                tally.details["spans of quotations"].append(False)
                tally.ask(False, f"not found: {quote['text']}")
            continue
        first = found[here[0]]
        right = speaker_right(text, quote, first)
        tally.details["spans of quotations"].append(True)
        tally.ask(right, f"speaker {first.get('speaker_text')!r} of {quote['text']}")
        if "speaker" in quote:
            tally.details["names of speakers"].append(
                name_right(quote["speaker"], first.get("speaker"), quote.get("speaker_text"))
            )
        if quote.get("kind") and len(here) == 1:
            tally.details["kinds of quotations"].append(first.get("kind") == quote["kind"])
        if quote.get("written"):
            tally.details["written"].append(bool(first.get("written")))
    used = {i for members in matched.values() for i in members}
    missed = [
        place
        for number, quote in enumerate(gold)
        if number not in matched or quote.get("optional")
        for written in [quote["text"], *quote.get("or", [])]
        for place in places(text, written, quote.get("nth"))
    ]
    apart = [p for mark in expect.get("not_quotes", []) for p in places(text, mark["text"])]
    for index, quote in enumerate(found):
        place = (quote["start"], quote["end"])
        if index in used or quote.get("kind", "direct") not in MARKED:
            continue
        if quote.get("parent") is None and not any(overlap(place, p) for p in missed + apart):
            tally.ask(False, f"found beyond: {text[place[0] : place[1]]}")
    score_relations(gold, found, matched, tally)


def score_relations(
    gold: list[dict[str, Any]],
    found: list[dict[str, Any]],
    matched: dict[int, tuple[int, ...]],
    tally: Tally,
) -> None:
    """Pieces of one utterance share a group; a quotation in a quotation names it."""
    groups: dict[str, list[int]] = defaultdict(list)
    for number, quote in enumerate(gold):
        if "group" in quote:
            groups[quote["group"]].append(number)
        if "parent" in quote:
            outer = next(n for n, q in enumerate(gold) if q["text"] == quote["parent"])
            inner_found, outer_found = matched.get(number), matched.get(outer)
            tally.details["quotations in quotations"].append(
                inner_found is not None
                and outer_found is not None
                and found[inner_found[0]].get("parent") in outer_found
            )
    for numbers in groups.values():
        ids = {
            found[matched[n][0]].get("group") if n in matched else f"missed {n}" for n in numbers
        }
        tally.details["pieces of one utterance"].append(len(ids) == 1)


def score_not_quotes(text: str, expect: dict[str, Any], line: Line, tally: Tally) -> None:
    """Marked words are kept apart: listed as such, and no marked quotation is the same place."""
    for mark in expect["not_quotes"]:
        place = trimmed(text, places(text, mark["text"])[0])

        def same(found: dict[str, Any], place: Place = place) -> bool:
            return shared(place, trimmed(text, (found["start"], found["end"]))) >= 0.5

        quotes = [q for q in line.get("quotes", []) if q.get("kind", "direct") in MARKED]
        taken = any(same(quote) for quote in quotes)
        uses = {found.get("use") for found in line.get("not_quotes", []) if same(found)}
        why = "taken for a quotation" if taken else "not listed among not_quotes"
        tally.ask(not taken and bool(uses), f"{why}: {mark['text']}")
        tally.details["marks not taken for quotations"].append(not taken)
        if "use" in mark:
            tally.details["uses of marks"].append(mark["use"] in uses)


# --- dates, quantities


def score_dates(text: str, expect: dict[str, Any], line: Line, tally: Tally) -> None:
    found = line.get("dates", [])
    near: set[int] = set()
    for gold in expect["dates"]:
        place = places(text, gold["text"], gold.get("nth"))[0]
        here = [i for i, date in enumerate(found) if overlap(place, (date["start"], date["end"]))]
        near.update(here)
        ranges = {(str(found[i]["earliest"])[:16], str(found[i]["latest"])[:16]) for i in here}
        if len(here) > 1:
            ranges.add((min(r[0] for r in ranges), max(r[1] for r in ranges)))
        right = [(gold["earliest"], gold["latest"]), *map(tuple, gold.get("or", []))]
        passed = any(r in ranges for r in right)
        tally.ask(passed, f"date {gold['text']}: {sorted(ranges)} for {right[0]}")
        for key in ("precision", "anchored", "clash"):
            if key in gold:
                value = found[here[0]].get(key) if here else None
                tally.details[f"{key} of dates"].append(bool(here) and value == gold[key])
    for index, date in enumerate(found):
        if index not in near:
            tally.ask(False, f"date found beyond: {text[date['start'] : date['end']]}")


def quantity_right(gold: dict[str, Any], found: dict[str, Any]) -> bool:
    """Value, unit and bound agree, and total and former value where the case gives them."""
    bounds = gold["bound"] if isinstance(gold["bound"], list) else [gold["bound"]]
    units = gold["unit"] if isinstance(gold["unit"], list) else [gold["unit"]]
    if found.get("bound") not in bounds or (found.get("unit") or "") not in units:
        return False
    low, high = found.get("low"), found.get("high")
    bound = found["bound"]
    if bound in ("at_least", "more_than"):
        value = low is not None and close(low, gold["low"])
    elif bound in ("at_most", "less_than"):
        value = high is not None and close(high, gold["high"])
    elif bound == "about":
        value = low is not None and high is not None and low <= gold["low"] <= high
    else:
        value = close(low, gold["low"]) and close(high, gold["high"])
    return value and all(
        close(found.get(key), gold[key]) for key in ("out_of", "before") if key in gold
    )


def close(one: float | None, other: float) -> bool:
    return one is not None and abs(one - other) <= 1e-6 * max(1.0, abs(other))


def score_quantities(text: str, expect: dict[str, Any], line: Line, tally: Tally) -> None:
    found = line.get("quantities", [])
    near: set[int] = set()
    for gold in expect["quantities"]:
        place = places(text, gold["text"], gold.get("nth"))[0]
        here = [i for i, item in enumerate(found) if overlap(place, (item["start"], item["end"]))]
        near.update(here)
        if gold.get("optional"):
            continue
        right = [i for i in here if quantity_right(gold, found[i])]
        seen = [{k: found[i].get(k) for k in ("low", "high", "bound", "unit")} for i in here]
        tally.ask(bool(right), f"quantity {gold['text']}: {seen}")
        if "noun" in gold:
            nouns = {(found[i].get("noun") or "").split(" ")[-1] for i in right or here}
            tally.details["nouns of quantities"].append(gold["noun"] in nouns)
        if "part" in gold:
            parts = {bool(found[i].get("part")) for i in right or here}
            tally.details["parts of totals"].append(gold["part"] in parts)
    for index, item in enumerate(found):
        if index not in near:
            tally.ask(False, f"quantity found beyond: {text[item['start'] : item['end']]}")


# --- stances, names, sentences


def score_stances(text: str, expect: dict[str, Any], line: Line, tally: Tally) -> None:
    found = line.get("stances", [])
    used: set[int] = set()
    missed: list[Place] = []
    for gold in expect["stances"]:
        around = {
            key: places(text, gold[key]) if key in gold else []
            for key in ("text", "agent_text", "object_text")
        }
        touch = [p for part in around.values() for p in part]
        here = next(
            (
                i
                for i, item in enumerate(found)
                if i not in used
                and item["kind"] == gold["kind"]
                and any(overlap((item["start"], item["end"]), p) for p in touch)
            ),
            None,
        )
        tally.ask(here is not None, f"no stance {gold['kind']}: {gold.get('text')}")
        if here is None:
            missed += around["text"]
        else:
            used.add(here)
        item = {} if here is None else found[here]
        if "agent_text" in gold:
            place = place_of(item, "agent_start", "agent_end")
            known = isinstance(gold.get("agent"), str) and names_agree(
                gold["agent"], item.get("agent")
            )
            near = place is not None and any(overlap(place, p) for p in around["agent_text"])
            tally.details["agents of stances"].append(known or near)
        if "object_text" in gold:
            place = place_of(item, "object_start", "object_end")
            tally.details["objects of stances"].append(
                place is not None and any(overlap(place, p) for p in around["object_text"])
            )
    for index, item in enumerate(found):
        place = (item["start"], item["end"])
        if index not in used and not any(overlap(place, p) for p in missed):
            tally.ask(False, f"stance beyond: {item['kind']}: {text[place[0] : place[1]]}")


def without_title(text: str, place: Place) -> Place:
    """A name's place without the titles and articles before it."""
    start, end = trimmed(text, place)
    while match := re.compile(r"([\w’'-]+)\.?\s+").match(text, start, end):
        if match.group(1).casefold() not in TITLES:
            break
        start = match.end()
    return start, end


def score_names(text: str, expect: dict[str, Any], line: Line, tally: Tally) -> None:
    found = [n for n in line.get("names", []) if n.get("form", "name") in ("name", "alias")]
    near: set[int] = set()
    for gold in expect["names"]:
        place = without_title(text, places(text, gold["text"], gold.get("nth"))[0])
        here = [i for i, p in enumerate(spans(found)) if overlap(place, p)]
        near.update(here)
        right = [
            i
            for i in here
            if shared(place, without_title(text, spans(found)[i])) >= LEAST
            and found[i].get("kind") == gold["kind"]
        ]
        seen = [(text[slice(*spans(found)[i])], found[i].get("kind")) for i in here]
        tally.ask(bool(right), f"name {gold['text']} ({gold['kind']}): {seen}")
        if "name" in gold:
            tally.details["full names"].append(
                any(names_agree(gold["name"], found[i].get("name")) for i in right)
            )
    for index, name in enumerate(found):
        if index not in near and name.get("kind") != "unknown":
            tally.ask(False, f"name beyond: {text[name['start'] : name['end']]}")


def score_sentences(text: str, expect: dict[str, Any], line: Line, tally: Tally) -> None:
    found = {trimmed(text, (place[0], place[1])) for place in line.get("sentences", [])}
    for sentence in expect["sentences"]:
        place = trimmed(text, places(text, sentence)[0])
        tally.ask(place in found, f"sentence: {sentence}")


def score_none(text: str, expect: dict[str, Any], line: Line, tally: Tally) -> None:
    """Nothing of a field, or nothing of one kind of it, is found."""
    for what in expect["none"]:
        name, _, kind = what.partition(":")
        found = [
            item
            for item in line.get(name, [])
            if (item.get("kind") == kind if kind else True)
            and (name != "quotes" or kind or item.get("kind", "direct") in MARKED)
        ]
        if name == "quotes":  # marks that the case lists are asked for one by one
            listed = [
                p for mark in expect.get("not_quotes", []) for p in places(text, mark["text"])
            ]
            found = [
                q for q in found if not any(overlap((q["start"], q["end"]), p) for p in listed)
            ]
            if listed and not found:
                continue
        seen = [text[item["start"] : item["end"]] for item in found]
        tally.ask(not found, f"{what} must not be found: {seen}")


SCORERS: dict[str, Callable[[str, dict[str, Any], Line, Tally], None]] = {
    "quotes": score_quotes,
    "not_quotes": score_not_quotes,
    "dates": score_dates,
    "quantities": score_quantities,
    "stances": score_stances,
    "names": score_names,
    "sentences": score_sentences,
    "none": score_none,
}


def score_case(case: Case, line: Line | None) -> Tally:
    """One case against its analysed line; with no line, or an error in it, all is missed."""
    tally = Tally()
    read = line is not None and not line.get("error")
    for name in case["expect"]:
        SCORERS[name](case["text"], case["expect"], line if read and line else {}, tally)
    if not read:
        why = line.get("error") if line else "no line came back"
        return Tally(
            0,
            max(tally.asked, 1),
            defaultdict(list, {key: [False] * len(value) for key, value in tally.details.items()}),
            [f"not read: {why}"],
        )
    return tally
