"""Tables: typed columns, fixed order, no formula, the same in CSV and in Parquet."""

from __future__ import annotations

import csv
import io
import sys
from dataclasses import replace

import pyarrow.parquet
import pytest
from flood_story import MADE, flood_parts, hostile
from hypothesis import given
from hypothesis import strategies as st

from variorum.dossier.exports import to_csv, to_parquet
from variorum.dossier.exports.tables import guarded, unguarded
from variorum.dossier.exports.tables.shapes import tables_of
from variorum.errors import SettingsError
from variorum.model import Dossier, Edition, Fact

NAMES = {
    "articles", "records", "witnesses", "variants", "quotations", "claims", "attestations",
    "conflicts", "copies", "lineage", "coverage", "credits", "timeline", "account",
}  # fmt: skip


def _edition(*dossiers: Dossier) -> Edition:
    return Edition(MADE, dossiers or (flood_parts().compose(),))


def _rows(files: object, name: str) -> list[dict[str, str]]:
    text = files[f"tables/{name}.csv"]  # type: ignore[index]
    return [
        {key: unguarded(value) for key, value in row.items()}
        for row in csv.DictReader(io.StringIO(text, newline=""))
    ]


def test_there_is_a_file_for_every_table_even_of_an_empty_edition() -> None:
    for edition in (_edition(), _edition(hostile()), Edition(MADE, ())):
        files = to_csv(edition)
        assert {name.removeprefix("tables/").removesuffix(".csv") for name in files} == NAMES
        assert all(text.startswith("story,") for text in files.values())


def test_every_cell_is_of_the_type_of_its_column() -> None:
    kinds = {"text": str, "integer": int, "number": float, "boolean": bool}
    for edition in (_edition(), _edition(hostile())):
        for table in tables_of(edition):
            assert len({column.name for column in table.columns}) == len(table.columns)
            for row in table.rows:
                assert len(row) == len(table.columns), table.name
                for cell, column in zip(row, table.columns, strict=True):
                    assert cell is None or type(cell) is kinds[column.type], (
                        table.name,
                        column.name,
                    )


def test_every_reading_of_every_variant_is_a_row_with_its_siglum() -> None:
    told = {
        (row["reading"], row["kind"], row["siglum"])
        for row in _rows(to_csv(_edition()), "variants")
        if row["record_text"] == "Forty-one"
    }
    assert told == {
        ("Forty-one", "word", "A"),
        ("Forty-one", "word", "E"),
        ("fourteen", "word", "H"),
        ("Forty-one", "case", "A"),
        ("forty-one", "case", "E"),
    }


def test_every_passage_of_every_table_is_what_stands_there() -> None:
    dossier = flood_parts().compose()
    texts = {article.id: article.text for article in dossier.articles}
    files = to_csv(_edition(dossier))
    checked = 0
    for name in NAMES:
        for row in _rows(files, name):
            if row.get("start"):
                assert row["text"] == texts[row["article"]][int(row["start"]) : int(row["end"])]  # type: ignore[index]
                checked += 1
    assert checked > 100


def test_copies_and_lineage_name_both_ends() -> None:
    files = to_csv(_edition())
    assert [(row["siglum_a"], row["siglum_b"]) for row in _rows(files, "copies")]
    assert ("B", "C") in {(row["from"], row["to"]) for row in _rows(files, "copies")}
    assert all(row["source"] and row["target"] for row in _rows(files, "lineage"))
    assert (
        _rows(to_csv(_edition(hostile())), "lineage")[0]["source"]
        == hostile().lineage.edges[0].source
    )


@pytest.mark.parametrize("opener", ["=", "+", "-", "@", "\t", "\r", "\n", " =", "＝", "'"])
def test_no_cell_opens_a_formula_and_every_value_comes_back(opener: str) -> None:
    title = f"{opener}HYPERLINK(1)"
    dossier = flood_parts().compose()
    evil = tuple(
        replace(a, title=Fact(title, "stated"), byline=Fact(title, "stated"))
        for a in dossier.articles
    )
    files = to_csv(_edition(replace(dossier, articles=evil)))
    raw = [
        row["byline"]
        for row in csv.DictReader(io.StringIO(files["tables/articles.csv"], newline=""))
    ]
    assert all(cell.startswith("'") for cell in raw)
    assert [row["byline"] for row in _rows(files, "articles")] == [title] * len(raw)


@given(st.text())
def test_a_guard_can_always_be_taken_off_again(text: str) -> None:
    assert unguarded(guarded(text)) == text
    assert guarded(text).lstrip()[:1] not in set("=+-@")


@given(st.text(max_size=30))
def test_any_title_comes_back_from_a_csv_file(title: str) -> None:
    dossier = hostile()
    articles = tuple(replace(a, byline=Fact(title, "stated")) for a in dossier.articles)
    text = to_csv(_edition(replace(dossier, articles=articles)))["tables/articles.csv"]
    back = list(csv.DictReader(io.StringIO(text, newline="")))
    wanted = "".join("\ufffd" if "\ud800" <= sign <= "\udfff" else sign for sign in title)
    assert [unguarded(row["byline"]) for row in back] == [wanted] * len(articles)


def test_parquet_holds_the_same_rows_with_their_types() -> None:
    edition = _edition(flood_parts().compose(), hostile())
    files = to_parquet(edition)
    for table in tables_of(edition):
        read = pyarrow.parquet.read_table(io.BytesIO(files[f"tables/{table.name}.parquet"]))
        assert read.column_names == [column.name for column in table.columns]
        assert [tuple(row.values()) for row in read.to_pylist()] == list(table.rows)
        kinds = {"text": "string", "integer": "int64", "number": "double", "boolean": "bool"}
        assert [str(t) for t in read.schema.types] == [kinds[c.type] for c in table.columns]


def test_without_pyarrow_a_named_error_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(SettingsError, match=r"needs pyarrow.*pip install 'variorum\[tables\]'"):
        to_parquet(_edition())


def test_equal_editions_give_equal_tables() -> None:
    assert to_csv(_edition()) == to_csv(_edition())
    assert to_parquet(_edition()) == to_parquet(_edition())


def test_several_stories_stand_under_each_other_and_are_told_apart() -> None:
    rows = _rows(to_csv(_edition(flood_parts().compose(), hostile())), "articles")
    assert [row["story"] for row in rows] == sorted(
        [row["story"] for row in rows], key=[r["story"] for r in rows].index
    )
    assert len({row["story"] for row in rows}) == 2
    assert len(rows) == 12
