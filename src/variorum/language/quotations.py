"""Find what is quoted in an article, by whom, and by which words that is said.

Marks are paired first, then each sentence is looked at with its quotations folded into
one token each: the cue and the subject are found there, and resolved to a person, an
organisation or the author of a document. Documents printed whole come first of all.
"""

from __future__ import annotations

from collections.abc import Sequence

from variorum.language.attribution import attribute, introduce, main_cue
from variorum.language.chats import find_messages, print_messages
from variorum.language.clause_reading import hear_rest, read_clauses, unheard
from variorum.language.frames import Frame, fold_block
from variorum.language.giving_back import give_back, give_to
from variorum.language.heard import Hearsay, hear, heard_or_ruled
from variorum.language.lending import (
    lend_between_paragraphs,
    lend_from_documents,
    lend_in_paragraph,
    lend_to_headlines,
)
from variorum.language.letters import Letter, find_letters
from variorum.language.marks import Pair, find_pairs
from variorum.language.nested import nested
from variorum.language.ordering import finish
from variorum.language.printing import kinds_announced, print_letter, print_page, signer_of
from variorum.language.reading_state import ALONE, Given, Reading, State, open_group
from variorum.language.resolving import idle, is_written, nobody_named, resolve
from variorum.language.room import open_room, sole_writer
from variorum.language.speakers import SOMEBODY, Answer
from variorum.language.statements import find_statement_page
from variorum.language.tagging import Said
from variorum.language.topics import note_talk, subject_of, with_papers
from variorum.language.turn_reading import read_turn
from variorum.language.turns import Turn, find_turns
from variorum.language.uses import use_of
from variorum.model import Article, Mention, Quotation, Sentence, Span

# A page that quotes so many words answers a document of somebody else's: those words must
# stay apart from its own, so it is not taken for one quotation.
_ANSWERED = 3


def find_quotations(
    article: Article,
    sentences: Sequence[Sentence],
    mentions: Sequence[Mention],
    said: Sequence[Said] | None = None,
) -> tuple[Quotation, ...]:
    """Find quotations with their cues and speakers.

    Args:
        article: The article; its blocks say what is title, body, reference or noise.
        sentences: Its sentences; quotations are read in them, or over several they run through.
        mentions: Names found in it; may be empty, then capitalised words stand in.
        said: What a trained reader heard. Clauses without marks are then taken from it, and
            words in marks get the source that it heard; without it the rules do both.

    Returns:
        Quotations by place, each before those inside it. ``speaker`` is ``None`` where
        nobody is named or the text does not allow to tell.

    Cost: linear in the text. Measured: benchmarks/quality/quotes.
    """
    letters = find_letters(article)
    skip = frozenset(index for letter in letters for index in letter.blocks)
    room = open_room(article, mentions)
    messages = find_messages(article, room, skip)
    skip |= {index for message in messages for index in message.blocks}
    turns = find_turns(article, skip)
    pairs = find_pairs(article, skip)
    page = find_statement_page(article, room) if not letters and not messages else None
    frames = _frames(article, pairs, skip, sentences)
    hearsay = hear(said, pairs) if said is not None else None
    given = [_given(frame, article.text, hearsay) for frame in frames]
    room = with_papers(room, given)
    for letter in letters:
        signer = signer_of(room, letter)
        for kind in kinds_announced(article, letter)[:1] if signer else ():
            room.papers.setdefault(kind, []).append((letter.start, signer or ""))
    for known in room.papers.values():
        known.sort()
    reading = Reading(article, pairs, room, hearsay)
    if page is not None and not any(
        page[0].start <= pair.start < page[0].end
        and len(article.text[pair.inner_start : pair.inner_end].split()) >= _ANSWERED
        for pair in pairs
    ):
        print_page(reading, *page)
    _read(reading, given, letters, turns)
    reading.found += print_messages(room, messages)
    hear_rest(reading)
    unheard(reading)
    places = {i: reading.pairs[n].block for n, i in reading.of_pair.items()}
    lend_in_paragraph(article, reading.found, places)
    lend_between_paragraphs(article, reading.found, places)
    lend_from_documents(article, reading.found)
    lend_to_headlines(article, reading.found)
    nested(reading)
    return finish(reading)


def _frames(
    article: Article, pairs: list[Pair], skip: frozenset[int], sentences: Sequence[Sentence]
) -> list[Frame]:
    ends: dict[int, list[int]] = {}
    for sentence in sentences:
        ends.setdefault(sentence.block, []).append(sentence.span.end)
    tops: dict[int, list[int]] = {}
    covered = 0
    for number, pair in enumerate(pairs):
        if pair.parent is None:
            tops.setdefault(pair.block, []).append(number)
    frames: list[Frame] = []
    for index, block in enumerate(article.blocks):
        if block.kind in ("noise", "reference") or index in skip:
            continue
        if block.span.end <= covered:
            continue
        here = tops.get(index, [])
        made = fold_block(article, index, pairs, here, ends.get(index, ()))
        frames += [f for f in made if f.toks]
        if here:
            covered = max(covered, pairs[here[-1]].end)
    return frames


def _given(frame: Frame, text: str, hearsay: Hearsay | None) -> Given:
    quotes = attribute(frame, text) if frame.quotes else {}
    if hearsay is not None:
        quotes = heard_or_ruled(frame, quotes, hearsay)
    return Given(frame, quotes, main_cue(frame) if not quotes and frame.cues else None)


def _read(
    reading: Reading, frames: Sequence[Given], letters: Sequence[Letter], turns: dict[int, Turn]
) -> None:
    state = State()
    waiting = sorted(letters, key=lambda letter: letter.start)
    for each in frames:
        while waiting and waiting[0].start < each.frame.start:
            print_letter(reading, state, waiting.pop(0))
        _read_frame(reading, state, each, turns.get(each.frame.block))
        state.frame = each.frame
    for letter in waiting:
        print_letter(reading, state, letter)


def _read_frame(reading: Reading, state: State, each: Given, turn: Turn | None) -> None:
    article, room = reading.article, reading.room
    frame, given = each.frame, each.quotes
    kind = article.blocks[frame.block].kind
    if frame.block != state.block:
        adjacent = _adjacent(article, state.block, frame.block)
        if not adjacent or not state.quoted_last:
            state.given = None
        state.block = frame.block
        if room.subject is not None and room.subject[1] == SOMEBODY:
            room.subject = None  # whoever slipped in unnamed is left with the paragraph
    if turn is not None:
        read_turn(reading, state, each, turn)
        return
    plain = frame.words
    speaker: str | None = None
    for at in frame.quotes:
        number = frame.toks[at].quote
        pair = reading.pairs[number]
        quoted = article.text[pair.inner_start : pair.inner_end]
        attribution = given.get(at)
        if (
            attribution is None
            and state.intro is not None
            and at == frame.quotes[0]
            and frame.quotes[0] == 0
        ):
            state.given = state.intro
            carried = True
        else:
            whole = at == 0 and quoted[-1:] in ".!?" and state.quoted_last
            carried = (
                attribution is None
                and (plain <= ALONE or whole)
                and state.given is not None
                and state.given[2].name is not None
            ) or (attribution is None and plain <= ALONE and state.given is not None)
        use = use_of(frame, at, attribution, quoted, carried=carried)
        cue = span = None
        answer = Answer(None)
        if use == "speech" and attribution is not None:
            cue, span, answer = resolve(room, frame, attribution)
            if attribution.how == "noun" and answer.name is None:
                use = "speech" if len(quoted.split()) > 1 else "scare"
            if attribution.how == "colon" and answer.name is None and idle(frame, attribution):
                if state.given is not None:
                    span, answer = state.given[1], state.given[2]
                else:
                    answer = Answer(sole_writer(room), written=True)
            if (
                span is None
                and attribution.cue == 0
                and state.given is not None
                and cue is not None
            ):
                span, answer = state.given[1], state.given[2]
        elif use == "speech" and carried and state.given is not None:
            cue, span, answer = state.given
            if len(quoted) < 2:
                use = "scare"
        if use == "speech":
            written = answer.written or is_written(frame, attribution)
            same = (cue is not None and cue.start == state.cue_start) or (
                carried and state.quoted_last
            )
            if state.running:
                same = True
                if attribution is not None and span is not None:
                    give_to(reading, state.running, cue, span, answer)
            if not same:
                open_group(state)
            state.cue_start = cue.start if cue is not None else -1
            speaker = answer.name or speaker
            if speaker is None and attribution and nobody_named(frame, attribution, answer):
                speaker = SOMEBODY
            if attribution is not None or carried:
                state.given = (cue, span, answer)
            elif plain > ALONE:
                state.given = None
        else:
            open_group(state)
            written = False
            cue = span = None
            answer = Answer(None)
        reading.of_pair[number] = len(reading.found)
        reading.found.append(
            Quotation(
                span=Span(pair.inner_start, pair.inner_end),
                outer=Span(pair.start, pair.end),
                use=use,
                cue=cue,
                speaker_span=span,
                speaker=answer.name if use == "speech" else None,
                group=state.group,
                headline=kind == "title",
                written=written,
                content=reading.hearsay.content(number) if reading.hearsay is not None else None,
            )
        )
        state.running = (*state.running, len(reading.found) - 1) if pair.runs_on else ()
    if kind != "title":
        read_clauses(reading, state, frame)
    chosen = None
    subject = subject_of(room, frame)
    if not frame.quotes:
        chosen = each.main
        if chosen is not None and chosen.phrase is not None:
            state.given = resolve(room, frame, chosen)
            speaker = state.given[2].name
        elif plain > ALONE:
            state.given = (None, None, Answer(subject)) if subject else None
    if state.quoted_last and not frame.quotes:
        speaker = give_back(reading, frame) or speaker
    state.quoted_last = bool(frame.quotes) or chosen is not None
    state.intro = None
    if frame.toks[-1].text == ":":
        announced = introduce(frame)
        if announced is not None:
            state.intro = resolve(room, frame, announced)
            state.given = state.intro
            state.quoted_last = True
    note_talk(room, frame, subject, speaker)


def _adjacent(article: Article, left: int, right: int) -> bool:
    if left < 0:
        return False
    return (
        all(article.blocks[i].kind in ("noise", "caption") for i in range(left + 1, right))
        and article.blocks[left].kind not in ("title", "heading")
        and article.blocks[right].kind not in ("title", "heading")
    )
