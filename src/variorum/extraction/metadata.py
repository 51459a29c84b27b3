"""A page's title, byline, publisher and dates: the best witness for each, named."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from variorum.extraction.authors import named, page_byline, states_author
from variorum.extraction.bylines import squash
from variorum.extraction.dates_shown import order_on, shown_dates
from variorum.extraction.linked import alike
from variorum.extraction.live import live_marks
from variorum.extraction.pagefacts import PageFacts, clean
from variorum.extraction.publication import publication_of, states_day
from variorum.extraction.reading import Given, host_of
from variorum.extraction.shown import shown_lines
from variorum.extraction.walls import wall_on
from variorum.model import Fact

_SEPARATOR = re.compile(r"\s+[|\-–—»«·:•/]+\s+|\s*[|»·•]\s*|:\s+")
_TITLE_LABEL = re.compile(r"^(?:title|titel|titre|título|titolo|tittel)\s*:\s*", re.IGNORECASE)


def page_title(facts: PageFacts) -> Fact | None:
    """The title a reader sees: the main heading that the metadata agree with.

    A heading that is the site's name is passed over; a title from metadata loses the
    site's name at its end.
    """
    site = _site_names(facts)
    given = [
        (how, _without_site(value, site))
        for how, value in (
            ("og:title", clean(facts.meta.get("og:title"))),
            ("JSON-LD headline", _headline(facts)),
            ("twitter:title", clean(facts.meta.get("twitter:title"))),
            ("title element", clean(facts.title_element)),
        )
        if value
    ]
    best: tuple[float, int, str] | None = None
    for number, heading in enumerate(facts.headings):
        # Some say "Title:" before it, for those who can't see that it is one.
        text = _TITLE_LABEL.sub("", clean(heading))
        if not text or squash(text) in site or len(text) < 3:
            continue
        agreement = max((alike(text, value) for _, value in given), default=0.0)
        if best is None or agreement > best[0] + 0.2:
            best = (agreement, -number, text)
    if best is not None and (best[0] >= 0.35 or not given):
        return Fact(best[2], "main heading")
    for how, value in given:
        if value and squash(value) not in site:
            return Fact(value, how)
    return Fact(best[2], "main heading") if best is not None else None


def _headline(facts: PageFacts) -> str:
    found = (clean(node.get("headline")) for node in facts.linked)
    return next((value for value in found if value), "")


def _site_names(facts: PageFacts) -> frozenset[str]:
    names = {
        clean(facts.meta.get(key)) for key in ("og:site_name", "application-name", "twitter:site")
    }
    names |= {name for node in facts.linked if (name := named(node.get("publisher")))}
    parts = [p for p in _SEPARATOR.split(facts.title_element) if p]
    # A heading that stands at the title's end, behind another, is the site's.
    if len(parts) > 1:
        ends = {squash(p) for p in (parts[0], parts[-1])}
        firsts = [squash(h) for h in facts.headings]
        if (
            len(set(firsts)) > 1
            or not firsts
            or alike(facts.title_element, facts.headings[0]) < 0.5
        ):
            names |= {
                h for h in facts.headings if squash(h) in ends and squash(h) == squash(parts[-1])
            }
    return frozenset(squash(name) for name in names if name)


def _without_site(title: str, site: frozenset[str]) -> str:
    """The title without a last (or first) part that is the site's name or looks like one."""
    cuts = list(_SEPARATOR.finditer(title))
    if not cuts:
        return title
    last, first = cuts[-1], cuts[0]
    if squash(title[last.end() :]) in site:
        return _without_site(title[: last.start()], site)
    if squash(title[: first.start()]) in site and ":" not in first.group():
        return title[first.end() :]
    if "|" in last.group() and len(title[: last.start()]) > len(title[last.end() :]):
        return title[: last.start()]
    return title


def page_publisher(facts: PageFacts) -> Fact | None:
    """Who publishes the page, by its own word."""
    if name := clean(facts.meta.get("og:site_name"), 120):
        return Fact(name, "og:site_name")
    for node in facts.linked:
        if name := named(node.get("publisher")):
            return Fact(name, "JSON-LD publisher")
    if name := clean(facts.meta.get("application-name"), 80):
        return Fact(name, "meta application-name")
    return None


def page_given(
    facts: PageFacts,
    tree: Any,
    url: str | None,
    complaints: Iterable[str] = (),
    *,
    quick: bool = False,
) -> Given:
    """All that a page says of its article outside the text, each with how it was found.

    Args:
        facts: What its head and headings say.
        tree: The page.
        url: Its address.
        complaints: What was complained of before.
        quick: Metadata that name both author and day are believed; what a reader is shown
            is only looked at where they leave one out.

    Cost: about 10 ms for a page of usual size, 2 ms where metadata are believed; linear.
    """
    title = page_title(facts)
    believed = quick and states_day(facts) and states_author(facts)
    lines = () if believed else shown_lines(tree, title.value if title else None)
    order = order_on(lines, facts.meta.get("og:locale") or facts.language, host_of(url))
    publication = publication_of(facts, shown_dates(lines, order), url)
    return Given(
        title=title,
        byline=page_byline(facts, lines, tree),
        publisher=page_publisher(facts),
        published=publication.published,
        modified=publication.modified,
        language=facts.language,
        url=url,
        complaints=(*complaints, *facts.complaints, *publication.complaints),
        access=wall_on(facts, lines),
        entries=live_marks(facts, tree, url, title.value if title else None),
    )
