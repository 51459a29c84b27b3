"""An invented story of eight reports, made by hand, and hard cases grown from it.

Nothing here comes from a real report. The other steps are not needed: every noun is built
from the phrases in the texts, so that the dossier can be tested alone.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field, replace

from variorum.dossier import compose
from variorum.model import (
    Analysis,
    Article,
    ArticleId,
    Attestation,
    Block,
    BlockKind,
    Capture,
    CaptureId,
    Claim,
    Conflict,
    Copy,
    Credit,
    Dossier,
    Doubt,
    Edge,
    Edition,
    Evidence,
    Fact,
    Failure,
    Lineage,
    Paraphrase,
    Passage,
    Quotation,
    Reading,
    Sentence,
    Span,
    Story,
    TextOfRecord,
    Variant,
    When,
    Witness,
    Word,
)

MADE = "2031-03-06T09:00:00Z"
LETTER = (
    "Dear Per,\n\n"
    "I was WRONG about the lower gate. We knew on 12 February that it would not close, and "
    "nobody told the town.\n\n"
    "Forty-one homes stand in water because of us, and I will not hide behind the weather. "
    "Give me six days and ninety pumps, and I will give you back your high street.\n\n"
    "Mira"
)


@dataclass
class Report:
    """One report in the making; ``blocks`` are (kind, text)."""

    key: str
    blocks: list[tuple[BlockKind, str]]
    publisher: str | None = None
    byline: str | None = None
    published: str | None = None
    modified: str | None = None
    url: str | None = None
    language: str = "en"
    whens: list[tuple[str, str, str]] = field(default_factory=list)
    quotes: list[tuple[str, str, str | None, str]] = field(default_factory=list)
    captured: str = "2031-03-06T08:30:00Z"


def build(report: Report) -> tuple[Article, Capture, Analysis]:
    """The article, its capture and its analysis."""
    text, blocks, sentences = "", [], []
    for kind, words in report.blocks:
        start = len(text)
        text += words
        blocks.append(Block(Span(start, len(text)), kind, "furniture" if kind == "noise" else ""))
        if kind in ("paragraph", "quote", "title", "item"):
            at = start
            for piece in re.split(r"(?<=[.!?])(?<!\bMr\.)\s+", words):
                begin = text.index(piece, at)
                sentences.append(Sentence(Span(begin, begin + len(piece)), len(blocks) - 1))
                at = begin + len(piece)
        text += "\n\n"
    digest = hashlib.sha256(text.encode()).hexdigest()
    ident = ArticleId(f"article-{digest[:20]}")
    title = next((b for b in blocks if b.kind == "title"), None)
    fact = lambda value: Fact(value, "stated") if value else None  # noqa: E731
    article = Article(
        ident,
        CaptureId(f"sha256:{digest}"),
        f"{report.key}.html",
        text,
        tuple(blocks),
        url=report.url,
        title=Fact(title.span.of(text), "heading", title.span) if title else None,
        byline=fact(report.byline),
        publisher=fact(report.publisher),
        published=fact(report.published),
        modified=fact(report.modified),
        language=report.language,
    )
    whens = tuple(
        When(
            Span(text.index(words), text.index(words) + len(words)),
            start,
            end,
            "day",
        )
        for words, start, end in report.whens
    )
    quotations = []
    for words, cue, speaker, kind in report.quotes:
        start = text.index(words)
        span = Span(start, start + len(words))
        said = text.find(cue) if cue else -1
        quotations.append(
            Quotation(
                span,
                Span(max(0, start - 1), min(len(text), span.end + 1)),
                "direct" if kind != "mixed" else "mixed",
                cue=Span(said, said + len(cue)) if said >= 0 else None,
                speaker=speaker,
                use="scare" if kind == "scare" else "speech",
            )
        )
    capture = Capture(
        article.capture, article.input, article.url, report.captured, "text/html", 200,
        size=len(text.encode()),
    )  # fmt: skip
    return article, capture, Analysis(ident, tuple(sentences), tuple(quotations), (), whens)


REPORTS = [
    Report(
        "hollin-herald",
        [
            ("title", "Water chief’s letter admits failed gate behind Hollin flood"),
            ("byline", "By Ada Wren"),
            ("paragraph", "The chair of Hollin Water, Mira Oduya, told council leader Per Lindqvist "
             "in a private letter that her company knew of the failed sluice gate behind Monday’s flood."),
            ("paragraph", "Lindqvist published the letter on 4 March 2031. It reads in full:"),
            ("quote", "Dear Per,"),
            ("quote", "I was WRONG about the lower gate. We knew on 12 February that it would not "
             "close, and nobody told the town."),
            ("quote", "Forty-one homes stand in water because of us, and I will not hide behind the "
             "weather. Give me six days and ninety pumps, and I will give you back your high street."),
            ("quote", "Mira"),
            ("paragraph", "“She owes this town more than pumps,” Lindqvist said outside the town hall."),
            ("noise", "Sign up for our evening letter"),
        ],
        "Hollin Valley Herald", "Ada Wren", "2031-03-04T10:20:00Z", "2031-03-04T17:05:00Z",
        "https://herald.example/letter", whens=[("4 March 2031", "2031-03-04T00:00", "2031-03-05T00:00"),
        ("on 12 February", "2031-02-12T00:00", "2031-02-13T00:00")],
        quotes=[("She owes this town more than pumps,", "said", "Per Lindqvist", "direct"),
                ("I was WRONG about the lower gate. We knew on 12 February that it would not close, and "
                 "nobody told the town.", "reads", "Mira Oduya", "direct")],
    ),
    Report(
        "tidewire",
        [
            ("title", "Utility chair tells town: ‘I was wrong about the lower gate’"),
            ("paragraph", "HOLLIN (Tidewire) — Hollin Water confirmed on Tuesday that a letter about "
             "Monday’s flood was written by its chair, Mira Oduya."),
            ("paragraph", "In it she writes: “I was wrong about the lower gate. We knew on 12 February "
             "that it would not close, and nobody told the town.”"),
            ("paragraph", "The flood reached 41 homes, the fire service said."),
            ("paragraph", "The letter promises “six days and ninety pumps”."),
        ],
        "Tidewire", None, "2031-03-04T12:45:00Z", None, "https://tidewire.example/2031/hollin",
        whens=[("on 12 February", "2031-02-12T00:00", "2031-02-13T00:00"),
               ("on Tuesday", "2031-03-04T00:00", "2031-03-05T00:00")],
        quotes=[("I was wrong about the lower gate. We knew on 12 February that it would not close, and "
                 "nobody told the town.", "writes", "Mira Oduya", "direct"),
                ("six days and ninety pumps", "promises", "Mira Oduya", "mixed")],
    ),
    Report(
        "northgate-post",
        [
            ("title", "Utility chair tells town she was wrong"),
            ("paragraph", "HOLLIN (Tidewire) — Hollin Water confirmed on Tuesday that a letter about "
             "Monday’s flood was written by its chair, Mira Oduya."),
            ("paragraph", "In it she writes: “I was wrong about the lower gate. We knew on 12 February "
             "that it would not close, and nobody told the town.”"),
            ("paragraph", "The flood reached 41 homes, the fire service said."),
        ],
        "Northgate Post", None, "2031-03-04T13:30:00Z", None, "https://northgate.example/a/77",
        quotes=[("I was wrong about the lower gate. We knew on 12 February that it would not close, and "
                 "nobody told the town.", "writes", "Mira Oduya", "direct")],
    ),
    Report(
        "daily-weir",
        [
            ("title", "What did the water boss know, and when?"),
            ("paragraph", "A letter leaked by the council shows that Hollin Water “knew on 12 February "
             "that it would not shut”, the Weir has learned."),
            ("paragraph", "Ms Oduya wrote that “forty-one homes stand in water because of us … Give me "
             "six days and ninety pumps, and I will give you back your street”."),
            ("paragraph", "Her office would not say whether she had written the letter."),
            ("paragraph", "The council’s engineers had warned of the gate last autumn, according to a "
             "report seen by the Weir."),
        ],
        "The Daily Weir", "Jon Pike and Sal Imani", "2031-03-04T19:10:00Z", None,
        "https://dailyweir.example/oduya",
        quotes=[("forty-one homes stand in water because of us … Give me six days and ninety pumps, and I "
                 "will give you back your street", "wrote", "Mira Oduya", "direct")],
    ),
    Report(
        "warta-selat",
        [
            ("title", "Pengerusi syarikat air mengaku salah dalam surat kepada pemimpin majlis"),
            ("paragraph", "Mira Oduya menulis: “Saya SILAP tentang pintu bawah. Kami tahu pada 12 Februari "
             "bahawa pintu itu tidak akan tertutup.”"),
            ("paragraph", "Sebanyak 41 buah rumah dinaiki air, kata pasukan bomba."),
        ],
        "Warta Selat", "Nurul Hana", "2031-03-05T02:00:00+08:00", None,
        "https://wartaselat.example/hollin", "ms",
        quotes=[("Saya SILAP tentang pintu bawah. Kami tahu pada 12 Februari bahawa pintu itu tidak akan "
                 "tertutup.", "menulis", "Mira Oduya", "direct")],
    ),
    Report(
        "talbote",
        [
            ("title", "Brief der Wasserchefin: „Ich habe mich GEIRRT“"),
            ("paragraph", "Die Vorsitzende von Hollin Water schrieb an Ratschef Per Lindqvist: „Vierzehn "
             "Häuser stehen unseretwegen unter Wasser.“"),
            ("paragraph", "Das Unternehmen bestätigte den Brief am Mittwoch."),
        ],
        "Der Talbote", None, "2031-03-05", None, "https://talbote.example/brief", "de",
        whens=[("am Mittwoch", "2031-03-05T00:00", "2031-03-06T00:00")],
        quotes=[("Vierzehn Häuser stehen unseretwegen unter Wasser.", "schrieb", "Mira Oduya", "direct")],
    ),
    Report(
        "pump-notes",
        [
            ("paragraph", "So the gate was known. As the Herald reported, Oduya’s letter gives “fourteen "
             "homes” and asks for “ninety pumps”."),
            ("paragraph", "The letter was published on 3 March 2031, a day before the papers had it."),
        ],
        None, None, None, None, "javascript:alert(1)",
        whens=[("3 March 2031", "2031-03-03T00:00", "2031-03-04T00:00")],
        quotes=[("fourteen homes", "gives", "Mira Oduya", "mixed"), ("ninety pumps", "asks for", "Mira Oduya", "mixed")],
    ),
    Report(
        "coast-radio",
        [
            ("title", "Pumps arrive in Hollin as water company accepts blame"),
            ("paragraph", "The first thirty pumps reached Hollin on 5 March 2031, two days after the flood."),
            ("paragraph", "Hollin Water said it stood by every word of Ms Oduya’s letter to Mr Lindqvist. "
             "“We failed the town,” said its spokesman, Tomas Reis."),
            ("paragraph", "Correction: an earlier version of this report gave the number of homes as 14. It is 41."),
        ],
        "Coast Radio", "Bea Flint", "2031-03-05T16:00:00Z", "2031-03-05T18:30:00Z",
        "https://coastradio.example/pumps",
        whens=[("5 March 2031", "2031-03-05T00:00", "2031-03-06T00:00")],
        quotes=[("We failed the town,", "said", "Tomas Reis", "direct")],
    ),
]  # fmt: skip


@dataclass
class Parts:
    """All that compose takes, still loose."""

    story: Story
    articles: tuple[Article, ...]
    captures: tuple[Capture, ...]
    analyses: tuple[Analysis, ...]
    records: tuple[TextOfRecord, ...] = ()
    claims: tuple[Claim, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    copies: tuple[Copy, ...] = ()
    lineage: Lineage = field(default_factory=Lineage)

    def compose(self) -> Dossier:
        return compose(
            self.story, self.articles, self.captures, self.analyses, (), self.records,
            self.claims, self.conflicts, self.copies, self.lineage,
        )  # fmt: skip


def gather(reports: list[Report]) -> Parts:
    """Articles, captures and analyses alone, each report an origin of its own."""
    built = [build(report) for report in reports]
    articles = tuple(article for article, _, _ in built)
    ids = tuple(sorted(article.id for article in articles))
    return Parts(
        Story("story-" + hashlib.sha256("".join(ids).encode()).hexdigest()[:20], ids),
        articles,
        tuple(capture for _, capture, _ in built),
        tuple(analysis for _, _, analysis in built),
        lineage=Lineage(tuple((ident,) for ident in ids)),
    )


def finder(parts: Parts, keys: list[str]):  # type: ignore[no-untyped-def]
    """A function that finds a phrase in the report with a key, as a passage."""
    by_key = dict(zip(keys, parts.articles, strict=True))

    def at(key: str, phrase: str, *, nth: int = 0) -> Passage:
        article, start = by_key[key], -1
        for _ in range(nth + 1):
            start = article.text.index(phrase, start + 1)
        return Passage(article.id, start, start + len(phrase))

    return at, {key: article.id for key, article in by_key.items()}


def flood_parts() -> Parts:
    """The rich story: a message with variants, conflicts, copies, five languages of doubt."""
    parts = gather(REPORTS)
    at, ids = finder(parts, [report.key for report in REPORTS])
    herald, wire, post, weir = "hollin-herald", "tidewire", "northgate-post", "daily-weir"
    full = tuple(at(herald, paragraph) for paragraph in LETTER.split("\n\n"))
    gate = ("I was wrong about the lower gate. We knew on 12 February that it would not close, "
            "and nobody told the town.")  # fmt: skip
    witnesses = (
        Witness("X", ids[herald], "full", full),
        Witness("Y", ids[wire], "partial", (at(wire, gate), at(wire, "six days and ninety pumps"))),
        Witness("Z", ids[post], "partial", (at(post, gate),)),
        Witness("W", ids[weir], "partial", (
            at(weir, "knew on 12 February that it would not shut"),
            at(weir, "forty-one homes stand in water because of us … Give me six days and ninety "
               "pumps, and I will give you back your street"))),
        Witness("V", ids["warta-selat"], "translation", (
            at("warta-selat", "Saya SILAP tentang pintu bawah. Kami tahu pada 12 Februari bahawa "
               "pintu itu tidak akan tertutup."),)),
        Witness("U", ids["talbote"], "translation", (
            at("talbote", "Vierzehn Häuser stehen unseretwegen unter Wasser."),)),
        Witness("T", ids["pump-notes"], "partial", (
            at("pump-notes", "fourteen homes"), at("pump-notes", "ninety pumps"))),
    )  # fmt: skip

    def spot(words: str) -> tuple[int, int]:
        start = LETTER.index(words)
        return start, start + len(words)

    def variant(
        number: int, kind: str, words: str, rank: int, *readings: Reading, note: str = ""
    ) -> Variant:
        start, end = spot(words) if words else (0, 0)
        return Variant(f"variant-{number}", kind, start, end, readings, rank, note)  # type: ignore[arg-type]

    variants = (
        variant(1, "case", "WRONG", 5, Reading("WRONG", (at(herald, "WRONG"),)),
                Reading("wrong", (at(wire, "wrong", nth=1), at(post, "wrong", nth=1)))),
        variant(2, "word", "close", 2, Reading("close", (at(herald, "close"), at(wire, "close"), at(post, "close"))),
                Reading("shut", (at(weir, "shut"),)), note="inside quotation marks; no other witness"),
        variant(3, "word", "Forty-one", 0, Reading("Forty-one", (at(herald, "Forty-one"), at(weir, "forty-one"))),
                Reading("fourteen", (at("pump-notes", "fourteen"),)), note="a number"),
        variant(4, "case", "Forty-one", 6, Reading("Forty-one", (at(herald, "Forty-one"),)),
                Reading("forty-one", (at(weir, "forty-one"),))),
        variant(5, "ellipsis", ", and I will not hide behind the weather.", 7,
                Reading(", and I will not hide behind the weather.", (at(herald, ", and I will not hide behind the weather."),)),
                Reading("…", (at(weir, "…"),))),
        variant(6, "omission", "high street", 3, Reading("high street", (at(herald, "high street"),)),
                Reading("street", (at(weir, "street"),))),
        variant(7, "punctuation", "town.", 8, Reading("town.", (at(herald, "town.", nth=0), at(wire, "town."))),
                Reading("town", (at(post, "town", nth=1),))),
    )  # fmt: skip
    # A part of the letter, and the phrase in which a report prints it word for word.
    prints = [(herald, p, p) for p in LETTER.split("\n\n")]
    prints += [(wire, gate, gate), (post, gate, gate), (wire, "six days and ninety pumps", "")]
    prints += [
        (
            weir,
            "knew on 12 February that it would not close",
            "knew on 12 February that it would not shut",
        ),
        (
            weir,
            "Forty-one homes stand in water because of us",
            "forty-one homes stand in water because of us",
        ),
        (weir, "Give me six days and ninety pumps, and I will give you back your", ""),
        (weir, "street", ""),
        ("pump-notes", "Forty-one homes", "fourteen homes"),
        ("pump-notes", "ninety pumps", ""),
    ]
    token = re.compile(r"\w[\w-]*|[^\w\s]")
    printed: dict[int, list[Passage]] = {}
    for key, of_letter, of_report in prints:
        start = LETTER.casefold().index(of_letter.casefold())
        place = at(key, of_report or of_letter)
        text = parts.articles[[r.key for r in REPORTS].index(key)].text
        for m, n in zip(
            token.finditer(LETTER, start, start + len(of_letter)),
            token.finditer(text, place.start, place.end),
            strict=True,
        ):
            printed.setdefault(m.start(), []).append(Passage(ids[key], n.start(), n.end()))
    places = [m.span() for m in token.finditer(LETTER)]
    record = TextOfRecord(
        "record-letter", "letter", "Mira Oduya", "Per Lindqvist", LETTER,
        tuple(Word(start, end, tuple(sorted(printed[start])), "") for start, end in places),
        witnesses, variants,
        (Paraphrase(at("coast-radio", "Hollin Water said it stood by every word of Ms Oduya’s letter to Mr Lindqvist."), *spot("I was WRONG about the lower gate.")),),
        (Doubt(at("talbote", "Ich habe mich GEIRRT"), "a headline in quotation marks: a translation, not the words", ()),),
    )  # fmt: skip

    def says(
        key: str, phrase: str, value: str, stance: str = "asserts", nth: int = 0
    ) -> Attestation:
        return Attestation(at(key, phrase, nth=nth), value, stance)  # type: ignore[arg-type]

    confirmed = says(
        wire,
        "Hollin Water confirmed on Tuesday that a letter about Monday’s flood was written by its chair, Mira Oduya.",
        "confirmed",
        "confirms",
    )
    declined = says(
        weir,
        "Her office would not say whether she had written the letter.",
        "declined to say",
        "declines",
    )
    forty = [
        says(wire, "The flood reached 41 homes, the fire service said.", "41"),
        says(post, "The flood reached 41 homes, the fire service said.", "41"),
        says("warta-selat", "Sebanyak 41 buah rumah dinaiki air, kata pasukan bomba.", "41"),
        says(herald, "Forty-one homes stand in water", "41"),
    ]
    fourteen = says("talbote", "Vierzehn Häuser stehen unseretwegen unter Wasser.", "14")
    claims = (
        Claim("claim-1", "homes under water", "41", "contested", 3, (*forty, fourteen)),
        Claim("claim-2", "who wrote the letter", "confirmed by Hollin Water", "contested", 2,
              (confirmed, says("talbote", "Das Unternehmen bestätigte den Brief am Mittwoch.", "confirmed", "confirms"), declined)),
        Claim("claim-3", "the company knew of the failed gate", "12 February", "corroborated", 3, (
            says(herald, "We knew on 12 February that it would not close", "12 February"),
            says(wire, "We knew on 12 February that it would not close", "12 February"),
            says(weir, "knew on 12 February", "12 February"),
            says("warta-selat", "Kami tahu pada 12 Februari", "12 February"))),
        Claim("claim-4", "letter published", "2031-03-04", "contested", 1, (
            says(herald, "Lindqvist published the letter on 4 March 2031.", "2031-03-04"),
            says("pump-notes", "The letter was published on 3 March 2031, a day before the papers had it.", "2031-03-03"))),
        Claim("claim-5", "engineers warned of the gate", "last autumn", "single", 1, (
            says(weir, "The council’s engineers had warned of the gate last autumn, according to a report seen by the Weir.", "last autumn"),)),
        Claim("claim-7", "the writer of the letter", "Mira Oduya", "corroborated", 2, (
            says(herald, "Mira Oduya, told council leader Per Lindqvist in a private letter", "Mira Oduya"),
            says(wire, "a letter about Monday’s flood was written by its chair, Mira Oduya", "Mira Oduya"))),
        Claim("claim-6", "pumps arrived", "30", "single", 1, (
            says("coast-radio", "The first thirty pumps reached Hollin on 5 March 2031, two days after the flood.", "30"),)),
    )  # fmt: skip
    conflicts = (
        Conflict("conflict-1", "whether the company confirmed the letter", "confirmation", "hard", (confirmed, declined), "one report has a confirmation, another that the office would not say"),
        Conflict("conflict-2", "homes under water", "number", "hard", (forty[0], fourteen), "the numbers differ and neither is a bound"),
        Conflict("conflict-3", "when the letter was published", "date", "hard", (claims[3].attestations[0], claims[3].attestations[1]), "the days do not meet"),
        Conflict("conflict-4", "homes under water", "number", "superseded", (
            says("coast-radio", "an earlier version of this report gave the number of homes as 14", "14"),
            says("coast-radio", "It is 41.", "41")), "the report corrects itself"),
    )  # fmt: skip
    copied = ("Hollin Water confirmed on Tuesday that a letter about Monday’s flood was written by its "
              "chair, Mira Oduya.")  # fmt: skip
    first, second = sorted((ids[wire], ids[post]))
    pair = (at(wire, copied), at(post, copied))
    copies = (
        Copy(first, second, "wire", 0.91, 0.97, (ids[wire], ids[post]),
             (Evidence("shared text", "97 % of the text, credited to Tidewire", 0.97, pair),),
             (pair if first == ids[wire] else (pair[1], pair[0]),)),
    )  # fmt: skip
    lineage = Lineage(
        (
            (ids[herald], ids["pump-notes"]),
            (ids[wire], ids[post]),
            *((ids[key],) for key in (weir, "warta-selat", "talbote", "coast-radio")),
        ),
        (
            Edge(ids[wire], ids[post], True, copies[0].why),
            Edge(ids[herald], ids["pump-notes"], False, (Evidence("credit", "“As the Herald reported”", 0.6, (at("pump-notes", "As the Herald reported"),)),)),
            Edge("the council", ids[weir], False, (Evidence("credit", "“leaked by the council”", 0.4, (at(weir, "leaked by the council"),)),)),
        ),
    )  # fmt: skip
    credits = {
        ids[wire]: (at(wire, "(Tidewire)"), "Tidewire", "agency"),
        ids["pump-notes"]: (at("pump-notes", "As the Herald reported"), "Hollin Valley Herald", "report"),
        ids[weir]: (at(weir, "according to a report seen by the Weir"), "a report seen by the Weir", "attribution"),
    }  # fmt: skip
    analyses = tuple(
        replace(a, credits=(Credit(credits[a.article][0].span, credits[a.article][1], credits[a.article][2]),))  # type: ignore[arg-type]
        if a.article in credits else a
        for a in parts.analyses
    )  # fmt: skip
    return replace_parts(parts, analyses=analyses, records=(record,), claims=claims,
                         conflicts=conflicts, copies=copies, lineage=lineage)  # fmt: skip


def replace_parts(parts: Parts, **changes: object) -> Parts:
    """Like dataclasses.replace, for loose parts."""
    return replace(parts, **changes)  # type: ignore[arg-type]


def edition(*dossiers: Dossier, failures: tuple[Failure, ...] = ()) -> Edition:
    return Edition(MADE, dossiers, failures)


def flood() -> Dossier:
    return flood_parts().compose()


def single_report() -> Dossier:
    """One report, nothing else found."""
    return gather([REPORTS[7]]).compose()


def no_record() -> Dossier:
    """The eight reports with claims and conflicts, and no text that they quote."""
    return replace_parts(flood_parts(), records=()).compose()


def many_reports(number: int = 50) -> Dossier:
    """A story as large as they come: a few reports, told again and again."""
    words = "river council pumps gate water streets engineers warning houses families school road bridge mayor".split()
    reports = []
    for i in range(number):
        told = 10 + i % 3
        reports.append(
            Report(
                f"outlet-{i}",
                [
                    ("title", f"Flood reaches {told} streets as {words[i % 14]} and {words[(i * 5) % 14]} fail, report {i} says"),
                    ("paragraph", f"The flood reached {told} streets of Vale on 7 April 2031, the mayor’s office said."),
                    ("paragraph", f"“Nobody from the {words[i % 14]} came,” said Ines Vold, who lives at number {i}."),
                    ("paragraph", "The mayor wrote: “We will rebuild the bridge before the winter.” " + f"Work on the {words[(i + 3) % 14]} begins soon."),
                ],
                f"Outlet {i}" if i % 7 else f"The Extraordinarily Long-Named Gazette of District {i}", None if i % 4 else f"Writer {i}",
                f"2031-04-{7 + i % 4:02d}T{i % 24:02d}:15:00Z", None, f"https://outlet{i}.example/flood",
                whens=[("on 7 April 2031", "2031-04-07T00:00", "2031-04-08T00:00")],
                quotes=[(f"Nobody from the {words[i % 14]} came,", "said", "Ines Vold", "direct"),
                        ("We will rebuild the bridge before the winter.", "wrote", "the mayor", "direct")],
            )
        )  # fmt: skip
    parts = gather(reports)
    at, ids = finder(parts, [r.key for r in reports])
    text = "We will rebuild the bridge before the winter."
    claims = []
    for told in (10, 11, 12):
        claims.append(
            Claim(
                f"claim-{told}",
                "streets reached by the flood",
                str(told),
                "contested",
                16,
                tuple(
                    Attestation(at(f"outlet-{i}", f"The flood reached {told} streets"), str(told))
                    for i in range(number)
                    if 10 + i % 3 == told
                ),
            )
        )
    claims.append(
        Claim(
            "claim-date",
            "day of the flood",
            "2031-04-07",
            "corroborated",
            number,
            tuple(
                Attestation(at(f"outlet-{i}", "on 7 April 2031"), "2031-04-07")
                for i in range(number)
            ),
        )
    )
    for i in range(number):
        claims.append(
            Claim(
                f"claim-work-{i}",
                f"work begins on the {words[(i + 3) % 14]}",
                "soon",
                "single",
                1,
                (
                    Attestation(
                        at(f"outlet-{i}", f"Work on the {words[(i + 3) % 14]} begins soon."), "soon"
                    ),
                ),
            )
        )
    sides = tuple(claims[n].attestations[0] for n in range(3))
    conflicts = [
        Conflict(
            "conflict-x",
            "streets reached by the flood",
            "number",
            "hard",
            sides,
            "the numbers differ",
        )
    ]
    record = TextOfRecord(
        "record-bridge",
        "statement",
        "the mayor",
        None,
        text,
        (),
        tuple(
            Witness("?", ids[f"outlet-{i}"], "full", (at(f"outlet-{i}", text),))
            for i in range(number)
        ),
    )
    edges = tuple(
        Edge(ids[f"outlet-{i // 4}"], ids[f"outlet-{i}"], i % 3 > 0, (Evidence("credit", f"credit to outlet {i // 4}", 0.5, (at(f"outlet-{i}", "the mayor’s office said"),)),))
        for i in range(4, number))  # fmt: skip
    return replace_parts(parts, claims=tuple(claims), conflicts=tuple(conflicts), records=(record,),
                         lineage=Lineage(parts.lineage.origins, edges)).compose()  # fmt: skip


def long_record(words: int = 1000) -> Dossier:
    """A record of a thousand words with a variant in every third sentence."""
    stems = "harbour promise winter council answer letter bridge money signature river morning witness".split()
    sentences = []
    for i in range(words // 14):
        w = [stems[(i * k + k) % 12] for k in range(1, 6)]
        sentences.append(
            f"Number {i} of my reasons is the {w[0]} and the {w[1]}, for no {w[2]} ever kept a {w[3]}."
        )
    paragraphs = [" ".join(sentences[i : i + 5]) for i in range(0, len(sentences), 5)]
    full = Report("full-print", [("title", "The resignation letter in full"), ("paragraph", "The letter reads:"),
                  *(("quote", p) for p in paragraphs)], "Record Office", "Li Marr", "2031-06-01T08:00:00Z", None, "https://record.example/1")  # fmt: skip
    other_sentences = [
        s.replace("ever kept", "ever broke") if i % 3 == 0 else s for i, s in enumerate(sentences)
    ]
    other_paragraphs = [" ".join(other_sentences[i : i + 5]) for i in range(0, len(sentences), 5)]
    other = Report("other-print", [("title", "Letter of resignation"), *(("quote", p) for p in other_paragraphs[:9])],
                   "Other Press", None, "2031-06-01T09:00:00Z", None, "https://other.example/1")  # fmt: skip
    parts = gather([full, other])
    at, ids = finder(parts, ["full-print", "other-print"])
    text = "\n\n".join(paragraphs)
    variants, offset = [], 0
    for i, sentence in enumerate(sentences[:45]):
        start = text.index(sentence, offset)
        offset = start
        if i % 3 == 0:
            where = start + sentence.index("kept")
            variants.append(
                Variant(
                    f"v{i}",
                    "word",
                    where,
                    where + 4,
                    (
                        Reading("kept", (at("full-print", sentence.split(", for")[0]),)),
                        Reading(
                            "broke", (at("other-print", other_sentences[i].split(", for")[0]),)
                        ),
                    ),
                    3,
                )
            )
    record = TextOfRecord("record-long", "letter", "Ola Brandt", "the board", text, (), (
        Witness("", ids["full-print"], "full", tuple(at("full-print", p) for p in paragraphs)),
        Witness("", ids["other-print"], "partial", tuple(at("other-print", p) for p in other_paragraphs[:9]))), tuple(variants))  # fmt: skip
    return replace_parts(parts, records=(record,)).compose()


HOSTILE = (
    "</script><script>alert('x')</script><img src=x onerror=alert(1)> & \" ' {{7*7}} {% raw %}"
)


def hostile() -> Dossier:
    """Titles, texts and addresses that would like to run, break out, or never wrap."""
    reports = [
        Report("evil", [("title", HOSTILE), ("byline", HOSTILE), ("paragraph", f"Words before {HOSTILE} and after it, on 2 May 2031."),
                        ("paragraph", "x" * 900 + " " + "https://long.example/" + "path" * 120)],
               HOSTILE, HOSTILE, "not a date <b>", None, "javascript:alert(document.domain)",
               whens=[("on 2 May 2031", "2031-05-02T00:00", "2031-05-03T00:00")],
               quotes=[(HOSTILE, "before", HOSTILE, "direct")]),
        Report("data", [("title", "W" * 260), ("paragraph", "A plain sentence of a plain report stands here.")],
               "W" * 120, None, "2031-05-02T10:00:00Z", None, "data:text/html,<script>alert(1)</script>"),
        Report("rtl", [("title", "رسالة الوزيرة إلى رئيس البلدية: كنت مخطئة بشأن البوابة"), ("paragraph", "قالت الوزيرة إن الرسالة حقيقية، ولم تعلق البلدية.")],
               "صحيفة الوادي", "ليلى", "2031-05-03T10:00:00Z", None, "https://wadi.example/\"onmouseover=alert(1)", "ar"),
        Report("hebrew", [("title", "מכתב ראש העיר \u202eexe.txt"), ("paragraph", "ראש העיר פרסם את המכתב ביום שני.")],
               "העמק", None, "2031-05-03T11:00:00Z", None, "https://emek.example/1", "he"),
    ]  # fmt: skip
    parts = gather(reports)
    at, ids = finder(parts, [r.key for r in reports])
    record = TextOfRecord(
        "record-evil",
        "message",
        HOSTILE,
        HOSTILE,
        HOSTILE,
        (),
        (Witness("", ids["evil"], "full", (at("evil", HOSTILE, nth=2),)),),
        (
            Variant(
                "v",
                "word",
                3,
                9,
                (
                    Reading("script", (at("evil", "Words"),)),
                    Reading(HOSTILE, (at("data", "plain"),)),
                ),
                1,
                HOSTILE,
            ),
        ),
    )
    claim = Claim(
        "c", HOSTILE, HOSTILE, "single", 1, (Attestation(at("evil", "Words before"), HOSTILE),)
    )
    conflict = Conflict(
        "k",
        HOSTILE,
        "event",
        "soft",
        (claim.attestations[0], Attestation(at("rtl", "الوزيرة"), HOSTILE)),
        HOSTILE,
    )
    lineage = Lineage(parts.lineage.origins, (Edge(HOSTILE, ids["evil"], True, (Evidence("x", HOSTILE, 0.5, (at("evil", "Words"),)),)),))  # fmt: skip
    return replace_parts(
        parts, records=(record,), claims=(claim,), conflicts=(conflict,), lineage=lineage
    ).compose()
