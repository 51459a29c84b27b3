"""Pair the quote marks of an article.

One pass per block with a small stack pairs double marks and guillemets, whichever way
they are set; a second pass pairs single marks, told apart from apostrophes by what
stands on either side. A mark without its partner is mended inside its paragraph, or
joined with the next paragraphs where these carry the quotation on.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from variorum.language.cues import SPEECH_FORMS
from variorum.language.grammar import PLAIN_VERBS
from variorum.model import Article

_DOUBLE = re.compile(
    "[\"\u201c\u201d\u201e\u201f\u00ab\u00bb\uff02\u300c\u300d\u300e\u300f\u2039\u203a]|``|''"
)
_MARK = re.compile(
    "[\"'`\u2018-\u201f\u00ab\u00bb\uff02\u300c-\u300f\u2039\u203a]"
)  # any of them, single or double
_SINGLE = re.compile("['\u2018\u2019\u201a\u201b`]")
_FAMILY = {
    **dict.fromkeys('"\u201c\u201d\u201e\u201f\uff02', "double"),
    "``": "double",
    "''": "double",
    **dict.fromkeys("\u00ab\u00bb", "guillemet"),
    **dict.fromkeys("\u2039\u203a", "small guillemet"),
    **dict.fromkeys("\u300c\u300d", "corner"),
    **dict.fromkeys("\u300e\u300f", "white corner"),
}
_ONLY_OPENS = frozenset("\u201e\u300c\u300e")
_ONLY_CLOSES = frozenset("\u300d\u300f")
_BEFORE_OPEN = frozenset("([{-\u2013\u2014/\"'\u2018\u201c\u201e\u00ab\u00bb\u2039:\u00a1\u00bf*>")
_AFTER_CLOSE = frozenset(".,;:!?)]}-\u2013\u2014/\"'\u2019\u201d\u00bb\u00ab\u203a\u2026*[<")
_ELIDED = re.compile(
    r"(?:\d0s|em|tis|twas|n|t|s|til|till|cause|round|bout|cos|coz|neath|gainst|kay)\b",
    re.IGNORECASE,
)
# A single mark that closes what a double one opened.
_OTHER_CLOSE = re.compile(r"(?<=[.,!?\u2026])['\u2019](?=\s|$)")
# How many paragraphs without any mark a quotation may run over before its closing mark.
_RUN = 12
_TURNED = re.compile(r"[,!?]\s+(?:said|says|wrote|added|asked)\s+(?:the|an?|[A-Z]|[a-z]+\s[A-Z])")
_ATTRIBUTED = re.compile(
    r"[,!?.\u2026]\s+((?:(?:he|she|they|I|we|it|the|an?|[A-Z\u00c0-\u00de][\w.'\u2019\-]*)\s+){1,5})"
    r"([a-z]+)\b"
)


@dataclass(slots=True)
class Pair:
    """Two marks and what stands between them; offsets are those of the article.

    ``runs_on`` is true where the utterance goes on in the next paragraph. ``mended`` is
    true where one of the two marks is missing.
    """

    start: int
    end: int
    inner_start: int
    inner_end: int
    family: str
    block: int
    parent: int | None = None
    runs_on: bool = False
    mended: bool = False


@dataclass(slots=True)
class _Open:
    at: int
    width: int
    mark: str
    family: str


@dataclass(slots=True)
class _Found:
    pairs: list[Pair]
    opens: list[_Open]  # left without a closing mark
    closes: list[tuple[int, int, int]]  # closing marks without an opening one; floor of each
    starts: list[int] | None = None

    def begins(self) -> list[int]:
        """Where pairs and unpaired opening marks begin, in order."""
        if self.starts is None:
            self.starts = sorted([p.start for p in self.pairs] + [o.at for o in self.opens])
        return self.starts


def find_pairs(article: Article, skip: frozenset[int] = frozenset()) -> list[Pair]:
    """Pair the quote marks of all blocks that are not noise.

    Args:
        article: The article.
        skip: Indexes of blocks to leave alone (block quotations found before).

    Returns:
        Pairs by place, a pair before those it holds, ``parent`` set.

    Cost: linear in the text.
    """
    text = article.text
    places = [
        index
        for index, block in enumerate(article.blocks)
        if block.kind != "noise" and index not in skip
    ]
    found = {index: _pair_block(article, index) for index in places}
    pairs: list[Pair] = []
    swallowed: dict[int, int] = {}  # block -> offset up to which a longer quotation covers it
    for order, index in enumerate(places):
        block = article.blocks[index]
        here = found[index]
        floor = swallowed.get(index, 0)
        pairs += [pair for pair in here.pairs if pair.start >= floor]
        for opened in here.opens:
            if opened.at < floor:
                continue
            pairs.append(_mend_open(article, found, places, order, opened, swallowed))
        for at, width, least in here.closes:
            if at < floor or (index in swallowed and at == swallowed[index] - width):
                continue
            mended = _mend_close(text, max(least, block.span.start), at, width, index)
            if mended is not None:
                pairs.append(mended)
    covers = sorted(swallowed.items())
    if covers:
        pairs = _drop_covered(pairs)
    return _nest(pairs)


def _drop_covered(pairs: list[Pair]) -> list[Pair]:
    """Leave out pairs that cross the edge of an earlier, longer one."""
    kept: list[Pair] = []
    for pair in sorted(pairs, key=lambda p: (p.start, -p.end)):
        if kept and kept[-1].end > pair.start and kept[-1].end < pair.end:
            continue
        kept.append(pair)
    return kept


def _nest(pairs: list[Pair]) -> list[Pair]:
    pairs = sorted(pairs, key=lambda p: (p.start, -p.end))
    stack: list[int] = []
    kept: list[Pair] = []
    for pair in pairs:
        while stack and kept[stack[-1]].end <= pair.start:
            stack.pop()
        if stack and kept[stack[-1]].end < pair.end:
            continue
        if pair.inner_start >= pair.inner_end:
            continue
        pair.parent = stack[-1] if stack else None
        stack.append(len(kept))
        kept.append(pair)
    return kept


def _pair_block(article: Article, index: int) -> _Found:
    text = article.text
    start, end = article.blocks[index].span.start, article.blocks[index].span.end
    if not _MARK.search(text, start, end):
        return _Found([], [], [])
    found = _pair_double(text, start, end, index)
    if "'" in text[start:end] or _SINGLE.search(text, start, end):
        _pair_single(text, start, end, index, found)
    return found


def _pair_double(text: str, start: int, end: int, index: int) -> _Found:
    marks = list(_DOUBLE.finditer(text, start, end))
    found = _Found([], [], [])
    roles = [_role(text, start, end, m) for m in marks]
    balanced = roles.count("open") == roles.count("close")
    stack: list[_Open] = []
    floor = start
    for match, role in zip(marks, roles, strict=True):
        mark = match.group()
        family = _FAMILY[mark]
        depth = next((d for d in range(len(stack) - 1, -1, -1) if stack[d].family == family), -1)
        if role == "none":
            continue
        if role == "either":
            role = "close" if depth >= 0 else "open"
        if role == "open" and depth >= 0:
            before = text[match.start() - 1] if match.start() > start else " "
            if stack[depth].mark in "\u201e\u00bb" and mark in "\u201c\u00ab":
                role = "close"  # „so“ and »so«
            elif not before.isspace() and before not in _BEFORE_OPEN:
                role = "close"
            elif not balanced or len(stack) > 3:
                found.opens.append(stack[depth])
                del stack[depth:]
        elif role == "close" and depth < 0:
            after = text[match.end()] if match.end() < end else " "
            before = text[match.start() - 1] if match.start() > start else " "
            if before.isspace() and not after.isspace() and after not in _AFTER_CLOSE:
                role = "open"
        if role == "open":
            stack.append(_Open(match.start(), len(mark), mark, family))
        elif depth >= 0:
            opened = stack[depth]
            found.pairs.append(_pair(text, opened, match.start(), match.end(), index))
            del stack[depth:]
            floor = match.end()
        else:
            found.closes.append((match.start(), len(mark), floor))
            floor = match.end()
    found.opens += stack
    return found


def _role(text: str, start: int, end: int, match: re.Match[str]) -> str:
    """What a double mark does, as far as the mark and its neighbours can tell."""
    mark = match.group()
    before = text[match.start() - 1] if match.start() > start else " "
    after = text[match.end()] if match.end() < end else " "
    if mark in _ONLY_OPENS or mark in "\u201c\u201f\u00ab\u2039" or mark == "``":
        return "open"
    if mark in _ONLY_CLOSES:
        return "close"
    if mark in "\u201d\u00bb\u203a":
        if match.start() == start and not after.isspace():
            return "open"
        return "close"
    opens = (before.isspace() or before in _BEFORE_OPEN) and not after.isspace()
    closes = not before.isspace() and (after.isspace() or after in _AFTER_CLOSE)
    if opens and not closes:
        return "open"
    if closes and not opens:
        if before.isdigit() and match.start() - 2 >= start and text[match.start() - 2] in "'\u2032":
            return "none"  # 6'2"
        return "close"
    if opens and closes and match.start() == start:
        return "open"
    return "either"


def _pair(text: str, opened: _Open, close: int, end: int, index: int) -> Pair:
    inner_start, inner_end = _inside(text, opened.at + opened.width, close)
    return Pair(opened.at, end, inner_start, inner_end, opened.family, index)


def _inside(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _pair_single(text: str, start: int, end: int, index: int, found: _Found) -> None:
    """Pair single marks; the two must stand in the same double quotation, or in none."""
    edges = sorted(
        [(p.start, 1, n) for n, p in enumerate(found.pairs)]
        + [(p.end - 1, 0, n) for n, p in enumerate(found.pairs)]
    )
    holders: list[int] = []
    edge = 0
    opened: dict[int, _Open] = {}  # holder -> single mark waiting for its partner
    weak: dict[int, int] = {}  # holder -> first possible partner that may be a possessive
    for match in _SINGLE.finditer(text, start, end):
        at = match.start()
        while edge < len(edges) and edges[edge][0] <= at:
            _, begins, number = edges[edge]
            if begins:
                holders.append(number)
            elif holders:
                gone = holders.pop()
                _close_weak(text, gone, opened, weak, index, found)
            edge += 1
        holder = holders[-1] if holders else -1
        role = _single_role(text, start, end, at)
        low = holder in opened and opened[holder].mark == "\u201a"
        if role == "open" and low and match.group() == "\u2018":
            role = "close"  # ‚Komm!‘
        if role == "open":
            if holder in opened:
                _close_weak(text, holder, opened, weak, index, found)
            opened[holder] = _Open(at, 1, match.group(), "single")
        elif role == "close" and holder in opened:
            found.pairs.append(_pair(text, opened.pop(holder), at, at + 1, index))
            weak.pop(holder, None)
        elif role == "weak" and holder in opened:
            weak.setdefault(holder, at)
    found.pairs += _misplaced(text, start, end, index, found)
    for holder in sorted(opened):
        if holder in weak:
            found.pairs.append(_pair(text, opened[holder], weak[holder], weak[holder] + 1, index))
        elif holder == -1 and opened[holder].mark in "\u2018\u201a":
            found.opens.append(opened[holder])


_OWNED = re.compile(r"s['\u2019]\s")
# No paragraph that somebody wrote holds so many quotations.
_MANY = 200
_LATE = re.compile(
    r"(?<![^\W\d_])[^\W\d_]+s['\u2019]\s((?:[^\W\d_]+\s){1,7}[^\W\d_]+)['\u2019](?=\s(?:or|and|but|if|when|while|to|in|on|at)\b|[,.;])"
)


def _misplaced(text: str, start: int, end: int, index: int, found: _Found) -> list[Pair]:
    """ "said that members' pay their dues' or": the first mark stands after its space.

    Only where a plain verb follows it and a cue of saying goes before.
    """
    mended: list[Pair] = []
    if not _OWNED.search(text, start, end):
        return mended
    for match in _LATE.finditer(text, start, end):
        words = match.group(1).split()
        left = text[max(start, match.start() - 40) : match.start()].casefold().split()[-5:]
        if words[0].casefold() not in PLAIN_VERBS or not any(w in SPEECH_FORMS for w in left):
            continue
        if len(found.pairs) > _MANY or any(
            p.start < match.end() and match.start() < p.end for p in found.pairs
        ):
            continue
        mended.append(
            Pair(
                match.start(1),
                match.end(1) + 1,
                match.start(1),
                match.end(1),
                "single",
                index,
                mended=True,
            )
        )
    return mended


def _close_weak(
    text: str,
    holder: int,
    opened: dict[int, _Open],
    weak: dict[int, int],
    index: int,
    found: _Found,
) -> None:
    waiting = opened.pop(holder, None)
    at = weak.pop(holder, None)
    if waiting is not None and at is not None:
        found.pairs.append(_pair(text, waiting, at, at + 1, index))


def _single_role(text: str, start: int, end: int, at: int) -> str:
    mark = text[at]
    before = text[at - 1] if at > start else " "
    after = text[at + 1] if at + 1 < end else " "
    if before == mark or after == mark:
        return "none"
    if before.isalnum() and after.isalnum():
        return "none"
    if (before.isspace() or before in _BEFORE_OPEN) and not after.isspace():
        if _ELIDED.match(text, at + 1, min(end, at + 10)) and mark != "\u2018":
            return "none"
        if mark == "\u2019" and not before.isspace():
            return "close" if after in _AFTER_CLOSE else "none"
        return "open"
    if mark in "\u2018\u201a" and not before.isalnum():
        return "open"
    if before.isspace():
        return "none"
    if after in ",." and before in "sS" and text[at + 2 : at + 3] == mark:
        return "none"  # "not the directors',' she said": a possessive before the mark that closes
    if after.isspace() or after in _AFTER_CLOSE:
        follows = text[at + 1 : at + 3].strip()
        if before in "sSzx" and after.isspace() and follows[:1].isalpha():
            return "weak"
        if text[max(start, at - 2) : at].casefold() == "in" and after.isspace():
            return "weak"
        return "close"
    return "none"


def _mend_open(
    article: Article,
    found: dict[int, _Found],
    places: list[int],
    order: int,
    opened: _Open,
    swallowed: dict[int, int],
) -> Pair:
    """Give an opening mark without partner its end."""
    text = article.text
    index = places[order]
    block = article.blocks[index]
    begins = found[index].begins()
    after = bisect_right(begins, opened.at)
    limit = begins[after] if after < len(begins) else block.span.end
    begin = opened.at + opened.width
    runs_to_end = limit == block.span.end
    if opened.family == "double":
        other = _OTHER_CLOSE.search(text, begin, limit)
        if other is not None:
            inner = _inside(text, begin, other.start())
            return Pair(opened.at, other.end(), *inner, opened.family, index, mended=True)
    cut = _attribution(text, begin, limit)
    if runs_to_end and cut is None and order + 1 < len(places):
        following = article.blocks[places[order + 1]]
        first = text[following.span.start]
        if following.kind in ("paragraph", "quote", "item") and (
            _FAMILY.get(first) == opened.family
            or (opened.family == "single" and first in "\u2018'")
            or (opened.family == "guillemet" and first == "\u00bb")
        ):
            inner = _inside(text, begin, limit)
            return Pair(opened.at, limit, *inner, opened.family, index, runs_on=True)
        whole = _run(article, found, places, order, opened, swallowed)
        if whole is not None:
            return whole
    if cut is not None:
        limit = cut
    elif text[block.span.start : opened.at].rstrip()[-1:] == ":" and runs_to_end:
        pass  # "She wrote: “…": the rest of the paragraph
    elif text[block.span.start : opened.at].strip():
        stop = re.compile(r"[.!?\u2026](?=\s|$)").search(text, begin, limit)
        limit = stop.end() if stop else limit
    inner = _inside(text, begin, limit)
    return Pair(opened.at, inner[1], *inner, opened.family, index, mended=True)


def _run(
    article: Article,
    found: dict[int, _Found],
    places: list[int],
    order: int,
    opened: _Open,
    swallowed: dict[int, int],
) -> Pair | None:
    """One quotation over paragraphs without marks, up to the mark that closes it."""
    text = article.text
    for ahead in range(order + 1, min(order + 1 + _RUN, len(places))):
        block = article.blocks[places[ahead]]
        other = found[places[ahead]]
        signs = block.kind == "heading" and other.closes  # a name alone that ends a letter
        if block.kind not in ("paragraph", "quote", "item") and not signs:
            return None
        firsts = [p.start for p in other.pairs if p.family != "single"]
        firsts += [o.at for o in other.opens]
        end = None
        if other.closes and (not firsts or other.closes[0][0] < min(firsts)):
            at, width, _ = other.closes[0]
            end = (at, at + width)
        elif firsts and min(firsts) == block.span.start and other.pairs and ahead > order + 1:
            pair = min(other.pairs, key=lambda p: p.start)
            if pair.start == block.span.start and pair.end == block.span.end:
                end = (pair.inner_end, pair.end)
        if end is not None:
            for between in places[order + 1 : ahead]:
                swallowed[between] = article.blocks[between].span.end
            swallowed[places[ahead]] = end[1]
            inner = _inside(text, opened.at + opened.width, end[0])
            return Pair(opened.at, end[1], *inner, opened.family, places[order])
        if firsts and not (min(firsts) == block.span.start and other.opens and ahead > order + 1):
            return None
    return None


def _attribution(text: str, start: int, end: int) -> int | None:
    """Where the words end if ", she said" follows them in ``text[start:end]``."""
    turned = _TURNED.search(text, start + 3, end)
    if turned is not None:
        return turned.start() + 1
    for match in _ATTRIBUTED.finditer(text, start, end):
        if match.group(2) in SPEECH_FORMS and match.start() > start + 3:
            return match.start() + 1
    return None


def _mend_close(text: str, floor: int, at: int, width: int, index: int) -> Pair | None:
    """Give a closing mark without partner its beginning, or give it up."""
    begin = floor
    for stop in re.compile(r"[.!?\u2026][\"'\u2019\u201d)]*\s+").finditer(text, floor, at):
        if text[stop.end() : stop.end() + 1].isupper():
            begin = stop.end()
    whole = text[begin:at]
    colon = whole.rfind(": ")
    if colon >= 0:
        begin += colon + 2
    else:
        cue = None
        for word in re.finditer(r"\b[a-z]+\b,?\s+", whole):
            if word.group().strip(" ,\n\t") in SPEECH_FORMS:
                cue = word
        if cue is not None:
            begin += cue.end()
            that = re.compile(r"(?:that|it|him|her|them)\s+").match(text, begin, at)
            begin = that.end() if that else begin
        elif text[at - 1 : at] not in (",", ".", "!", "?", "\u2026"):
            return None
    inner = _inside(text, begin, at)
    if inner[0] >= inner[1] or "\n" in text[inner[0] : inner[1]]:
        return None
    return Pair(inner[0], at + width, *inner, "double", index, mended=True)
