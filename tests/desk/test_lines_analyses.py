from __future__ import annotations

from variorum.desk.lines_analyses import analysis_record, quotes_of, quotes_within
from variorum.desk.lines_documents import Document, article_of
from variorum.model import Analysis, Quotation, Span
from variorum.model.analysis import Quantity, QuotationKind, Stance, When


def _said(
    text: str,
    words: str,
    kind: QuotationKind = "direct",
    *,
    group: int = 0,
    parent: int | None = None,
    speaker: str | None = None,
) -> Quotation:
    start = text.index(words)
    place = Span(start, start + len(words))
    named = Span(text.index(speaker), text.index(speaker) + len(speaker)) if speaker else None
    return Quotation(
        place, place, kind, group=group, parent=parent, speaker_span=named, speaker=speaker
    )


def _texts(text: str, found: list[Quotation]) -> list[str]:
    return [text[quote["start"] : quote["end"]] for quote in quotes_of(text, found)]


def test_a_marked_fragment_inside_a_clause_is_no_quote_of_its_own() -> None:
    text = "Holm said that the wheel was “worn” and would go. “It goes,” she said."
    found = [
        _said(text, "that the wheel was “worn” and would go", "mixed"),
        _said(text, "“worn”", group=1),
        _said(text, "“It goes,”", group=2),
    ]
    assert _texts(text, found) == ["that the wheel was “worn” and would go", "“It goes,”"]


def test_paragraphs_whose_marks_stay_open_are_one_quote() -> None:
    text = "“First it turned.\n\n“Then it stood.\n\n“Now it goes,” Holm said."
    found = [
        _said(text, part, group=3, speaker="Holm")
        for part in ("“First it turned.", "“Then it stood.", "“Now it goes,”")
    ]
    assert _texts(text, found) == ["“First it turned.\n\n“Then it stood.\n\n“Now it goes,”"]
    assert quotes_of(text, found)[0]["speaker_text"] == "Holm"


def test_pieces_cut_by_their_speaker_stay_apart_and_share_a_group() -> None:
    text = "“It turned,” Holm said, “for my father.”"
    found = [_said(text, "“It turned,”", group=2), _said(text, "“for my father.”", group=2)]
    assert [quote["group"] for quote in quotes_of(text, found)] == [2, 2]


def test_speech_inside_speech_stands_in_a_list_of_its_own_and_points_at_what_holds_it() -> None:
    text = "“Go.” “He told me ‘no, ‘never’’ twice,” Holm said."
    found = [
        _said(text, "“Go.”"),
        _said(text, "“He told me ‘no, ‘never’’ twice,”"),
        _said(text, "‘no, ‘never’’", parent=1),
        _said(text, "‘never’", parent=2),
    ]
    assert len(quotes_of(text, found)) == 2
    inner = quotes_within(text, found)
    assert [(text[q["start"] : q["end"]], q["parent"]) for q in inner] == [
        ("‘no, ‘never’’", 1),
        ("‘never’", 1),
    ]


def test_what_is_nobodys_speech_is_told_apart() -> None:
    text = "The “mill” stood."
    place = Span(4, 10)
    scare = Quotation(Span(5, 9), place, use="scare")
    document = Document("doc_id", "a", text)
    record = analysis_record(
        document, article_of(document), Analysis(article_of(document).id, quotations=(scare,)),
        "rules",
    )  # fmt: skip
    assert record["quotes"] == []
    assert record["not_quotes"] == [{"start": 4, "end": 10, "use": "scare"}]


def test_a_record_tells_dates_quantities_and_stances_with_places_and_whole_numbers_whole() -> None:
    text = "Holm denied on 8 May that it cost €3.2bn."
    document = Document("id", 4, text, complaints=("odd",))
    article = article_of(document)
    record = analysis_record(
        document,
        article,
        Analysis(
            article.id,
            whens=(When(Span(15, 20), "2031-05-08T00:00", "2031-05-09T00:00", "day", True),),
            quantities=(Quantity(Span(34, 40), 3.2e9, 3.2e9, unit="EUR"),),
            stances=(Stance(Span(5, 11), "denied", Span(0, 4), "Asta Holm", Span(21, 40)),),
            unread=("names",),
        ),
        "rules",
    )
    assert record["id"] == 4
    assert record["unread"] == ["names"]
    assert record["complaints"] == ["odd"]
    assert record["dates"][0]["anchored"] is True
    assert repr(record["quantities"][0]["low"]) == "3200000000"
    assert record["stances"] == [
        {
            "start": 5, "end": 11, "kind": "denied", "agent_start": 0, "agent_end": 4,
            "agent": "Asta Holm", "object_start": 21, "object_end": 40,
            "object": "that it cost €3.2bn",
        }
    ]  # fmt: skip


def test_a_hundred_thousand_fragments_in_one_clause_take_little_time() -> None:
    text = "x" * 200_002
    clause = Quotation(Span(0, 200_002), Span(0, 200_002), "mixed")
    parts = [Quotation(Span(i, i + 1), Span(i, i + 1)) for i in range(0, 200_000, 2)]
    assert len(quotes_of(text, [clause, *parts])) == 1
