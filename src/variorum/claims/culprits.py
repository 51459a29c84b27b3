"""Who did it: somebody told by a post in one report, and by name in another.

"An aide leaked it" and "Roe leaked it" may be one person. They are two where the story says what
Roe is, and that is something else: "the deputy leader, Ana Roe". The posts of the named are read
from the words beside the name, in any report.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations

from variorum.claims.acts import Act
from variorum.claims.clauses import Clause, Report
from variorum.claims.contraries import _around, _same_whole
from variorum.claims.frames import Frame
from variorum.claims.ledger import DraftConflict, Finding, attest
from variorum.claims.lexicon import ROLES
from variorum.claims.parties import HEADS, Roots, content, posts_of
from variorum.claims.roots import root
from variorum.claims.things import VAGUE, Thing, name_words
from variorum.claims.times_apart import dates_apart
from variorum.model.claim import Strength

# Frames of one act that are set beside each other.
_MOST = 60
# Words that say of somebody what he is.
_POSTS = frozenset(root(w) for w in ROLES) | HEADS | frozenset(
    root(w)
    for w in """aide assistant adviser advisor clerk member lawmaker deputy whip backbencher waiter
    guard driver nurse engineer worker employee student pupil teacher player trainer analyst
    programmer soldier officer guest neighbour brother sister mother father son daughter wife
    husband widow owner tenant farmer fisherman foreman trainee intern cook reporter photographer
    striker goalkeeper defender actor singer author artist scientist researcher""".split()
)  # fmt: skip
_NO_ONE = frozenset(root(w) for w in VAGUE)
_WHISTLE = "whistl"


def weigh_culprits(reports: Sequence[Report], deeds: Mapping[str, Sequence[Frame]]) -> Finding:
    """Find deeds that one report gives to a named person and another to somebody else's post.

    Args:
        reports: The reports of one story.
        deeds: Their frames by act (``concurring.read_deeds``).

    Cost: linear in the text, then the frames of one act pair by pair (60 at most).
    """
    posts = posts_of(reports)
    by_words: dict[frozenset[str], list[Roots]] = {}
    for name, held in posts.items():
        by_words.setdefault(name_words(name), []).extend(held)
    found: dict[tuple[object, ...], tuple[Frame, Strength, dict[object, tuple[Clause, str]]]] = {}
    for act in sorted(deeds):
        frames = [f for f in deeds[act] if any(x.single for x in f.acts)]
        frames.sort(key=lambda f: (f.clause.key, f.verb))
        for a, b in combinations(frames[:_MOST], 2):
            if a.clause.article == b.clause.article:
                continue
            named, called = (a, b) if a.who is not None and a.who.name else (b, a)
            if not _two_doers(named, called, by_words):
                continue
            strength: Strength = "soft" if a.hedged or b.hedged else "hard"
            key = (act, strength, *named.clause.key)
            _, _, sides = found.setdefault(key, (named, strength, {}))
            for frame in (named, called):
                assert frame.who is not None
                sides.setdefault(frame.clause.key, (frame.clause, frame.who.text))
    return Finding(
        conflicts=tuple(
            DraftConflict(
                f"who did it: “{' '.join(named.clause.text.split())[:80].strip(' .,;:')}”",
                "attribution",
                strength,
                tuple(attest(clause, value) for clause, value in sides.values()),
                "one report names somebody, another gives it to somebody of another post",
            )
            for named, strength, sides in found.values()
        )
    )


def _two_doers(
    named: Frame, called: Frame, posts: Mapping[frozenset[str], Sequence[Roots]]
) -> bool:
    one, other = named.who, called.who
    if one is None or other is None or not one.name or other.name or one.many or other.open:
        return False
    if named.denied or called.denied or "perhaps" in (named.mode, called.mode):
        return False
    if other.nobody or not (other.keys - VAGUE) or (named.spoken and called.spoken):
        return False
    shared = [x for x in named.acts if x in called.acts and x.single]
    if not shared or not _one_deed(named, called, shared):
        return False
    own = content(other.text) - _NO_ONE
    if not own & _POSTS:
        return False
    held: set[str] = set()
    for name, beside in posts.items():
        if one.name <= name or name <= one.name:
            held.update(*beside)
    return bool(held & _POSTS) and not (own & _POSTS) & held


def _one_deed(a: Frame, b: Frame, shared: Sequence[Act]) -> bool:
    if dates_apart(a.clause, b.clause) or _around(a, b) is None:
        return False
    if _same_whole(a.what, b.what, a, b):
        return True
    # "The whistle was blown" tells of the one thing that was passed on.
    leak = any(x.name == "leak" for x in shared)
    return leak and any(_is_whistle(t) for t in (a.what, b.what))


def _is_whistle(thing: Thing | None) -> bool:
    return thing is not None and _WHISTLE in thing.keys
