"""Documents printed whole: block quotations, and letters set as plain paragraphs.

A letter without marks starts after a sentence that announces a document ("The email
reads:") with a salutation, and runs to its signature, its attribution line, a closing
mark, or the paragraph where the reporter speaks again.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from variorum.language.cues import DOCUMENTS
from variorum.language.grammar import ROLES
from variorum.model import Article

_SALUTATION = re.compile(
    r"""^["\u201c\u2018']?(?:
      (?:my\s+)?dear(?:est)?\b | hi\b | hello\b | hey\b | greetings\b
    | good\s(?:morning|afternoon|evening)\b | to\s(?:all|my|the|our|whom|everyone|
      staff|parents|members|residents|colleagues|players|
      supporters|customers|shareholders|employees|students|pupils|patients|passengers|families|
      readers|friends)\b | staff\b | residents\b | supporters\b | fans\b | players\b | pupils\b
    | team\b | all\b | everyone\b | colleagues\b | friends\b | folks\b | comrades\b
    | fellow\b | ladies\b | members\b | neighbou?rs\b | parents\b
    | sir\b | madam\b | sirs\b | (?:mr|mrs|ms|dr|prime|madam)\.?\s
    | your\s(?:honou?r|excellency|majesty|grace|holiness)\b
    | sehr\sgeehrte | liebe[rs]?\b | cher\b | ch\u00e8re\b | chers\b | madame\b | monsieur\b
    | estimad[oa]s?\b | querid[oa]s?\b | kepada\b | yang\sdihormati | tuan\b
    | beste\b | geachte\b
    )[^.!?\n]{0,70}[,:!\u2014\u2013-]?["']?$""",
    re.IGNORECASE | re.VERBOSE,
)
# The greeting words, what may follow them, and marks.
_LONGEST_SALUTATION = 120
_ENDS_SALUTATION = frozenset(",:\u2014\u2013")
_NAME_SALUTATION = re.compile(
    r"^[\"\u201c]?(?:[A-Z\u00c0-\u00de][\w'\u2019\-]*\s?){1,4}"
    r"(?:\s?(?:and|of|at|in)\s(?:the\s|my\s|our\s)?[\w\-]+(?:\s[A-Z][\w\-]*){0,2})?"
    r"\s?[,:\u2014\u2013]$"
)
SIGN_OFF = re.compile(
    r"^(?:yours|kind|best|warm|warmest|with|sincerely|regards|respectfully|faithfully|cheers|thanks|thank\syou|love|"
    r"cordially|onwards?|in\s(?:solidarity|friendship|haste)|take\scare|mit\s(?:freundlichen|besten)|cordialement|"
    r"atentamente|saludos|yang\sbenar|hormat|groeten?)\b[^.!?\n]{0,40},?$",
    re.IGNORECASE,
)
SIGNATURE = re.compile(
    r"^(?:[A-Z\u00c0-\u00de][\w'\u2019\-.]*|de|van|von|der|bin|al|da)(?:\s(?:[A-Z\u00c0-\u00de][\w'\u2019\-.]*|de|van|von|der|bin|al|da|and|&)){0,6}"
    r"(?:,\s[^.!?\n]{2,60})?(?:\n[^.!?\n]{2,60}){0,2}$"
)
ATTRIBUTION_LINE = re.compile(r"^[\u2014\u2013\-~]{1,3}\s?(?=[A-Z\u00c0-\u00de@])[^\n]{2,90}$")
_ANNOUNCES = re.compile(
    r":\s*$|\b(?:reads?|read|in\s+full|full\s+text|began|begins?|starts?|started|said|says|wrote|follows?|ran|runs|below)\b",
    re.IGNORECASE,
)
_GREETING = re.compile(
    r"[\"\u201c]?(?:(?:My\s)?[Dd]ear|Hi|Hello|Team|Colleagues|Friends)\b[^.!?\n]{0,60}[,\u2014\u2013:]\s"
)
_WORD = re.compile(r"[^\W\d_][\w\-]*")
# "We print her words complete", "the memo, all of it", "left in every word".
_WHOLE = re.compile(
    r"\b(?:in\s+full|full\s+text|verbatim|word\s+for\s+word|every\s+(?:single\s+)?word|"
    r"all\s+of\s+it|in\s+its\s+entirety|unabridged|uncut|"
    r"(?:words?|text|speech|letter|memo|message|statement|remarks|address|e-?mail)"
    r"(?:\s+[^\W\d_]+){0,3}\s+complete|complete\s+(?:text|speech|letter|memo|words|transcript)|"
    r"(?:as|just\s+as|exactly\s+as)\s+(?:it|they|she|he)\s+(?:was|were)?\s*"
    r"(?:sent|written|wrote|spoke|spoken|gave|delivered|received|came))\b",
    re.IGNORECASE,
)
_FIRST_PERSON = re.compile(
    r"\b(?:I|we|our|us|my|you|your|me|I['\u2019](?:m|ve|ll|d)|we['\u2019](?:re|ve|ll)|you['\u2019](?:re|ve|ll)|ich|wir|nous|je|saya|kami)\b"
)
_REPORTS = re.compile(
    r"\b(?:said|told|declined|according\s+to|spokes(?:man|woman|person)|confirmed|responded|"
    r"the\s+(?:message|letter|email|e-mail|memo|note|text|post)\s+(?:was|has|is|came|drew))\b",
    re.IGNORECASE,
)
# What somebody was told by the writer of a letter is no report of it.
_TOLD_ELSEWHERE = re.compile(
    r"(?<!\bI\s)(?<!\b[Ww]e\s)\b(?:told|tells)\s+(?!(?:me|us|you|him|her|them|my|your|our|his|their|that|what|how|when|no)\b)"
    r"|(?<!\bI\s)(?<!\b[Ww]e\s)\bdeclined\b"
)
_MOST_BLOCKS = 40
# A line under a signature has at most so many words.
_OFFICE_WORDS = 8
# So far ahead a signature is looked for.
_AHEAD = 14
_DOUBLE_MARKS = '"\u201c\u201d\u00ab\u00bb'
_MARKS = "\"\u201c\u201d\u201e\u2018\u2019'\u00ab\u00bb"


@dataclass(frozen=True, slots=True)
class Letter:
    """A document printed whole.

    ``start`` and ``end`` bound its words, ``blocks`` are the indexes of its blocks, the
    line that attributes or signs it included; ``intro`` is the index of the block that
    announces it; ``signed`` the span of a signature or attribution line. ``page`` is true
    where the whole page is the document.
    """

    start: int
    end: int
    blocks: tuple[int, ...]
    intro: int | None
    signed: tuple[int, int] | None
    set_off: bool
    page: bool = False


def find_letters(article: Article) -> tuple[Letter, ...]:
    """Block quotations and unmarked letters, by place.

    Cost: linear in the text.
    """
    order = [
        i
        for i, b in enumerate(article.blocks)
        if b.kind not in ("noise", "caption", "byline", "dateline")
    ]
    found: list[Letter] = []
    at = 0
    while at < len(order):
        index = order[at]
        kind = article.blocks[index].kind
        letter = None
        if kind == "quote":
            letter = _block_quotation(article, order, at)
        elif (kind in ("paragraph", "item") or _greets(article, index)) and at > 0:
            letter = _plain_letter(article, order, at)
        if letter is None:
            at += 1
            continue
        found.append(letter)
        last = letter.blocks[-1]
        while at < len(order) and order[at] <= last:
            at += 1
    return tuple(found)


def _greets(article: Article, index: int) -> bool:
    """A salutation that stands alone, and so looks like a heading."""
    if article.blocks[index].kind != "heading":
        return False
    return salutes(_text(article, index).strip())


def salutes(line: str) -> bool:
    """Whether a line greets somebody and does nothing else."""
    if len(line) <= _LONGEST_SALUTATION and _SALUTATION.match(line):
        return True
    return line[-1:] in _ENDS_SALUTATION and _NAME_SALUTATION.match(line) is not None


def _text(article: Article, index: int) -> str:
    span = article.blocks[index].span
    return article.text[span.start : span.end]


def _block_quotation(article: Article, order: Sequence[int], at: int) -> Letter:
    run = [order[at]]
    k = at + 1
    while (
        k < len(order)
        and article.blocks[order[k]].kind in ("quote", "item")
        and len(run) < _MOST_BLOCKS
    ):
        if article.blocks[order[k]].kind == "item" and not any(
            article.blocks[order[x]].kind == "quote" for x in range(k + 1, min(k + 8, len(order)))
        ):
            break
        run.append(order[k])
        k += 1
    blocks = list(run)
    signed = None
    if len(run) > 1 and ATTRIBUTION_LINE.match(_text(article, run[-1]).strip()):
        span = article.blocks[run[-1]].span
        signed = (span.start, span.end)
        run = run[:-1]
    elif k < len(order) and ATTRIBUTION_LINE.match(_text(article, order[k]).strip()):
        span = article.blocks[order[k]].span
        signed = (span.start, span.end)
        blocks.append(order[k])
    start, end = _bare(article, article.blocks[run[0]].span.start, article.blocks[run[-1]].span.end)
    intro = (
        order[at - 1]
        if at > 0 and article.blocks[order[at - 1]].kind in ("paragraph", "heading", "item")
        else None
    )
    return Letter(start, end, tuple(blocks), intro, signed, True)


def _plain_letter(article: Article, order: Sequence[int], at: int) -> Letter | None:
    intro = _text(article, order[at - 1]).strip()
    first = _text(article, order[at]).strip()
    if len(first) > 1 and first[0] in _MARKS and first[-1] in _MARKS:
        return None  # a quotation that ends in its paragraph
    greets = salutes(first)
    promised = greets and _promised(article, order, at)
    if not promised and (
        not (greets or intro.endswith(":") or _salutes_inside(first)) or not _announces(intro)
    ):
        return None
    if not greets and not _salutes_inside(first) and not _unsaluted(article, order, at, intro):
        return None
    ends = None
    signed: tuple[int, int] | None = None
    blocks = [order[at]]
    k = at + 1
    signing = False
    while k < len(order) and k - at < _MOST_BLOCKS:
        index = order[k]
        block = article.blocks[index]
        words = _text(article, index).strip()
        if block.kind not in ("paragraph", "item", "quote", "heading"):
            break
        if ATTRIBUTION_LINE.match(words) and not words.startswith("- ") and len(words) < 90:
            signed = (block.span.start, block.span.end)
            blocks.append(index)
            break
        if SIGN_OFF.match(words):
            signing = True
            blocks.append(index)
            ends = len(blocks)
            k += 1
            continue
        if (
            len(words) < 80
            and SIGNATURE.match(words.rstrip(_MARKS + ","))
            and block.kind != "item"
            and len(blocks) > 1
            and (signing or block.kind != "heading" or _last_short(article, order, k))
        ) and ":" not in words:
            signed = (block.span.start, block.span.end)
            blocks.append(index)
            under = under_signature(article, order, k)
            blocks.extend(under)
            ends = len(blocks)
            last = k + len(under) + 1
            if not under and last < len(order) and _office(_text(article, order[last]).strip()):
                blocks.append(order[last])
            break
        if signing:
            break
        if _resumes(words, block.kind) and not _signed_later(article, order, k, at):
            break
        blocks.append(index)
        stray = (
            words.rstrip()[-1:] in '\u201d"'
            and words.count("\u201c") + words.count('"') - (words.rstrip()[-1:] == '"') in (0,)
            and "\u201c" not in words
        )
        if stray:
            ends = len(blocks)
            nxt = order[k + 1] if k + 1 < len(order) else None
            if nxt is not None and ATTRIBUTION_LINE.match(_text(article, nxt).strip()):
                span = article.blocks[nxt].span
                signed = (span.start, span.end)
                blocks.append(nxt)
            break
        k += 1
    body = blocks[:ends] if ends is not None else list(blocks)
    if signed is not None and ends is None and body and body[-1] == blocks[-1]:
        body = body[:-1]
    while body and article.blocks[body[-1]].kind == "heading" and ends is None:
        body.pop()
        if signed is None:
            blocks = list(body)
    if promised and signed is None and ends is None:
        # Nothing closes it: it ends where nobody speaks as "I" or to "you" any more.
        while len(body) > 1 and not _FIRST_PERSON.search(_text(article, body[-1])):
            body.pop()
        blocks = list(body)
    if not body or (len(body) == 1 and greets):
        return None
    start, end = _bare(
        article, article.blocks[body[0]].span.start, article.blocks[body[-1]].span.end
    )
    return Letter(start, end, tuple(blocks), order[at - 1], signed, False)


def under_signature(article: Article, order: Sequence[int], k: int) -> list[int]:
    """The lines right under the name in ``order[k]``: what the signer is, and of which house.

    No empty line parts them from the name, and they are no sentences.
    """
    found: list[int] = []
    for index in order[k + 1 : k + 3]:
        above = article.blocks[found[-1] if found else order[k]].span
        span = article.blocks[index].span
        line = span.of(article.text).strip()
        between = article.text[above.end : span.start]
        if between.count("\n") != 1 or between.strip() or not line[:1].isupper():
            break
        if len(line.split()) > _OFFICE_WORDS or line[-1] in '.!?:"\u201d' or _REPORTS.search(line):
            break
        found.append(index)
    return found


def _office(line: str) -> bool:
    """A line under a signature that says what the signer is ("Head teacher")."""
    words = line.casefold().replace(",", " ").split()
    return (
        0 < len(words) < 9
        and line[-1:] not in ".!?:"
        and any(w in ROLES for w in words)
        and not _REPORTS.search(line)
    )


def _unsaluted(article: Article, order: Sequence[int], at: int, intro: str) -> bool:
    """Whether a text follows "It reads in full:" that greets nobody but speaks as "I" or "we"."""
    if not intro.endswith(":") or article.blocks[order[at]].kind == "heading":
        return False
    first = _text(article, order[at]).strip()
    if first[:1] in _MARKS or _resumes(first, "paragraph"):
        return False
    own = 0
    for k in range(at, min(len(order), at + _AHEAD)):
        words = _text(article, order[k]).strip()
        if k > at and _signs(article, order, k):
            return own > 0
        if any(mark in words for mark in _DOUBLE_MARKS) and _REPORTS.search(words):
            break
        own += _FIRST_PERSON.search(words) is not None
    # No signature: only where the reporter says so and the first words are the writer's own.
    whole = re.search(
        r"\b(?:in\s+full|full\s+text|verbatim|word\s+for\s+word)\b", intro, re.IGNORECASE
    )
    return whole is not None and _FIRST_PERSON.search(first) is not None


def _signed_later(article: Article, order: Sequence[int], at: int, first: int) -> bool:
    """Whether a paragraph is still the letter's, as its signature comes only after it.

    It must speak as "I" or "we" itself, or the one who signs must have been named before the
    letter that starts at ``first``; and the reporter must quote nobody up to there.
    """
    words = _text(article, order[at])
    if any(mark in words for mark in _DOUBLE_MARKS):
        return False
    before = article.text[: article.blocks[order[first]].span.start]
    for k in range(at + 1, min(len(order), at + _AHEAD)):
        line = _text(article, order[k])
        if _signs(article, order, k):
            last = (_WORD.findall(line.split(",")[0].split("\n")[0]) or [""])[-1]
            known = last[:1].isupper() and re.search(rf"\b{re.escape(last)}\b", before)
            return bool(known) or _FIRST_PERSON.search(words) is not None
        if any(mark in line for mark in _DOUBLE_MARKS) and _REPORTS.search(line):
            return False
    return False


def _signs(article: Article, order: Sequence[int], k: int) -> bool:
    """Whether the block is a line that ends a letter."""
    words = _text(article, order[k]).strip()
    if len(words) >= 80 or article.blocks[order[k]].kind == "item" or ":" in words:
        return False
    if ATTRIBUTION_LINE.match(words) and not words.startswith("- "):
        return True
    if SIGN_OFF.match(words):
        return True
    return len(words.split()) > 1 and SIGNATURE.match(words.rstrip(",")) is not None


def _last_short(article: Article, order: Sequence[int], k: int) -> bool:
    """A short name line set as a heading signs the letter if what follows reports."""
    if k + 1 >= len(order):
        return True
    line = _text(article, order[k]).strip()
    words = line.split(",")[0].split()
    if len(words) > 1 and all(w[0].isupper() for w in words):
        named = article.text.replace(line, " ", 1)
        if re.search(rf"\b{re.escape(words[-1])}\b", named):
            return True  # of somebody whom the report names: no heading inside a letter
    return _resumes(_text(article, order[k + 1]).strip(), "paragraph")


def _announces(intro: str) -> bool:
    if len(intro) > 900:
        intro = intro[-900:]
    if not intro.endswith((":", "\u2014")) and not _ANNOUNCES.search(intro):
        return False
    words = [w.casefold() for w in _WORD.findall(intro)]
    return any(w in DOCUMENTS for w in words)


def _promised(article: Article, order: Sequence[int], at: int) -> bool:
    """Whether the title or the lines before a salutation say that a text stands here whole.

    Also where a name signs it further down and "I" or "we" speaks in between.
    """
    title = article.title.value if article.title is not None else ""
    before = [_text(article, order[k]) for k in range(max(0, at - 2), at)]
    if any(_WHOLE.search(line) for line in (title, *before)):
        return True
    words = {w.casefold() for line in (title, *before[-1:]) for w in _WORD.findall(line)}
    if words.isdisjoint(DOCUMENTS):
        return False
    own = 0
    for k in range(at + 1, min(len(order), at + _AHEAD)):
        line = _text(article, order[k])
        if any(mark in line for mark in _DOUBLE_MARKS):
            return False
        if _signs(article, order, k):
            return own > 0
        own += _FIRST_PERSON.search(line) is not None
    return False


def _salutes_inside(first: str) -> bool:
    """ "Dear all, I am writing …" in one paragraph."""
    return _GREETING.match(first) is not None


def _resumes(words: str, kind: str) -> bool:
    """Whether the reporter speaks again in this paragraph."""
    if kind == "item":
        return False
    if any(mark in words for mark in '"\u201c\u201d') and _REPORTS.search(words):
        return True
    if kind == "heading":
        return False
    if _FIRST_PERSON.search(words):
        return _TOLD_ELSEWHERE.search(words) is not None and not re.match(r"(?:I|We)\b", words)
    return _REPORTS.search(words) is not None


def _bare(article: Article, start: int, end: int) -> tuple[int, int]:
    """The words without a pair of marks around all of them, or a stray mark at one end."""
    text = article.text
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    inner = text[start:end]
    opens = inner[:1] in '"\u201c\u201e\u00ab\u2018'
    closes = inner[-1:] in '"\u201d\u201c\u00bb'
    if (
        (
            closes
            and inner.count("\u201d")
            > inner[:-1].count("\u201c") - (1 if opens and inner[0] == "\u201c" else 0)
        )
        or (closes and opens)
        or (closes and inner[-1] == '"' and inner.count('"') % 2)
    ):
        end -= 1
    if (
        opens
        and (closes or inner[1:].count("\u201d") < inner.count("\u201c"))
        and inner[0] != "\u2018"
    ):
        start += 1
    return start, end


def by_block(letters: Sequence[Letter]) -> Mapping[int, Letter]:
    """Which letter a block belongs to."""
    return {index: letter for letter in letters for index in letter.blocks}
