"""When a page was published and last changed: the witnesses weighed, the one believed named."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice

from variorum.extraction.dates_shown import ShownDate
from variorum.extraction.linked import kinds_of
from variorum.extraction.pagefacts import PageFacts, clean
from variorum.extraction.stamps import iso
from variorum.model import Fact

_PUBLISHED_META = """
article:published_time og:article:published_time datepublished og:published_time
article:published og:pubdate bt:pubdate parsely-pub-date sailthru.date pubdate publishdate
publish-date publish_date published_at published publication_date publication-date published-date
publisheddate published_date published_time published-at article_date_original article.published
article:publish_date article:published_date article:post_date article:publicationdate
cxenseparse:recs:publishtime cxenseparse:publishtime citation_publication_date
citation_online_date citation_date dc.date.issued dc.date.published dcterms.issued dcterms.date
dcterms.available dcterms.created dcsext.articlefirstpublished
prism.publicationdate rnews:datepublished vr:published_time ptime pdate post_date postdate
article-publication-date articlepublicationdate publicationdate date_published first_published
originalpublicationdate original-publish-date displaydate display_date ob_date
analyticsattributes.articledate
""".split()
# Their names don't say which of a page's dates they give.
_VAGUE_META = """
date dc.date.created dc.date dc.created created datecreated creation_date release_date gentime
eprints.date
""".split()
_MODIFIED_META = """
article:modified_time og:updated_time og:modified_time datemodified last-modified lastmod
dcterms.modified dc.date.modified article:modified article:updated_time modified updated
last_updated lastupdated date_modified modified_time updated_time citation_update_date
""".split()
_URL_DATE = re.compile(
    r"/(?P<year>(?:19|20)\d\d)[/-](?P<month>\d\d?|[a-z]{3})[/-](?P<day>\d\d?)(?=[/_-]|\.|$)"
    r"|[/_-](?P<run>(?:19|20)\d\d[01]\d[0-3]\d)(?=[/_.-]|$)",
    re.IGNORECASE,
)
# A report's own corrections come within days; what is changed later is a revision.
_REVISED = 7
_IN_SCRIPT = re.compile(
    r"""[\\]?["'](?P<key>date_?published|published(?:_?(?:at|on|date|time))?|publish(?:ed)?_?date"""
    r"""|first_?published(?:_?(?:at|date))?|publication_?date)[\\]?["']\s{0,3}:\s{0,3}"""
    r"""[\\]?["'](?P<value>(?:19|20)\d\d-\d\d-\d\d[^"'\\]{0,24})""",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Publication:
    """The days of publication and of the last change, and what contradicts them."""

    published: Fact | None
    modified: Fact | None
    complaints: tuple[str, ...] = ()


def publication_of(facts: PageFacts, shown: Sequence[ShownDate], url: str | None) -> Publication:
    """Weigh what metadata, visible text and address say of the article's dates.

    What metadata state is believed before anything else; where they state several days,
    the one that is shown by the heading, else the one stated most often. Two things a
    reader sees go before it, and the other day is then a complaint: an earlier date by the
    heading, and, where JSON-LD of something else than news stands alone, a date by the
    heading more than a week later, under which a revised text is presented.

    A date that is only shown counts where it stands by the heading or is called that of
    publication. The date of a last change stands for that of publication only where a
    reader is shown no other, and then says so.
    """
    stated = _stated(facts, "datePublished", _PUBLISHED_META)
    changed = _stated(facts, "dateModified", _MODIFIED_META)
    plain = [d for d in shown if d.kind != "updated"]
    updated = [d for d in shown if d.kind == "updated"]
    complaints: list[str] = []
    alone = _alone(facts, stated)
    late = next((d for d in updated if d.near), None) if alone else None
    published = _published(facts, stated, plain, url, complaints, alone=alone, updated=late)
    if published is None and updated and updated[0].near:
        published = Fact(updated[0].value, f"{updated[0].how}; no other is given")
    modified = _modified(changed, updated, published)
    return Publication(published, modified, tuple(complaints))


def states_day(facts: PageFacts) -> bool:
    """True if metadata give a day of publication."""
    return bool(_stated(facts, "datePublished", _PUBLISHED_META))


def _published(
    facts: PageFacts,
    stated: list[Fact],
    plain: list[ShownDate],
    url: str | None,
    complaints: list[str],
    *,
    alone: bool,
    updated: ShownDate | None,
) -> Fact | None:
    near = next((d for d in plain if d.near), None)
    if stated:
        chosen = _chosen(stated, plain)
        later = updated if near is None or near.beside else near
        if alone and later is not None and _days_between(chosen.value, later.value) > _REVISED:
            complaints.append(
                f"{chosen.how} says {chosen.value[:10]}, {later.how} {later.value[:10]}"
            )
            return Fact(later.value, f"{later.how}, later than {chosen.how}")
        apart = _days_between(chosen.value, near.value) if near is not None else 0
        if near is not None and abs(apart) > 1 and not near.beside:
            complaints.append(
                f"{chosen.how} says {chosen.value[:10]}, {near.how} {near.value[:10]}"
            )
            if apart < 0:
                # A page that moved to another content system was often published anew there.
                return Fact(near.value, f"{near.how}, earlier than {chosen.how}")
        return chosen
    if near is not None or plain:
        first = near or plain[0]
        return Fact(first.value, first.how)
    vague = _stated(facts, "datePublished", _VAGUE_META, own=False) or _in_scripts(facts.scripts)
    if vague:
        return vague[0]
    value = _in_address(url)
    return Fact(value, "date in the address") if value else None


def _chosen(stated: list[Fact], plain: list[ShownDate]) -> Fact:
    days = {d.value[:10] for d in plain}
    shown = [fact for fact in stated if fact.value[:10] in days]
    if shown:
        return shown[0]
    counts = Counter(fact.value[:10] for fact in stated)
    most = max(counts.values())
    # Ties go to what stands first: JSON-LD before meta elements.
    return next(fact for fact in stated if counts[fact.value[:10]] == most)


def _stated(facts: PageFacts, key: str, metas: Sequence[str], *, own: bool = True) -> list[Fact]:
    """Dates from JSON-LD and meta elements; ``own``: of the article, else of what isn't one.

    The date of a bare WebPage is that of a content system's entry, which no reader sees.
    """
    found = []
    for node in facts.linked:
        if own and "WebPage" not in kinds_of(node) and (value := iso(clean(node.get(key)))):
            found.append(Fact(value, f"JSON-LD {key}"))
    for name in metas:
        if value := iso(clean(facts.meta.get(name))):
            found.append(Fact(value, f"meta {name}"))
    # Coarse and template dates are none: "1970-01-01", "0001-01-01".
    return [fact for fact in found if len(fact.value) >= 10 and fact.value[:4] > "1970"] or found


def _in_scripts(scripts: Sequence[str]) -> list[Fact]:
    """The one day that the data of a page's scripts call that of publication."""
    found = []
    for script in scripts:
        if "ubli" not in script and "UBLI" not in script:
            continue
        for match in islice(_IN_SCRIPT.finditer(script), 50):
            if value := iso(match["value"]):
                found.append(Fact(value, f"script data {match['key']}"))
    return found[:1] if len({fact.value[:10] for fact in found}) == 1 else []


def _modified(changed: list[Fact], updated: list[ShownDate], published: Fact | None) -> Fact | None:
    found = [*changed, *(Fact(d.value, d.how) for d in updated)]
    for fact in found:
        if published is None or (
            fact.value[:10] >= published.value[:10] and fact.value != published.value
        ):
            return fact
    return None


def _in_address(url: str | None) -> str | None:
    for match in _URL_DATE.finditer((url or "")[:2000].partition("?")[0]):
        if match["run"]:
            return iso(match["run"])
        if match["month"].isdigit():
            return iso(f"{match['year']}-{match['month']:0>2}-{match['day']:0>2}")
        return iso(f"{match['day']} {match['month']} {match['year']}")
    return None


def _days_between(left: str, right: str) -> int:
    """Days from one date to another; 0 where one is coarse."""
    try:
        return (date.fromisoformat(right[:10]) - date.fromisoformat(left[:10])).days
    except ValueError:
        return 0


def _alone(facts: PageFacts, stated: list[Fact]) -> bool:
    """True where only JSON-LD states a day, and not that of news."""
    return all(fact.how.startswith("JSON-LD") for fact in stated) and not any(
        "News" in kind or "LiveBlog" in kind for node in facts.linked for kind in kinds_of(node)
    )
