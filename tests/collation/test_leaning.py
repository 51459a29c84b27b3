"""Who only passes on what a post or a release of the story says."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from variorum.claims import weigh
from variorum.collation import collate, trace
from variorum.extraction import extract_entry, extract_page
from variorum.language import analyse, merge_cast, resolve
from variorum.model import (
    Access,
    Article,
    ArticleId,
    Block,
    BlockKind,
    Capture,
    CaptureId,
    Claim,
    Edge,
    Entry,
    Fact,
    Lineage,
    Link,
    Passage,
    Post,
    Span,
)
from variorum.model.collation import REPEATED
from variorum.stories import find_copies

ADDRESS = "https://social.example/@annorr/112233"
CLOSES = "The old bridge over the Senn will close on 5 May."
COSTS = "It needs repairs that will cost 3.4 million euros and last eleven weeks."

Line = str | tuple[BlockKind, str]


def article(
    name: str,
    *lines: Line,
    url: str | None = None,
    at: str = "2031-05-02T12:00",
    publisher: str | None = None,
    byline: str | None = None,
    post: bool = False,
    language: str = "en",
    link: tuple[str, str] | None = None,
    title: str | None = None,
) -> Article:
    """An article of plain paragraphs; ``link`` is an address and the words that lead there."""
    rows: list[tuple[BlockKind, str]] = [("title", title)] if title else []
    rows += [("paragraph", line) if isinstance(line, str) else line for line in lines]
    blocks, text = [], ""
    for kind, line in rows:
        blocks.append(Block(Span(len(text), len(text) + len(line)), kind))
        text += line + "\n\n"
    text = text.rstrip()
    links = ()
    if link is not None:
        start = text.index(link[1])
        links = (Link(link[0], link[1], Span(start, start + len(link[1]))),)
    return Article(
        ArticleId(name),
        CaptureId(f"capture of {name}"),
        name,
        text,
        tuple(blocks),
        url=url or f"https://{name}.example/bridge",
        publisher=Fact(publisher or name.title(), "test"),
        byline=Fact(byline, "test") if byline else None,
        published=Fact(at, "test"),
        language=language,
        post=post,
        links=links,
        title=Fact(title, "test", blocks[0].span) if title else None,
    )


def posted(*lines: str, at: str = "2031-05-02T09:00", language: str = "en") -> Article:
    return article(
        "annpost", *lines, url=ADDRESS, at=at, publisher="@annorr@social.example",
        byline="Ann Orr", post=True, language=language,
    )  # fmt: skip


@dataclass(frozen=True)
class Told:
    articles: tuple[Article, ...]
    lineage: Lineage
    claims: tuple[Claim, ...]

    @property
    def origins(self) -> int:
        return len(self.lineage.origins)

    @property
    def edge(self) -> Edge | None:
        """The edge that says that something of the post is repeated."""
        found = [e for e in self.lineage.edges if any(w.kind == REPEATED for w in e.why)]
        assert len(found) < 2
        return found[0] if found else None

    def words(self, passage: Passage) -> str:
        text = next(a.text for a in self.articles if a.id == passage.article)
        return text[passage.start : passage.end]

    def most(self, *said: str) -> int:
        """The most origins of a claim of several reports whose passages hold these words."""
        counts = [
            claim.origins
            for claim in self.claims
            if len({a.passage.article for a in claim.attestations}) > 1
            and all(any(w in self.words(a.passage) for a in claim.attestations) for w in said)
        ]
        assert counts, "there is no such claim"
        return max(counts)


def tell(*articles: Article) -> Told:
    ordered = tuple(sorted(articles, key=lambda one: one.id))
    analyses = [analyse(one) for one in ordered]
    cast = merge_cast(ordered, analyses)
    analyses = [resolve(a, n, cast) for a, n in zip(ordered, analyses, strict=True)]
    copies = find_copies(ordered, analyses)
    records = collate(ordered, analyses, copies)
    lineage = trace(ordered, analyses, copies, records)
    claims, _ = weigh(ordered, analyses, records, lineage)
    return Told(ordered, lineage, claims)


POST = posted(CLOSES, COSTS)


@pytest.mark.parametrize(
    "lines",
    [
        (f"Harrowvale's mayor Ann Orr wrote on Friday: “{CLOSES} {COSTS}”",),
        (f"“{CLOSES[:-1]},” mayor Ann Orr wrote on Mastodon.",),
        (f"“{CLOSES[:-1]},” mayor Ann Orr said on Friday.",),
        ("“The old bridge … will close on 5 May,” Ann Orr wrote in a post.", f"“{COSTS}”"),
        ("“The old [road] bridge over the Senn will close,” Ann Orr posted on Friday.",),
    ],
)
def test_a_report_that_does_nothing_but_quote_a_post_is_one_origin_with_it(
    lines: tuple[str, ...],
) -> None:
    told = tell(POST, article("echo", *lines))
    assert told.lineage.origins == (("annpost", "echo"),)
    edge = told.edge
    assert edge is not None
    assert (edge.source, edge.target, edge.strong) == ("annpost", "echo", True)


def test_every_reason_cites_its_words_in_the_report_and_in_the_post() -> None:
    told = tell(POST, article("echo", f"Ann Orr wrote: “{CLOSES}”", "Shops fear for May."))
    edge = told.edge
    assert edge is not None
    (why,) = edge.why
    assert {p.article for p in why.passages} == {"annpost", "echo"}
    said = [told.words(p) for p in why.passages]
    assert said == [f"Ann Orr wrote: “{CLOSES}”", CLOSES[:-1]]


def test_two_reports_that_quote_one_post_do_not_bear_each_other_out() -> None:
    told = tell(
        POST,
        article("echo", f"Mayor Ann Orr wrote on Friday: “{COSTS}”", "Traders fear for May."),
        article("star", f"“{COSTS[:-1]},” Ann Orr wrote on Mastodon.", "A bus driver is glad."),
    )
    assert told.origins == 3  # each has something of its own to say
    assert told.most("3.4 million") == 1
    assert all(claim.verdict != "corroborated" for claim in told.claims)


def test_of_a_report_with_news_of_its_own_only_what_it_quotes_leans_on_the_post() -> None:
    told = tell(
        POST,
        article(
            "echo",
            f"Mayor Ann Orr wrote on Mastodon: “{CLOSES}”",
            "Engineers of the road authority found cracks in two pillars in March.",
        ),
    )
    assert told.origins == 2
    assert told.most(CLOSES[:-1]) == 1


def test_a_claim_that_the_report_has_from_elsewhere_too_stays_corroborated() -> None:
    told = tell(
        POST,
        article(
            "echo",
            f"Mayor Ann Orr wrote on Mastodon: “{CLOSES}”",
            "Engineers found cracks in two pillars in March, and lorries have been banned since. The "
            "road authority confirmed that the old bridge over the Senn will close on 5 May.",
        ),
    )
    assert told.origins == 2
    assert told.most(CLOSES[:-1], "road authority confirmed") == 2


def test_a_third_report_still_corroborates_what_the_post_says() -> None:
    told = tell(
        POST,
        article("echo", f"Ann Orr wrote on Friday: “{COSTS}”"),
        article("star", "Repairs of the bridge will cost 3.4 million euros, the treasurer said."),
    )
    assert told.most("3.4 million", "treasurer") == 2


@pytest.mark.parametrize(
    "line",
    [
        f"“{CLOSES[:-1]},” mayor Ann Orr told the Echo on Friday.",
        f"“{CLOSES[:-1]},” mayor Ann Orr said at a press conference.",
        f"“{CLOSES[:-1]},” mayor Ann Orr said in an interview.",
        f"In a letter to traders mayor Ann Orr wrote: “{CLOSES}”",
        f"“{CLOSES[:-1]},” engineer Tom Vale wrote on Friday.",
        "The bridge “will close”, mayor Ann Orr said on Friday.",
        "“The old bridge over the Senn will close on 6 May,” mayor Ann Orr wrote.",
        f"The old bridge will be shut: “{CLOSES}”",
        f"Ann Orr did not write: “{CLOSES}”",
    ],
)
def test_words_that_may_be_from_elsewhere_are_the_reports_own(line: str) -> None:
    told = tell(POST, article("echo", line))
    assert told.origins == 2
    assert told.edge is None


def test_what_came_out_before_the_post_is_not_from_it() -> None:
    early = article("echo", f"Mayor Ann Orr wrote: “{CLOSES}”", at="2031-05-01")
    assert tell(POST, early).edge is None
    post = posted(CLOSES, COSTS, at="2031-05-02T09:00Z")
    hours = article("echo", f"Mayor Ann Orr wrote: “{CLOSES}”", at="2031-05-02T08:00Z")
    assert tell(post, hours).edge is None


def test_the_same_words_on_a_page_that_is_no_document_are_two_origins() -> None:
    page = article("gazette", CLOSES, COSTS, byline="Ann Orr")
    assert tell(page, article("echo", f"Ann Orr wrote: “{CLOSES}”")).edge is None


@pytest.mark.parametrize(
    "more",
    [
        "Traders in Harrow Lane fear for their shops.",
        "The council will meet on 9 May.",
        "It is cracked.",
        "Police confirmed it.",
        "Engineers agree.",
        "The old bridge will not close, neighbours hope.",
        "“We are glad,” said Tom Vale.",
        "It will cost 4 million euros.",
    ],
)
def test_the_least_word_of_its_own_keeps_a_report_an_origin(more: str) -> None:
    told = tell(POST, article("echo", f"Ann Orr wrote on Mastodon: “{CLOSES} {COSTS}”", more))
    assert told.origins == 2
    assert told.edge is not None


def test_a_text_that_ends_at_a_wall_may_have_words_of_its_own() -> None:
    from dataclasses import replace

    report = article("echo", f"Mayor Ann Orr wrote: “{CLOSES}”")
    walled = replace(report, access=Access("paywall", "test", cut=True))
    assert tell(POST, report).origins == 1
    assert tell(POST, walled).origins == 2


def test_a_headline_of_the_posts_words_leans_with_the_quotation_below() -> None:
    told = tell(
        POST,
        article(
            "echo",
            f"Mayor Ann Orr wrote on Mastodon: “{CLOSES}”",
            "Traders in Harrow Lane fear for their shops.",
            title="Old bridge over the Senn will close on 5 May",
        ),
    )
    assert told.most(CLOSES[:-1]) == 1


def test_reported_speech_leans_where_the_report_links_to_the_post() -> None:
    lines = (
        "The old bridge will close on 5 May, mayor Ann Orr wrote on Mastodon.",
        "Traders in Harrow Lane have signed a petition.",
    )
    linked = tell(POST, article("echo", *lines, link=(ADDRESS, "Mastodon")))
    assert linked.edge is not None
    assert linked.most("5 May") == 1
    unlinked = tell(POST, article("echo", *lines))
    assert unlinked.edge is None


def test_a_link_alone_keeps_a_report_an_origin() -> None:
    told = tell(
        POST,
        article("echo", "Harrowvale's traders are angry about a post.", link=(ADDRESS, "a post")),
    )
    assert told.origins == 2
    assert told.edge is None


@pytest.mark.parametrize(
    "url",
    [
        ADDRESS,
        f"{ADDRESS}/embed",
        f"{ADDRESS}?lang=en#top",
        "https://social.example/users/annorr/statuses/112233",
    ],
)
def test_words_without_a_name_are_the_posts_where_it_is_linked(url: str) -> None:
    told = tell(POST, article("echo", "The post:", ("quote", CLOSES), link=(url, "The post")))
    assert told.origins == 1
    other = tell(
        POST,
        article(
            "echo", "The post:", ("quote", CLOSES),
            link=("https://social.example/@annorr/998877", "The post"),
        ),
    )  # fmt: skip
    assert other.origins == 2


@pytest.mark.parametrize(
    ("language", "post", "report"),
    [
        (
            "de",
            "Die alte Brücke über die Senn wird am 5. Mai für elf Wochen gesperrt.",
            "Die Bürgermeisterin Ann Orr schrieb am Freitag auf Mastodon: „{}“",
        ),
        (
            "fr",
            "Le vieux pont sur la Senn sera fermé le 5 mai pour onze semaines.",
            "« {} », a écrit vendredi la maire Ann Orr sur Mastodon.",
        ),
        (
            "es",
            "El viejo puente sobre el Senn se cerrará el 5 de mayo durante once semanas.",
            "«{}», escribió el viernes la alcaldesa Ann Orr en Mastodon.",
        ),
    ],
)
def test_a_post_is_known_in_other_languages_too(language: str, post: str, report: str) -> None:
    source = posted(post, language=language)
    told = tell(source, article("echo", report.format(post[:-1]), language=language))
    assert told.edge is not None
    assert told.origins == 1
    heard = {"de": "sagte Ann Orr im Interview", "fr": "a dit Ann Orr en entretien",
             "es": "dijo Ann Orr en una entrevista"}[language]  # fmt: skip
    other = tell(source, article("echo", f"«{post[:-1]}», {heard}.", language=language))
    assert other.origins == 2


def test_a_release_is_a_document_as_well() -> None:
    release = article(
        "senntraffic",
        "Press release",
        "The Senn Traffic Board will close the old bridge on 5 May for eleven weeks.",
        "“We have no other choice, and we ask everybody for patience,” director Ida Holm says.",
        title="Press release: the old bridge closes",
        publisher="Senn Traffic Board",
    )
    report = article(
        "echo",
        "“We have no other choice, and we ask everybody for patience,” director Ida Holm said in a "
        "statement.",
        "Neighbours have hung black flags from their windows.",
    )
    told = tell(release, report)
    assert told.edge is not None
    assert told.origins == 2


def test_an_embedded_post_of_a_real_page_leans_on_the_post_of_the_account() -> None:
    capture = Capture(CaptureId("sha256:0"), "input", None, "2031-05-02T10:00:00Z", 0)
    post = extract_entry(
        Entry(
            "112233",
            url=ADDRESS,
            byline="Ann Orr",
            published="2031-05-02T09:00:00Z",
            html=f"<p>{CLOSES}</p><p>{COSTS}</p>",
            full=True,
            post=Post("annorr@social.example"),
        ),
        capture,
    )
    page = f"""<html lang="en"><head><title>Bridge closes</title>
    <meta property="og:site_name" content="The Echo"></head><body><article><h1>A post</h1>
    <p>Ann Orr posted on Mastodon.</p>
    <blockquote class="mastodon-embed"><p>{CLOSES}</p><p>{COSTS}</p>
    — Ann Orr (@annorr@social.example) <a href="{ADDRESS}">2 May 2031</a></blockquote>
    <p>Traders in Harrow Lane fear for their shops, and a petition has 200 signatures.</p>
    </article></body></html>"""
    report = extract_page(page.encode(), capture)
    told = tell(post, report)
    assert told.edge is not None
    assert told.most("3.4 million") == 1


def test_a_roundup_of_two_posts_joins_no_two_authors() -> None:
    other = article(
        "tompost",
        "I have measured every pillar of it twice and none of them will hold a lorry.",
        url="https://social.example/@tomvale/445566", publisher="@tomvale@social.example",
        byline="Tom Vale", post=True,
    )  # fmt: skip
    roundup = article(
        "echo",
        f"Ann Orr wrote on Mastodon: “{CLOSES} {COSTS}”",
        "“None of them will hold a lorry,” Tom Vale wrote on Mastodon.",
    )
    told = tell(POST, other, roundup)
    assert told.lineage.origins == (("annpost", "echo"), ("tompost",))


def test_passages_that_only_repeat_count_as_their_document() -> None:
    from variorum.model import Evidence

    post, echo, star = ArticleId("a-post"), ArticleId("b-echo"), ArticleId("c-star")
    place = Passage(echo, 10, 60)
    edge = Edge(post, echo, True, (Evidence(REPEATED, "", 0.8, (place, Passage(post, 0, 9))),))
    lineage = Lineage(((post,), (echo,), (star,)), (edge,))
    inside, beside, own = Passage(echo, 12, 50), Passage(echo, 50, 70), Passage(star, 0, 5)
    assert lineage.behind([inside, Passage(post, 0, 9)]) == 1
    assert lineage.behind([inside, own]) == 2
    assert lineage.behind([inside, beside, Passage(post, 0, 9)]) == 2
    assert lineage.behind([]) == 0
