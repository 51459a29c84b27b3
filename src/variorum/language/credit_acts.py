"""Credits by what outlets and bodies do ("has published the speech", "ruled today")."""

from __future__ import annotations

import re
from collections.abc import Iterator

from variorum.language import name_tables as tables
from variorum.language.credit_home import Outlets, full_name, is_led, mention_at
from variorum.language.credit_outlets import acts, bodies_abroad
from variorum.language.credit_people import quoted
from variorum.language.credit_rules import Hits
from variorum.language.credit_shapes import (
    credit,
    is_outlet,
    is_short_outlet,
    kept,
    looks_wire,
)
from variorum.model import Article, Block, Credit, Mention

# They ask and publish nothing.
_NO_OUTLETS = frozenset("parliament congress mps mp senate court".split())
_ABROAD_LED = re.compile(
    r"^(?:die|der|das|eine?|de|het|een|la|il|lo|i|gli|le|les|os?|as?|l['’])(?: |(?<=['’]))",
    re.IGNORECASE,
)


def act_credits(
    article: Article, block: Block, kinds: dict[int, Mention], outlets: Outlets, hits: Hits
) -> Iterator[Credit]:
    """What outlets and bodies do or are called, by ``credit_outlets``."""
    text = article.text
    abroad = article.language.partition("-")[0] not in ("en", "und", "")
    for act in acts(hits):
        begin, stop = act.source_start, act.source_end
        name = re.sub(r"^[Tt]he ", "", text[begin:stop])
        at = (stop - len(name), stop)
        known = mention_at(kinds, *at)
        if known is not None and known.span.end < stop - 2:
            known = None  # the name of something else begins it: "Odda" of "the Odda Argus"
        led = is_led(text, at[0])
        kind = known.kind if known is not None else "unknown"
        outlet = is_outlet(name) or is_short_outlet(text, at[0], name)
        outlet = outlet or outlets.hold(name, led=led)
        first = name.split()[0].casefold().strip(".,")
        if first in tables.WEEKDAYS or first in tables.MONTHS or first in tables.DEMONYMS:
            continue
        if quoted(text, block.span.start, act.start) or (act.only == "body" and known is None):
            continue
        named = kind in ("person", "place") and not led
        if abroad and is_outlet(name):
            named = False  # names are told worse there, and the phrase is one of outlets
        made = (act.only == "outlet" and kind not in ("person", "place")) or (
            act.only == "paper" and kind == "unknown"
        )
        if act.only == "asking":
            no_outlet = kind in ("person", "place") or first in _NO_OUTLETS
            made = not no_outlet and (looks_wire(name) or kind == "organisation")
        if act.only == "group" and kind != "person":
            source = full_name(known) if known is not None else ""
            yield from kept(credit(article, act.start, act.end, "attribution", at, source))
            continue
        if (outlet and not named) or made:
            yield from kept(credit(article, act.start, act.end, "report", at))
        elif (kind == "organisation" and act.only in ("body", "known") and known is not None) or (
            act.only == "person" and kind != "place" and known is not None
        ):
            yield from kept(
                credit(article, act.start, act.end, "attribution", at, full_name(known))
            )
    for act in bodies_abroad(hits):
        begin, stop = act.source_start, act.source_end
        source = _ABROAD_LED.sub("", text[begin:stop])
        yield from kept(credit(article, act.start, act.end, "attribution", (begin, stop), source))
