"""What is read of sentences is worked out once, and not kept beyond its story."""

from __future__ import annotations

from variorum.text.of_a_story import kept_for_a_story, let_go


def test_a_sentence_is_read_once_until_its_story_is_told() -> None:
    read: list[str] = []

    @kept_for_a_story(8)
    def length(sentence: str) -> int:
        read.append(sentence)
        return len(sentence)

    assert [length("The bridge is shut."), length("The bridge is shut.")] == [19, 19]
    assert len(read) == 1
    let_go()
    assert length.cache_info().currsize == 0
    assert length("The bridge is shut.") == 19
    assert len(read) == 2
