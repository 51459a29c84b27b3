"""Other programs' title, byline and date of a page; a program that isn't installed is left out."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable, Mapping

Row = Mapping[str, str | None]
Extract = Callable[[bytes, str, str | None], Row]


def peers() -> dict[str, Extract]:
    """The programs that are installed, by the name under which the table has them."""
    known: dict[str, tuple[str, Extract]] = {
        "trafilatura": ("trafilatura", trafilatura_says),
        "htmldate": ("htmldate", htmldate_says),
        "htmldate, fast": ("htmldate", htmldate_says_fast),
        "newspaper4k": ("newspaper", newspaper_says),
    }
    return {
        name: extract
        for name, (module, extract) in known.items()
        if importlib.util.find_spec(module) is not None
    }


def trafilatura_says(data: bytes, page: str, url: str | None) -> Row:
    """All four fields, with the settings that keep bodies cleanest."""
    import trafilatura

    found = trafilatura.bare_extraction(
        data.decode("utf-8", "replace"), url=url, favor_precision=True, with_metadata=True
    )
    if found is None:
        return {}
    return {
        "title": found.title,
        "byline": found.author,
        "published": found.date,
        "text": found.text,
    }


def htmldate_says(data: bytes, page: str, url: str | None) -> Row:
    """The date of first publication, looked for everywhere."""
    return _dated(data, url, extensive=True)


def htmldate_says_fast(data: bytes, page: str, url: str | None) -> Row:
    """The date of first publication, looked for where it is likeliest."""
    return _dated(data, url, extensive=False)


def _dated(data: bytes, url: str | None, *, extensive: bool) -> Row:
    import htmldate

    found = htmldate.find_date(
        data.decode("utf-8", "replace"), url=url, extensive_search=extensive, original_date=True
    )
    return {"published": found}


def newspaper_says(data: bytes, page: str, url: str | None) -> Row:
    """All four fields; nothing is fetched."""
    import newspaper

    article = newspaper.Article(url or "https://example.org/", fetch_images=False)
    try:
        article.download(input_html=data.decode("utf-8", "replace"))
        article.parse()
    except Exception:  # noqa: BLE001 - whatever it dies of, it has said nothing
        return {}
    date = article.publish_date
    return {
        "title": article.title,
        "byline": ", ".join(article.authors),
        "published": date.isoformat() if date else None,
        "text": article.text,
    }
