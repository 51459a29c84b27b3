"""What quote marks are used for: somebody's words, a title, a name, irony, a thing imagined."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from variorum.language.cue_finding import Attribution
from variorum.language.cues import DOCUMENTS, SPEECH_FORMS
from variorum.language.frames import Frame, Tok
from variorum.language.room import OUTLET_WORDS
from variorum.model.analysis import QuotationUse

_WORKS = frozenset(
    """book novel film movie documentary song album single track play musical opera show series
    episode programme program podcast poem painting exhibition essay article column feature
    headline report paper study thesis lecture sitcom drama comedy thriller ballad hymn anthem
    anthology memoir autobiography sculpture game titled entitled headlined""".split()
)
_NAMED = frozenset("dubbed nicknamed codenamed code-named named christened called known".split())
_IMAGINE = frozenset(
    "imagine imagines imagined imagining picture hypothetically expect expects".split()
)
_PUBLIC = frozenset(
    """locals residents neighbours neighbors people everyone everybody some many fans supporters
    regulars villagers workers staff drivers commuters critics sailors fishermen they we
    insiders""".split()
)
_PRESS = frozenset(
    "press papers newspapers tabloids media headlines outlets bloggers commentators pundits".split()
)
_COINING = frozenset("dubbed nicknamed codenamed christened dub dubs nickname nicknames".split())
_CALLING = _COINING | frozenset(
    "called call calls calling labelled labeled labels termed terms branded brands named".split()
)
# So many words may be a coinage.
_COINED = 5
_TERMS = frozenset("term word phrase expression name label".split())
_DETERMINERS = frozenset("a an the his her its their".split())
_STARTS = frozenset("the a an in on at but and".split())
_MODAL = frozenset("would might could may should will 'd 'll".split())
_WOULD = frozenset("would might could may 'd wouldn't should".split())
# "he'll have said", "she must have thought", "they may well have muttered": nobody heard it.
_PERFECT = frozenset({"have", "'ve"})
_SUPPOSED = frozenset("will would might could may must should ought 'll 'd".split())
# "Translation: …": a mocker's version of what was said.
_RENDERINGS = (
    "translation",
    "translated",
    "in other words",
    "subtext",
    "meaning",
    "in plain english",
    "in short",
    "loosely",
    "in effect",
    "between the lines",
    "message was clear",
)
_FANCY = frozenset("picture imagine imagining fancy hear see".split())
_WORD = re.compile(r"[^\W\d_][\w'\u2019\-]*")
_CLAUSE = re.compile(
    r"\b(?:I|we|you|he|she|it|they|there|this|that|is|are|was|were|will|have|has|had|can|do|"
    r"don['\u2019]t|I['\u2019]m|it['\u2019]s|we['\u2019]re|not|no|must|should|my|our)\b",
    re.IGNORECASE,
)


def use_of(
    frame: Frame, at: int, given: Attribution | None, words: str, *, carried: bool
) -> QuotationUse:
    """What the marks at token ``at`` are used for.

    Args:
        frame: The frame that holds the quotation.
        at: Its token's position.
        given: The attribution found for it, if any.
        words: What stands between the marks.
        carried: Whether a speaker came over from the sentence before.
    """
    toks = frame.toks
    if _is_imagined(toks, at, given, words):
        return "imagined"
    if _is_title(toks, at, given, words):
        return "title"
    if _is_name(toks, at, given, words):
        return "name"
    if _is_a_word(toks, at, given, words):
        return "scare"
    if given is not None or carried:
        return "speech"
    return "speech" if _sentence_like(frame, words) else "scare"


def _is_a_word(toks: Sequence[Tok], at: int, given: Attribution | None, words: str) -> bool:
    """ "Sailors use the term □": a word is spoken of, and many use it."""
    if at < 2 or toks[at - 1].low not in _TERMS or len(_WORD.findall(words)) > _COINED:
        return False
    if given is None or given.phrase is None or given.lemma not in ("use", "prefer", "coin"):
        return False
    agents = toks[given.phrase.start : given.phrase.core_end]
    head = agents[-1]
    return len(agents) < 3 and head.low.endswith("s") and head.low not in ("his", "hers")


def _title_case(words: str) -> bool:
    found = _WORD.findall(words)
    long = [w for w in found if len(w) > 3]
    return bool(found) and found[0][0].isupper() and all(w[0].isupper() for w in long)


def _is_title(toks: Sequence[Tok], at: int, given: Attribution | None, words: str) -> bool:
    if (
        given is not None
        and given.how == "noun"
        and toks[given.cue].low in _WORKS
        and _title_case(words)
        and words[-1:] not in ".!?"
    ):
        return True
    if given is not None and given.phrase is not None and given.how == "before":
        left = toks[max(0, given.phrase.start - 4) : given.cue]
        if any(t.low in ("headline", "headlines") for t in left):
            return True
    if at == 0:
        return False
    before = toks[at - 1].low
    if before == "," and at > 1:
        before = toks[at - 2].low
    if (
        words[-1:] not in ".!?"
        and _title_case(words.rstrip(","))
        and before in ("'s", "the", "of", "on", "a", "an", "its", "his", "her", "their")
    ):
        return len(_WORD.findall(words)) > 1 or (before == "'s" and words[-1:] == ",")
    if _is_work_after(toks, at, words):
        return True
    if before in _WORKS:
        if before in ("titled", "entitled", "headlined"):
            return True
        return (
            _title_case(words)
            and before not in ("report", "paper", "show", "game", "single", "track")
        ) or (_title_case(words) and len(_WORD.findall(words)) > 2)
    if (
        len(_WORD.findall(words)) > 1
        and words[-1:] not in ".!?"
        and _title_case(words.rstrip(","))
        and len([w for w in _WORD.findall(words) if w[0].isupper()]) > 1
        and toks[at - 1].is_word
        and before not in SPEECH_FORMS
        and before not in ("that", "as", "it", "him", "her", "them")
        and not toks[at - 1].is_capital
    ):
        return True
    return (
        before in ("called", "named")
        and at > 1
        and toks[at - 2].low in _WORKS
        and _title_case(words)
    )


def _is_work_after(toks: Sequence[Tok], at: int, words: str) -> bool:
    """ "□, the opening film,": what stands in marks is called a work right after them."""
    k = at + 1
    if k < len(toks) and toks[k].text == ",":
        k += 1
    elif words[-1:] != ",":
        return False
    if k >= len(toks) or toks[k].low not in _DETERMINERS or not _title_case(words.rstrip(",")):
        return False
    for tok in toks[k + 1 : k + 7]:
        if not tok.is_word:
            return False
        if tok.low in _WORKS:
            return True
    return False


def _is_imagined(toks: Sequence[Tok], at: int, given: Attribution | None, words: str) -> bool:
    near = [t.low for t in toks[max(0, at - 6) : at]]
    if near and near[-1] == ":" and " ".join(near[-4:-1]).endswith(_RENDERINGS):
        return True
    if (
        "expect" in near[-4:]
        and given is not None
        and given.lemma == "expect"
        and at + 1 < len(toks)
        and toks[at + 1].low in DOCUMENTS
    ):
        return True
    if any(t.low in ("imagine", "imagines", "imagining") for t in toks[max(0, at - 20) : at]):
        return True
    if _is_supposed(toks, at, given):
        return True
    if "imagine" in near or "imagining" in near or "imagined" in near:
        return True
    if (at >= 2 and near[-3:-1] in (["as", "if"], ["as", "though"])) or near[-4:-2] in (
        ["as", "if"],
        ["as", "though"],
    ):
        return True
    if (
        at + 1 < len(toks)
        and toks[at + 1].low in DOCUMENTS
        and any(w in _IMAGINE or w in ("more", "future", "another") for w in near[-3:])
    ):
        return True
    if _fancied(toks, at, given):
        return True
    if given is None or given.how in ("colon", "noun"):
        return False
    c = given.cue
    cue = toks[c].low
    if (
        given.how == "before"
        and cue in ("tells", "says", "goes", "asks", "tell", "say")
        and at + 3 < len(toks)
    ):
        k = at + 1
        if toks[k].text == ",":
            k += 1
        if toks[k].low == "and" and toks[k + 1].low == "then":
            return True
    if given.phrase is not None:
        subject = toks[given.phrase.start : given.phrase.core_end]
        if len(subject) == 1 and subject[0].low in ("you", "one", "nobody", "anyone", "someone"):
            return (
                c > 0
                and (toks[c - 1].low in _MODAL or cue in ("say", "ask", "tell", "hear"))
                and given.how == "before"
            )
    if (
        given.how == "before"
        and c > 0
        and cue in ("say", "tell", "ask", "reply", "answer", "write")
    ):
        k = c - 1
        while k > 0 and (
            toks[k].low.endswith("ly") or toks[k].low in ("never", "ever", "also", "just")
        ):
            k -= 1
        if (
            toks[at - 1].text != ":"
            and toks[c + 1].low != "only"
            and toks[k].low
            in (
                "would",
                "might",
                "could",
                "may",
                "'d",
                "wouldn't",
                "should",
            )
        ):
            return True
    return False


def _is_supposed(toks: Sequence[Tok], at: int, given: Attribution | None) -> bool:
    """What is said only if, or by nobody, or as if: before a colon too.

    "If the goat could speak, it would say: □", "No minister will stand up and say □",
    "It is as if they had told each other: □".
    """
    cue = given.cue if given is not None else at - 1
    if (given is not None and given.how not in ("before", "denied")) or cue > at:
        return False
    near = toks[max(0, cue - 14) : cue]
    for left, right in pairwise(near):
        if left.low == "as" and right.low in ("if", "though"):
            return True
    modal = any(t.low in _MODAL for t in toks[max(0, cue - 7) : cue])
    if not modal:
        return False
    first = next((t for t in toks if t.is_word), None)
    if first is not None and first.low in ("no", "nobody", "none", "neither", "never"):
        return True
    unreal = any(t.low == "if" for t in toks[:cue])
    return unreal and any(t.low in _WOULD for t in toks[max(0, cue - 4) : cue])


def _fancied(toks: Sequence[Tok], at: int, given: Attribution | None) -> bool:
    """Words that somebody must have said, or that one can just hear: nobody reports them."""
    for k in range(max(0, at - 8), at - 1):
        if (
            toks[k].low in ("can", "could")
            and toks[k - 1].low in ("you", "one", "i", "we")
            and any(t.low in _FANCY for t in toks[k + 1 : min(at, k + 4)] if k and t.low != "see")
        ):
            return True
    if given is None or given.how in ("colon", "noun"):
        return False
    k = given.cue - 1
    while k > 0 and (toks[k].low.endswith("ly") or toks[k].low in ("just", "then", "also")):
        k -= 1
    if k < 1 or toks[k].low not in _PERFECT:
        return False
    k -= 1
    while k > 0 and (
        toks[k].low.endswith("ly") or toks[k].low in ("well", "just", "even", "not", "to", "as")
    ):
        k -= 1
    return toks[k].low in _SUPPOSED


def _is_name(toks: Sequence[Tok], at: int, given: Attribution | None, words: str) -> bool:
    """A coined name: "what the papers called □", "known as □", "nicknamed □"."""
    words = re.sub(r"^(?:the|a|an)\s+(?=[A-Z])", "", words)
    if len(_WORD.findall(words)) <= _COINED and _is_coined(toks, at, given):
        return True
    if not words[:1].isupper() and not words[:1].isdigit():
        return False
    if len(_WORD.findall(words)) > 4 or not _title_case(words):
        return False
    if (_in_a_name(toks, at) and not _headline_case(toks)) or _known_as(toks, at):
        return True
    if given is None:
        near = [t.low for t in toks[max(0, at - 4) : at]]
        return bool(near) and (
            near[-1] in _NAMED or near[-2:] == ["known", "as"] or near[-1] in ("so-called", "aka")
        )
    if given.how != "before":
        return False
    cue = toks[given.cue].low
    if cue in ("dubbed", "nicknamed", "codenamed", "christened", "dub", "dubs", "nickname"):
        return True
    if (
        cue in ("called", "call", "calls", "labelled", "labeled", "termed", "branded")
        and at - given.cue <= 2
    ):
        start = given.phrase.start if given.phrase is not None else given.cue
        before = [t.low for t in toks[max(0, start - 3) : given.cue]]
        if given.phrase is not None and toks[given.phrase.core_end - 1].low in _PUBLIC:
            return True
        passive = any(w in ("is", "was", "are", "were", "been", "be", "being") for w in before[-2:])
        return "what" in before or "which" in before or passive or at == given.cue + 1
    return False


def _is_coined(toks: Sequence[Tok], at: int, given: Attribution | None) -> bool:
    """What the press or the public calls something, in whatever letters: nobody's statement.

    "What the Echo has dubbed a □", "dubbed □ by local papers", "a gate nicknamed □".
    """
    k = at - 1
    while k > 0 and toks[k].low in ("a", "an", "the", "as", "its", "their"):
        k -= 1
    for back in range(at - 1, max(-1, at - _COINED - 1), -1):
        if not toks[back].is_word:
            break
        if toks[back].low in _COINING:
            k = back  # "nicknamed the gang □"
            break
    if k < 0 or toks[k].low not in _CALLING:
        return False
    coining = toks[k].low in _COINING
    if at + 2 < len(toks) and toks[at + 1].low == "by":
        return coining and any(_is_public(t) for t in toks[at + 2 : at + 6])
    phrase = given.phrase if given is not None and given.how == "before" else None
    if phrase is None:
        return coining
    agents = toks[phrase.start : phrase.core_end]
    led = phrase.start > 0 and toks[phrase.start - 1].low in ("what", "which", "that")
    return (led or coining) and any(_is_public(t) for t in agents)


def _is_public(tok: Tok) -> bool:
    return tok.low in _PUBLIC or tok.low in OUTLET_WORDS or tok.low in _PRESS


def _in_a_name(toks: Sequence[Tok], at: int) -> bool:
    """ "Erik □ Dahl": a nickname."""
    if not 0 < at < len(toks) - 1:
        return False
    before, after = toks[at - 1], toks[at + 1]
    named = before.is_capital and before.is_word and before.low not in SPEECH_FORMS
    return named and after.is_capital and after.is_word and (at > 1 or before.low not in _STARTS)


def _headline_case(toks: Sequence[Tok]) -> bool:
    """Whether every longer word of the frame has a capital, so that capitals say nothing."""
    return all(t.is_capital for t in toks if t.is_word and len(t.text) > 3)


def _known_as(toks: Sequence[Tok], at: int) -> bool:
    """ "Known inside the firm as □"."""
    if at < 2 or toks[at - 1].low != "as":
        return False
    for tok in reversed(toks[max(0, at - 8) : at - 1]):
        if tok.low == "known":
            return True
        if not tok.is_word:
            return False
    return False


def _sentence_like(frame: Frame, words: str) -> bool:
    found = _WORD.findall(words)
    alone = len(frame.toks) - len(frame.quotes) <= 3
    if alone:
        return len(found) >= 3
    if len(found) >= 5 and words[:1].isupper() and not _title_case(words):
        return True
    return len(found) >= 7 and _CLAUSE.search(words) is not None
