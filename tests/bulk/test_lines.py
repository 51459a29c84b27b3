from __future__ import annotations

import gzip
import json
from pathlib import Path

import variorum

PAGE = (
    "<!doctype html><html lang=en><head><title>Mill owner sells the wheel</title></head><body>"
    "<article><h1>Mill owner sells the wheel</h1>"
    "<p>The owner of the mill at Trennick, Asta Holm, has sold the wheel that turned for her "
    "family for more than ninety years, she said on Friday.</p>"
    "<p>“It turned for my father and it will turn for somebody else,” Holm said. The parish "
    "council paid for its repair and wishes to know what became of that.</p>"
    "</article></body></html>"
)


def test_a_script_goes_from_pages_to_who_said_what_in_two_lines(tmp_path: Path) -> None:
    settings = variorum.read_settings(tmp_path, {}, quotations="rules")
    (tmp_path / "mill.html").write_text(PAGE, encoding="utf-8")
    articles, said = tmp_path / "articles.jsonl.gz", tmp_path / "said.jsonl"
    drawn = variorum.extract_lines([str(tmp_path)], articles, settings=settings)
    assert (drawn.tally.read, drawn.tally.errors) == (1, 0)
    read = variorum.analyse_lines([str(articles)], said, settings=settings)
    assert (read.tally.read, read.note) == (1, "")
    row = json.loads(said.read_text(encoding="utf-8"))
    article = json.loads(gzip.decompress(articles.read_bytes()))
    (direct,) = [quote for quote in row["quotes"] if quote["kind"] == "direct"]
    assert article["text"][direct["start"] : direct["end"]].startswith("“It turned")
    assert direct["speaker"] == "Asta Holm"


def test_what_archives_hold_besides_pages_is_told(tmp_path: Path) -> None:
    block = b"HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\nx"
    record = (
        "WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: https://a.example/x.png\r\n"
        f"Content-Length: {len(block)}\r\n\r\n"
    ).encode() + block
    (tmp_path / "crawl.warc").write_bytes(record + b"\r\n\r\n")
    ended = variorum.extract_lines([str(tmp_path / "crawl.warc")], tmp_path / "out.jsonl")
    assert ended.tally.lines == 0
    assert ended.note == "Records passed over: 1 image/png."
