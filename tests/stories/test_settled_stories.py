"""What becomes of articles that are too old to be compared, when their stories go on."""

from __future__ import annotations

from variorum.stories.gathering import Bond, Gathering

_ALIKE = Bond(0.5, 0.5)


def _bridged() -> Gathering:
    gathering = Gathering([1.0] * 5)
    gathering.add({}, {})
    gathering.add({}, {})
    gathering.add({1: _ALIKE}, {1: 0.5})
    gathering.settle(2)
    # A late article finds the first story, none of whose articles can be compared any more.
    gathering.add({0: _ALIKE}, {0: 0.5})
    assert gathering.add({2: _ALIKE, 3: _ALIKE}, {0: 0.5, 1: 0.5}) == "bridged"
    return gathering


def test_settled_articles_go_with_a_story_that_is_merged() -> None:
    gathering = _bridged()
    assert [gathering.place(number) for number in range(5)] == [0, 0, 0, 0, 0]


def test_a_restart_remembers_where_settled_articles_went() -> None:
    gathering = _bridged()
    again = Gathering.restore(gathering.state(), [gathering.block(0)], [1.0] * 5)
    assert [again.place(number) for number in range(5)] == [0, 0, 0, 0, 0]


def test_the_name_of_a_merged_story_with_settled_articles_is_given_to_no_other() -> None:
    gathering = _bridged()
    gathering.relabel([[2], [3, 4]], "apart")
    assert gathering.place(2) not in (0, 1)
    assert gathering.place(1) == gathering.place(3) == 0
