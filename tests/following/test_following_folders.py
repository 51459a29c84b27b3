from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.following import joined, parted


@given(st.lists(st.text(min_size=1, max_size=6), max_size=4))
def test_a_way_of_folders_comes_back_whatever_their_names(path: list[str]) -> None:
    assert parted(joined(path)) == tuple(path)


@pytest.mark.parametrize(
    ("title", "path"),
    [("", ()), ("News", ("News",)), ("News/Local", ("News", "Local")), ("/a//b/", ("a", "b")),
     ("AC\\/DC", ("AC/DC",)), ("a\\", ("a\\",))],
)  # fmt: skip
def test_a_title_written_by_hand_is_read(title: str, path: tuple[str, ...]) -> None:
    assert parted(title) == path
