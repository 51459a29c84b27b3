"""The language of searches: any text is one, and what cannot be understood is said.

flood "river wall" -film        all words, the phrase, and not the last
flood OR storm                  either
outlet:post  folder:local       by who published it, by the user's folder
by:lee  person:"ann lee"        in the byline; somebody who is named
intitle:toll                    in the headline
after:2026-03-01  before:2026-04  on:today
is:unread  is:read  is:saved
"""

from __future__ import annotations

import re

from variorum.model import Sought, Term
from variorum.model.searching import TermPlace
from variorum.searching.days import day_of
from variorum.text.searchable import composed, trimmed

MOST_TERMS = 32
_LONGEST = 2000
_LONGEST_TERM = 200

_QUOTES = str.maketrans(dict.fromkeys("“”„‟«»＂", '"'))
_PIECE = re.compile(
    r"(?P<sign>-?)(?:(?P<key>[A-Za-z]{2,8}):(?!//))?"
    r'(?:"(?P<quoted>[^"]*)"?|(?P<bare>[^\s"]+)|(?=\s|$))'
)
_SIMPLE = re.compile(r"[^\W_]+")
_JOINING = ("OR", "AND", "NOT")
_PLACES: dict[str, TermPlace] = {
    "intitle": "title", "title": "title", "by": "byline", "author": "byline", "person": "person",
}  # fmt: skip
_NAMES = {"outlet": "outlets", "source": "outlets", "site": "outlets", "feed": "outlets",
          "folder": "folders"}  # fmt: skip
_DAYS = ("after", "before", "on")
_IS = {
    "read": ("read", True), "unread": ("read", False), "saved": ("saved", True),
    "starred": ("saved", True), "unsaved": ("saved", False),
}  # fmt: skip
_KEY_OF: dict[TermPlace, str] = {
    "anywhere": "", "title": "intitle:", "byline": "by:", "person": "person:",
}  # fmt: skip


def read_query(text: str) -> Sought:
    """What a person means by a search.

    Never fails. What is odd is taken as words; what cannot be used at all is left out. Both
    are told in ``complaints``.

    Cost: linear; of a very long text only the beginning is read.
    """
    reader = _Reader()
    if len(text) > _LONGEST:
        reader.complain(f"Only the first {_LONGEST:,} letters are read.")
        text = text[:_LONGEST]
    text = re.sub(r"\s+", " ", text.translate(_QUOTES)).strip()
    position = 0
    while position < len(text):
        match = _PIECE.match(text, position)
        if match is None or match.end() == position:
            position += 1
            continue
        reader.take(match)
        position = match.end()
    return reader.done()


class _Reader:
    """What was read so far."""

    def __init__(self) -> None:
        self._groups: list[list[Term]] = []
        self._without: list[Term] = []
        self._names: dict[str, list[str]] = {}
        self._days: dict[str, str] = {}
        self._marks: dict[str, bool] = {}
        self._complaints: list[str] = []
        self._either = False
        self._negated = False
        self._open = False  # whether the piece before was a term that OR may follow

    def complain(self, complaint: str) -> None:
        if complaint not in self._complaints:
            self._complaints.append(complaint)

    def take(self, match: re.Match[str]) -> None:
        sign, key = match["sign"], (match["key"] or "").lower()
        bare, quoted = match["bare"], match["quoted"]
        if bare is not None and not sign and not match["key"] and self._joins(bare):
            return
        without = bool(sign) or self._negated
        self._negated = False
        value = _clean(quoted if quoted is not None else bare or "")
        if key in _PLACES:
            self._term(value, _PLACES[key], without, f"{key}:")
        elif key in _NAMES:
            self._named(value, _NAMES[key], without, f"{key}:")
        elif key in _DAYS:
            self._day(value, key, without)
        elif key == "is":
            self._is(value, without)
        elif key and (bare is not None or quoted is not None):
            self.complain(f"“{key}:” is no filter here; it is taken as a word.")
            self._term(_clean(f"{match['key']} {value}"), "anywhere", without, "")
        else:
            self._term(_clean(value or match["key"] or ""), "anywhere", without, "")

    def _joins(self, word: str) -> bool:
        """True if a piece is one of the words that join others."""
        if word not in (*_JOINING, "|"):
            return False
        if word in ("OR", "|"):
            if not self._open:
                self.complain("OR stands between two words; here it is left out.")
            self._either = self._open
        elif word == "NOT":
            self._negated = True
        return True

    def _term(self, text: str, place: TermPlace, without: bool, said: str) -> None:
        either, self._either = self._either, False
        opened, self._open = self._open, False
        words = trimmed(text)
        if not words:
            if text or said:
                what = f"“{text}”" if text else f"“{said}”"
                self.complain(f"{what} holds no word to look for.")
            return
        if sum(map(len, self._groups)) + len(self._without) >= MOST_TERMS:
            self.complain(f"Only the first {MOST_TERMS} words are looked for.")
            return
        term = Term(words, place)
        if without:
            if either:
                self.complain("OR cannot join what is left out; here it is ignored.")
            self._without.append(term)
            return
        if either and opened:
            self._groups[-1].append(term)
        else:
            self._groups.append([term])
        self._open = True

    def _named(self, value: str, field: str, without: bool, said: str) -> None:
        if self._filtered(value, said):
            self._names.setdefault(f"other_{field}" if without else field, []).append(value)

    def _day(self, value: str, key: str, without: bool) -> None:
        if not self._filtered(value, f"{key}:"):
            return
        day = day_of(value)
        if day is None:
            self.complain(f"“{value}” is no day; write one such as {key}:2026-03-01.")
        elif without:
            self.complain(f"“{key}:” cannot be left out by “-”; it is ignored.")
        else:
            if key in self._days and self._days[key] != day:
                self.complain(f"“{key}:” is said twice; the last one counts.")
            self._days[key] = day

    def _is(self, value: str, without: bool) -> None:
        if not self._filtered(value, "is:"):
            return
        if value.lower() not in _IS:
            self.complain(f"“is:{value}” is unknown; there are is:unread, is:read and is:saved.")
            return
        mark, state = _IS[value.lower()]
        state = state != without
        if self._marks.get(mark, state) != state:
            self.complain("“is:” is said in two ways; the last one counts.")
        self._marks[mark] = state

    def _filtered(self, value: str, said: str) -> bool:
        """What every filter does with what stands before it and in it."""
        if self._either:
            self.complain("OR joins words only; here it is left out.")
        self._either = self._open = False
        if not value:
            self.complain(f"Nothing stands after “{said}”; write {said}something.")
        return bool(value)

    def done(self) -> Sought:
        if self._either:
            self.complain("OR stands between two words; here it is left out.")
        if self._negated:
            self.complain("Nothing stands after “NOT”.")
        names = {field: tuple(dict.fromkeys(found)) for field, found in self._names.items()}
        groups = dict.fromkeys(tuple(dict.fromkeys(group)) for group in self._groups)
        return Sought(
            groups=tuple(groups),
            without=tuple(dict.fromkeys(self._without)),
            outlets=names.get("outlets", ()),
            other_outlets=names.get("other_outlets", ()),
            folders=names.get("folders", ()),
            other_folders=names.get("other_folders", ()),
            after=self._days.get("after"),
            before=self._days.get("before"),
            on=self._days.get("on"),
            read=self._marks.get("read"),
            saved=self._marks.get("saved"),
            complaints=tuple(self._complaints),
        )


def _clean(text: str) -> str:
    """One line without quotes and without what no index holds."""
    plain = " ".join(composed(text.replace('"', " ")).split())
    return " ".join(plain[:_LONGEST_TERM].split())


def written(sought: Sought) -> str:
    """A search in the language that ``read_query`` reads; reading it gives the same again."""
    said = [" OR ".join(_term_written(term) for term in group) for group in sought.groups]
    said += [f"-{_term_written(term)}" for term in sought.without]
    said += [f"outlet:{_quoted(name)}" for name in sought.outlets]
    said += [f"-outlet:{_quoted(name)}" for name in sought.other_outlets]
    said += [f"folder:{_quoted(name)}" for name in sought.folders]
    said += [f"-folder:{_quoted(name)}" for name in sought.other_folders]
    said += [
        f"{key}:{day}"
        for key, day in (("after", sought.after), ("before", sought.before), ("on", sought.on))
        if day is not None
    ]
    if sought.read is not None:
        said.append("is:read" if sought.read else "is:unread")
    if sought.saved is not None:
        said.append("is:saved" if sought.saved else "-is:saved")
    return " ".join(said)


def _term_written(term: Term) -> str:
    return f"{_KEY_OF[term.place]}{_quoted(term.text)}"


def _quoted(text: str) -> str:
    simple = _SIMPLE.fullmatch(text) and text not in _JOINING
    return text if simple else f'"{text}"'
