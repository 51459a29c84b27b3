"""Which entries are new, revised, or seen before; and feeds whose names lie."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from variorum.following import arrivals_of, names_of, wording_of
from variorum.model import Arrival, Entry

Known = dict[str, tuple[int, str]]


def entry(name: str, url: str | None = None, title: str = "Tolls rise", text: str = "x") -> Entry:
    return Entry(name, url, title, text=text)


class Shelf:
    """A store in small: items by name."""

    def __init__(self) -> None:
        self.known: Known = {}
        self.items: list[list[Entry]] = []

    def take(self, *entries: Entry) -> tuple[Arrival, ...]:
        arrivals = arrivals_of(entries, self.known)
        for arrival in arrivals:
            item = len(self.items) if arrival.item is None else arrival.item
            if arrival.item is None:
                self.items.append([])
            self.items[item].append(arrival.entry)
            for name, (owner, _) in list(self.known.items()):
                if owner == item:
                    self.known[name] = (item, arrival.digest)
            self.known |= dict.fromkeys(arrival.names, (item, arrival.digest))
        return arrivals


def test_an_entry_seen_before_is_not_taken_again_whatever_its_date_says() -> None:
    shelf = Shelf()
    first = Entry("1", "https://a.example/1", "Tolls", published="2031-05-08", text="x")
    again = Entry("1", "https://a.example/1", "Tolls", published="2031-05-09", text=" x ")
    assert len(shelf.take(first)) == 1
    assert shelf.take(again) == ()


def test_a_revised_entry_keeps_its_item() -> None:
    shelf = Shelf()
    shelf.take(entry("1", "https://a.example/1"))
    (revised,) = shelf.take(entry("1", "https://a.example/1", "Tolls fall"))
    assert revised.item == 0
    assert shelf.take(entry("1", "https://a.example/1", "Tolls fall")) == ()


def test_entries_that_all_link_to_one_page_are_each_taken() -> None:
    shelf = Shelf()
    for day in ("Monday", "Tuesday", "Wednesday"):
        assert len(shelf.take(entry(day, "https://a.example/", f"Tolls on {day}"))) == 1
    assert len(shelf.items) == 3


def test_an_entry_whose_id_changes_is_known_by_its_address_and_headline() -> None:
    shelf = Shelf()
    shelf.take(entry("one", "https://a.example/1"))
    (renamed,) = shelf.take(entry("two", "https://a.example/1"))
    assert (renamed.item, renamed.names) == (0, ("id:two",))
    assert shelf.take(entry("two", "https://b.example/moved"))[0].item == 0
    assert len(shelf.items) == 1


def test_one_id_for_all_entries_does_not_make_them_one() -> None:
    shelf = Shelf()
    both = (entry("x", "https://a.example/1"), entry("x", "https://a.example/2"))
    assert len(shelf.take(*both)) == 2
    assert shelf.take(*both) == ()
    assert shelf.take(*reversed(both)) == ()


def test_one_address_for_all_entries_does_not_make_them_one() -> None:
    shelf = Shelf()
    both = (entry("1", "https://a.example/"), entry("2", "https://a.example/"))
    assert len(shelf.take(*both)) == 2
    assert shelf.take(*both) == ()


def test_an_entry_that_stands_twice_in_a_feed_is_taken_once() -> None:
    shelf = Shelf()
    assert (
        len(shelf.take(entry("1", "https://a.example/1"), entry("1", "https://a.example/1"))) == 1
    )


entries = st.builds(
    entry,
    st.sampled_from("abc"),
    st.none() | st.sampled_from(["https://a.example/1", "https://a.example/2"]),
    st.sampled_from(["Tolls", "Fares"]),
)


@given(st.lists(st.lists(entries, max_size=5), max_size=4))
def test_a_feed_read_again_brings_nothing(feeds: Sequence[Sequence[Entry]]) -> None:
    shelf = Shelf()
    for feed in feeds:
        shelf.take(*feed)
        assert [arrival for arrival in shelf.take(*feed) if arrival.item is None] == []


@given(st.lists(entries, max_size=6))
def test_every_entry_has_a_name_and_no_address_is_the_name_of_two_ids(
    feed: Sequence[Entry],
) -> None:
    owners: dict[str, set[str]] = {}
    for one, names in zip(feed, names_of(feed), strict=True):
        assert names
        for name in names[1:]:
            owners.setdefault(name, set()).add(one.id)
    assert all(len(owner) == 1 for owner in owners.values())


def test_the_wording_is_title_byline_and_text_without_their_spaces() -> None:
    assert wording_of(entry("1", text="a  b\n")) == wording_of(entry("2", "u", text="a b"))
    assert wording_of(entry("1", title="a")) != wording_of(entry("1", title="b"))
