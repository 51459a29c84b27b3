"""What was worked out a moment ago holds for a while; prints in memory are bounded."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from reader import Place
from telling import tell

from variorum.desk.printing import print_dossier
from variorum.web.lately import Lately
from variorum.web.prints import Prints


class _Slowly:
    """Makes a value, and is not done with it before it is told."""

    def __init__(self, value: str) -> None:
        self.begun, self.end = threading.Event(), threading.Event()
        self._value = value

    def __call__(self) -> str:
        self.begun.set()
        assert self.end.wait(10)
        return self._value


def test_a_value_holds_until_its_time_is_over_or_its_version_is_another() -> None:
    made: list[int] = []

    def make() -> int:
        made.append(1)
        return len(made)

    lately: Lately[int] = Lately(20.0)
    assert [lately.get("ann", 1, at, make) for at in (0.0, 19.0, 20.0, 21.0)] == [1, 1, 2, 2]
    assert lately.get("ann", 2, 21.0, make) == 3
    assert lately.get("bob", 2, 21.0, make) == 4
    lately.forget("ann")
    assert lately.get("ann", 2, 21.0, make) == 5
    assert lately.get("ann", 2, 1.0, make) == 6  # a clock that was put back


def test_while_one_makes_a_value_anew_others_go_on_with_the_old_one() -> None:
    lately: Lately[str] = Lately(20.0)
    lately.get("ann", 1, 0.0, lambda: "old")
    slowly = _Slowly("new")
    with ThreadPoolExecutor(2) as threads:
        making = threads.submit(lately.get, "ann", 1, 21.0, slowly)
        assert slowly.begun.wait(10)
        assert lately.get("ann", 1, 21.0, lambda: "twice") == "old"
        # Of another version is none: who asks for that does not get the old one.
        assert lately.get("ann", 2, 21.0, lambda: "other") == "other"
        slowly.end.set()
        assert making.result(10) == "new"
    assert not lately._making


def test_who_comes_while_the_first_is_made_waits_for_it() -> None:
    lately: Lately[str] = Lately(20.0)
    slowly = _Slowly("made")
    with ThreadPoolExecutor(2) as threads:
        making = threads.submit(lately.get, "ann", 1, 0.0, slowly)
        assert slowly.begun.wait(10)
        waiting = threads.submit(lately.get, "ann", 1, 0.0, lambda: "twice")
        assert not waiting.done()
        slowly.end.set()
        assert (making.result(10), waiting.result(10)) == ("made", "made")


def test_a_value_that_cannot_be_made_stands_in_nobodys_way() -> None:
    lately: Lately[str] = Lately(20.0)

    def fails() -> str:
        raise ValueError("not now")

    with pytest.raises(ValueError, match="not now"):
        lately.get("ann", 1, 0.0, fails)
    assert lately.get("ann", 1, 0.0, lambda: "there") == "there"


def test_only_so_many_values_are_kept() -> None:
    lately: Lately[int] = Lately(20.0, most=2)
    for key in "abc":
        lately.get(key, 1, 0.0, lambda: 1)
    assert lately.get("a", 1, 0.0, lambda: 2) == 2
    assert lately.get("c", 1, 0.0, lambda: 2) == 1


def test_prints_are_kept_within_bounds_and_made_anew_when_a_story_is_told_again(
    place: Place,
) -> None:
    ada = place.user()
    rows = [tell(place, ada, name, "post", "echo", dossier=True)[0] for name in ("mill", "wharf")]
    (dossier,) = place.desk.store.dossiers.get([rows[0].id])
    size = len(print_dossier(place.desk, dossier).whole)
    small, large = Prints(most=size), Prints()
    for prints, same in ((small, False), (large, True)):
        first = prints.of(place.desk, rows[0])
        prints.of(place.desk, rows[1])
        assert (prints.of(place.desk, rows[0]) is first) == same
    before = large.of(place.desk, rows[0])
    place.clock.now += 1
    from variorum.desk.printing import keep_print

    keep_print(place.desk, dossier, rows[0].state)
    assert large.of(place.desk, rows[0]) is not before
    assert large.of(place.desk, rows[0]) == before
