"""What was worked out a moment ago holds for a while; prints in memory are bounded."""

from __future__ import annotations

from reader import Place
from telling import tell

from variorum.desk.printing import print_dossier
from variorum.web.lately import Lately
from variorum.web.prints import Prints


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
