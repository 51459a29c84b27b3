"""Whole editions of invented stories: texts, apparatus, witnesses, doubts."""

from __future__ import annotations

import pytest
import quoted_stories

from variorum.collation import collate
from variorum.text import fold


def edited(name):
    story = quoted_stories.STORIES[name]
    return story, collate(story.articles, story.analyses, story.copies)


def apparatus(story, record):
    """(kind, {reading: outlets}) for each variant."""
    return [
        (
            variant.kind,
            {
                fold(reading.text): "+".join(
                    sorted({story.named(p.article) for p in reading.passages})
                )
                for reading in variant.readings
            },
        )
        for variant in record.variants
    ]


EXPECTED = [
    ("letter", 0, "spelling", {"ninety-one": "harbour", "91": "ledger"}),
    ("letter", 0, "spelling", {"we are": "harbour", "we're": "ledger"}),
    ("letter", 0, "spelling", {"has not": "harbour", "hasn't": "ledger"}),
    ("letter", 0, "spelling", {"9": "harbour", "nine": "courier"}),
    ("letter", 0, "word", {"August": "harbour", "September": "courier"}),
    ("letter", 0, "word", {"you": "courier+harbour", "[our supporters]": "echo"}),
    ("letter", 0, "punctuation", {"me too": "echo+harbour", "me, too": "courier"}),
    ("letter", 0, "case", {"Coaches": "harbour", "[c]oaches": "courier"}),
    ("letter", 0, "sic", {"lightly": "harbour+ledger", "lighty [sic]": "echo"}),
    ("letter", 0, "omission", {"free for every member": "harbour", "free": "courier"}),
    (
        "letter",
        0,
        "order",
        {
            "Nobody on the board took this decision lightly. We shall be back": "echo+harbour",
            "We shall be back. Nobody on the board took this decision lightly": "ledger",
        },
    ),
    (
        "chat",
        0,
        "omission",
        {"town. If we wait we lose the dam. Somebody": "observer", "town ... Somebody": "standard"},
    ),
    ("chat", 0, "punctuation", {"now we": "observer", "now, we": "standard"}),
    ("chat", 0, "spelling", {"I will": "observer", "I'll": "standard"}),
    ("chat", 0, "spelling", {"ten": "observer", "10": "standard"}),
    ("speech", 0, "word", {"three": "herald", "four": "radio"}),
    ("speech", 0, "word", {"each": "post", "every": "radio"}),
    ("speech", 0, "spelling", {"nineteen": "herald+radio", "19": "post"}),
    ("speech", 0, "punctuation", {"nothing, and": "herald+post", "nothing and": "radio"}),
    ("memo", 0, "spelling", {"realise": "clarion", "realize": "tribune"}),
    ("memo", 0, "spelling", {"15": "clarion", "fifteen": "tribune"}),
    ("memo", 0, "addition", {"on night": "clarion", "on the night": "tribune"}),
    ("memo", 0, "punctuation", {"first, and": "clarion+wardwatch", "first and": "tribune"}),
    ("post", 0, "word", {"round": "sentinel", "around": "review"}),
    ("post", 0, "spelling", {"We'll": "sentinel", "We will": "bulletin"}),
    ("post", 0, "case", {"Three": "sentinel", "three": "bulletin"}),
    (
        "statement",
        0,
        "translation",
        {
            "Customers should unplug them at once": "globe",
            "Kunden sollen sie sofort vom Netz nehmen": "kurier",
        },
    ),
]


@pytest.mark.parametrize(("name", "index", "kind", "readings"), EXPECTED)
def test_the_apparatus_lists_every_difference_with_its_kind(name, index, kind, readings):
    story, records = edited(name)
    author = records[0].author
    mine = [record for record in records if record.author == author]

    assert (kind, readings) in apparatus(story, mine[index])


def test_a_letter_is_reconstructed_as_its_full_print_has_it():
    _, (letter, *others) = edited("letter")

    assert not others
    assert letter.kind == "letter"
    assert letter.author == "Ottilie Brandreth"
    assert letter.recipient == "members"
    assert letter.text.startswith("Dear members,\n\nAfter ninety-one years at Mill Lane we are")
    assert letter.text.endswith("We shall be back.\n\nYours in sport,\nOttilie Brandreth")


def test_a_spoken_remark_by_the_letters_author_stays_out_of_the_letter():
    story, (letter,) = edited("letter")
    shown = {story.text(p) for witness in letter.witnesses for p in witness.passages}

    assert "I cried when I signed it." not in shown


def test_bullets_of_the_full_print_are_kept():
    _, (memo, *_) = edited("memo")

    assert "- No overtime without my signature\n- No agency nurses on night shifts" in memo.text


def test_a_denied_line_is_doubted_and_never_enters_the_text():
    story, records = edited("memo")
    memo = records[0]

    assert all("cost we can cut" not in record.text for record in records)
    assert [story.text(doubt.passage) for doubt in memo.doubts] == ["Nurses are a cost we can cut."]
    assert any("never stood in the memo" in story.text(p) for p in memo.doubts[0].passages)


def test_messages_of_one_chat_are_one_text_with_a_turn_for_each():
    _, (chat, *others) = edited("chat")

    assert chat.kind == "chat"
    assert [(t.writer, t.time, chat.text[t.start : t.end].split()[0]) for t in chat.turns] == [
        ("Lorne Achterberg", "21:14", "If"),
        ("Sunniva Roake", "", "Not"),
        ("Lorne Achterberg", "", "Then"),
    ]
    assert [(r.author, r.text.split()[0]) for r in others] == [("Sunniva Roake", "I")]


def test_a_speech_that_nobody_prints_whole_is_put_together_from_its_parts():
    _, (speech, *others) = edited("speech")

    assert not others
    # Two reports differ about the first two parts; all that have the third put it last.
    *first, last = speech.text.split("\n\n")
    assert last == "Their names will be read in this hall each year. We owe them that much."
    assert sorted(first) == [
        "I do not ask you to forgive us. I ask you to watch us, every day, until every door in "
        "this city opens.",
        "We were warned three times about the doors. We did nothing, and nineteen people could "
        "not get out.",
    ]


def test_copies_count_as_one_witness_but_are_listed():
    story, records = edited("statement")
    statement = records[0]
    kinds = {story.named(w.article): w.kind for w in statement.witnesses}

    assert kinds == {
        "globe": "full",
        "kurier": "translation",
        "metro": "partial",
        "wire": "partial",
    }
    # Two copies of one report do not make a spoken remark a record.
    assert all(record.author != "Brit Sandoval" for record in records)


def test_a_headline_that_quotes_word_for_word_makes_no_difference():
    _, (post, *_) = edited("post")

    assert all(variant.note != "headline" for variant in post.variants)


def test_a_reworded_headline_is_one_difference_kept_apart():
    story = quoted_stories.story(
        [
            (
                "full",
                """Minister writes to nurses

In a letter, the minister wrote:

{Tove Lindqvist#|Dear nurses,

You have carried this country through a hard winter. We will pay you what you are owed, all of it, by the end of May. I give you my word on that today.

Tove Lindqvist}""",
            ),
            (
                "short",
                """Minister to nurses: {Tove Lindqvist^|‘We will pay you everything!’}

Her letter promises: {Tove Lindqvist!|“We will pay you what you are owed, all of it.”}""",
            ),
        ]
    )

    (letter,) = collate(story.articles, story.analyses, ())
    headline = [variant for variant in letter.variants if variant.note == "headline"]

    assert [variant.kind for variant in headline] == ["word"]
    assert fold(headline[0].readings[-1].text) == "you everything"
    assert "everything" not in letter.text


def test_a_majority_of_independent_witnesses_decides_and_copies_do_not():
    rows = [
        (
            "a",
            "One\n\nShe wrote in a letter: {Ann Ode!|“The tower will fall before the winter comes again, I fear.”}",
        ),
        (
            "b",
            "Two\n\nShe wrote in a letter: {Ann Ode!|“The tower will fall before the summer comes again.”}",
        ),
        (
            "c",
            "Three\n\nShe wrote in a letter: {Ann Ode!|“The tower will fall before the summer comes again.”}",
        ),
    ]
    free = quoted_stories.story(rows)
    copied = quoted_stories.story(rows, copies=[("b", "c")])

    (by_majority,) = collate(free.articles, free.analyses, free.copies)
    (by_print,) = collate(copied.articles, copied.analyses, copied.copies)

    assert "summer" in by_majority.text
    assert "winter" in by_print.text
    reason = next(
        w.reason for w in by_majority.words if by_majority.text[w.start : w.end] == "summer"
    )
    assert reason == "in 2 of 3 independent witnesses"


def test_a_negation_put_in_is_the_gravest_difference():
    story = quoted_stories.story(
        [
            (
                "a",
                "One\n\nThe note says: {Bo Lind!|“We did not know about the crack, and we do now.”}",
            ),
            ("b", "Two\n\nThe note says: {Bo Lind!|“We did know about the crack, and we do now.”}"),
        ]
    )

    (note,) = collate(story.articles, story.analyses, ())

    assert [(v.kind, v.rank) for v in note.variants] == [("omission", 0)]
    assert [r.text for r in note.variants[0].readings] == ["did not know", "did know"]


def test_typography_alone_is_no_difference():
    story = quoted_stories.story(
        [
            (
                "a",
                "One\n\nThe note says: {Bo Lind!|“It’s late – we’re going\u00a0home, all 20\u202f000 of us.”}",
            ),
            (
                "b",
                "Two\n\nThe note says: {Bo Lind!|\"It's late - we're going home, all 20 000 of us,\"}",
            ),
        ]
    )

    (note,) = collate(story.articles, story.analyses, ())

    assert note.variants == ()


def test_nothing_quoted_gives_no_record():
    story = quoted_stories.story([("a", "Rain\n\nIt rained."), ("b", "Rain\n\nIt rained again.")])

    assert collate(story.articles, story.analyses, ()) == ()


def test_articles_without_their_analyses_are_a_programmers_error():
    story = quoted_stories.LETTER

    with pytest.raises(ValueError, match="parallel"):
        collate(story.articles, story.analyses[:1], ())


def test_a_sentence_that_retells_the_letter_is_a_paraphrase():
    story = quoted_stories.story(
        [
            (
                "full",
                """Farmers write to minister

Their chair Greet Maes wrote a letter to the minister. It reads:

{Greet Maes#|Minister,

The drought has taken half of our harvest this year. We ask you to open the reserve fund before the autumn sowing begins.

We remain ready to meet you on any farm you choose.}""",
            ),
            (
                "short",
                """Farmers ask for help

In her letter, Maes asked the minister to open the reserve fund before farmers begin the autumn sowing. The minister was in Brussels.""",
            ),
        ]
    )

    (letter,) = collate(story.articles, story.analyses, ())

    assert [story.text(p.passage).split(",")[0] for p in letter.paraphrases] == ["In her letter"]
    told = letter.paraphrases[0]
    assert letter.text[told.start : told.end].startswith("We ask you to open the reserve fund")


def test_lines_of_a_chat_count_where_another_report_quotes_them():
    story = quoted_stories.story(
        [
            (
                "log",
                """Chat log of the flood night

Oda Brix: The lower gate is stuck, send somebody with a crane.
Per Lund: No crane before six. Use the tractor.
Oda Brix: The tractor is under water.
Update: The page was last changed on Monday.""",
            ),
            (
                "paper",
                """Flood chat: 'the tractor is under water'

Engineer Oda Brix wrote: {Oda Brix!|“The lower gate is stuck, send somebody with a crane.”}

{Per Lund!|“No crane before 6. Use the tractor,”} Per Lund answered.""",
            ),
        ]
    )

    records = collate(story.articles, story.analyses, ())

    (chat,) = records
    assert [(turn.writer, chat.text[turn.start : turn.end]) for turn in chat.turns] == [
        ("Oda Brix", "The lower gate is stuck, send somebody with a crane."),
        ("Per Lund", "No crane before six. Use the tractor."),
        ("Oda Brix", "The tractor is under water."),
    ]
    assert all("Monday" not in record.text for record in records)


def test_a_denied_sentence_is_cut_out_of_the_print_that_holds_it():
    story = quoted_stories.story(
        [
            (
                "blog",
                """What the chair wrote

Her letter says: {Edda Poole!|“The pool will close in May. The children can learn to swim in the canal. We are sorry for the trouble this makes.”}""",
            ),
            (
                "paper",
                """Pool to close

{Edda Poole!|“The pool will close in May,”} the letter says. The line about children who swim in the canal was never in the letter, the town hall said.""",
            ),
        ]
    )

    (letter, *_) = collate(story.articles, story.analyses, ())

    assert letter.text == "The pool will close in May. We are sorry for the trouble this makes."
    assert [story.text(doubt.passage) for doubt in letter.doubts] == [
        "The children can learn to swim in the canal"
    ]


def test_a_line_quoted_as_in_an_email_keeps_no_angle_marks():
    story = quoted_stories.story(
        [
            (
                "list",
                """Council mail

The e-mail:

{Ravn Oster#|> Dear all,
>
> The bins will be emptied on Fridays.
> Thank you for your patience.}""",
            )
        ]
    )

    (mail,) = collate(story.articles, story.analyses, ())

    assert mail.text.split("\n") == [
        "Dear all,",
        "",
        "The bins will be emptied on Fridays.",
        "Thank you for your patience.",
    ]


def test_a_report_that_only_retells_the_text_is_a_witness_of_its_own_kind():
    story = quoted_stories.story(
        [
            (
                "full",
                """Captain writes to crew

Captain Sol Ferrante's letter to the crew reads:

{Sol Ferrante#|Friends,

The engine cannot be repaired at sea. We turn back to Porto tonight and nobody will lose a day of pay.

Sol}""",
            ),
            (
                "brief",
                """Ship turns back

In a letter, Captain Sol Ferrante said the engine could not be repaired at sea and promised that nobody would lose a day of pay.""",
            ),
        ]
    )

    (letter,) = collate(story.articles, story.analyses, ())

    assert {story.named(w.article): w.kind for w in letter.witnesses} == {
        "brief": "paraphrase",
        "full": "full",
    }


def test_a_quotation_longer_than_any_report_prints_is_left_alone():
    story = quoted_stories.story(
        [("a", "Long\n\n{Ann Ode#|" + "word and word. " * 40_000 + "}"), ("b", "Short\n\nNo.")]
    )

    assert collate(story.articles, story.analyses, ()) == ()
