"""Find what is quoted in an article, by whom, and by which words that is said.

Marks are paired first, then each sentence is looked at with its quotations folded into
one token each: the cue and the subject are found there, and resolved to a person, an
organisation or the author of a document. Documents printed whole come first of all.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from variorum.language.attribution import (
    Attribution,
    attribute,
    introduce,
    main_cue,
    owned_words,
)
from variorum.language.bodies import is_body
from variorum.language.chats import find_messages, print_messages
from variorum.language.cues import DOCUMENTS, FORGED, WRITING, WRITTEN_KINDS
from variorum.language.frames import Frame, Tok, fold, fold_block, verbish
from variorum.language.grammar import ORGANISATIONS, PEOPLE, ROLES, SUBJECT_PRONOUNS
from variorum.language.heard import (
    Hearsay,
    attribution_of,
    hear,
    heard_or_ruled,
    overlap,
    same_words,
)
from variorum.language.indirect import clauses
from variorum.language.lending import (
    lend_between_paragraphs,
    lend_from_documents,
    lend_in_paragraph,
    lend_to_headlines,
)
from variorum.language.letters import Letter, find_letters
from variorum.language.looking_back import looking_back, made_remarks
from variorum.language.marks import Pair, find_pairs
from variorum.language.papers import names_writer, note_papers, papers_of
from variorum.language.room import (
    Room,
    heard,
    mentions_in,
    open_room,
    quoted,
    sole_writer,
    writer_of,
)
from variorum.language.speakers import SOMEBODY, Answer, bare_name, who
from variorum.language.statements import find_statement_page
from variorum.language.subjects import Phrase, subject_before
from variorum.language.tagging import Said
from variorum.language.turns import Turn, find_turns
from variorum.language.uses import use_of
from variorum.model import Article, Mention, Quotation, Sentence, Span
from variorum.model.analysis import QuotationUse

# Words of a frame beside its quotations up to which it counts as quotation alone.
_ALONE = 2
_IDLE = frozenset(
    """bit part line lines passage sentence ending end point postscript ps then finally next best
    words phrase rest kicker opening beginning paragraph""".split()
)
# "Also: …", "And later: …": the document that was quoted goes on.
_MORE = frozenset(
    """also and later then again further elsewhere finally plus but next lastly secondly first
    another more""".split()
)
# A page that quotes so many words answers a document of somebody else's: those words must
# stay apart from its own, so it is not taken for one quotation.
_ANSWERED = 3
_INITIALS = re.compile(
    r"^\W*([A-Z\u00c0-\u00de])\.?(?:[\s.]*[A-Z\u00c0-\u00de]\.?){0,2}\s?\b([A-Z\u00c0-\u00de][\w'\u2019\-]{2,})\s*(?:,|\n|$)"
)
_GOVERNING = frozenset(
    "of to by with from for at in about on over against into under near between".split()
)
_DOUBLE = '"\u201c\u201d\u201e\u00ab\u00bb'
# So many words in marks may be a coinage, a title or irony; a trained reader can tell.
_FEW = 6
# So far behind a quotation "Ann Orr made the remarks" still means it.
_AFAR = 160
_REFERENCE_KINDS = frozenset({"reference"})


@dataclass(slots=True)
class _State:
    """What carries over from one frame to the next while the article is read."""

    given: tuple[Span | None, Span | None, Answer] | None = None  # cue, speaker span, who
    block: int = -1
    group: int = 0  # of the last utterance
    groups: int = 0  # how many there are
    running: tuple[int, ...] = ()  # pieces so far of an utterance that goes on
    cue_start: int = -1
    quoted_last: bool = False
    turn: int = -1  # the turn of a transcript that is being read, and whose it is
    turn_of: str | None = None
    intro: tuple[Span | None, Span | None, Answer] | None = None  # of a frame that ends in a colon
    frame: Frame | None = None  # the last one read


@dataclass(frozen=True, slots=True)
class _Given:
    """A frame with what each of its quotations is given to, and its main cue if it has none."""

    frame: Frame
    quotes: dict[int, Attribution]
    main: Attribution | None


@dataclass(slots=True)
class _Reading:
    article: Article
    pairs: list[Pair]
    room: Room
    hearsay: Hearsay | None = None
    told: set[int] = field(default_factory=set)  # clauses of it that are put down
    found: list[Quotation] = field(default_factory=list)
    of_pair: dict[int, int] = field(default_factory=dict)


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
    room = _with_papers(room, given)
    for letter in letters:
        signer = _signer(room, letter)
        for kind in _announced(article, letter)[:1] if signer else ():
            room.papers.setdefault(kind, []).append((letter.start, signer or ""))
    for known in room.papers.values():
        known.sort()
    reading = _Reading(article, pairs, room, hearsay)
    if page is not None and not any(
        page[0].start <= pair.start < page[0].end
        and len(article.text[pair.inner_start : pair.inner_end].split()) >= _ANSWERED
        for pair in pairs
    ):
        _print_page(reading, *page)
    _read(reading, given, letters, turns)
    reading.found += print_messages(room, messages)
    _hear_rest(reading)
    _unheard(reading)
    places = {i: reading.pairs[n].block for n, i in reading.of_pair.items()}
    lend_in_paragraph(article, reading.found, places)
    lend_between_paragraphs(article, reading.found, places)
    lend_from_documents(article, reading.found)
    lend_to_headlines(article, reading.found)
    _nested(reading)
    return _finish(reading)


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


def _given(frame: Frame, text: str, hearsay: Hearsay | None) -> _Given:
    quotes = attribute(frame, text) if frame.quotes else {}
    if hearsay is not None:
        quotes = heard_or_ruled(frame, quotes, hearsay)
    return _Given(frame, quotes, main_cue(frame) if not quotes and frame.cues else None)


def _with_papers(room: Room, given: Sequence[_Given]) -> Room:
    """Go through the article once for its documents, whose authors may be named only later."""
    papers = [papers_of(each.frame) for each in given]
    meant = [
        k
        for k, found in enumerate(papers)
        if any(room.sharers or not names_writer(given[k].frame, paper) for paper in found)
    ]
    last = meant[-1] if meant else -1  # up to here it matters who was spoken of before
    for k, (each, found) in enumerate(zip(given, papers, strict=True)):
        if k <= last:
            _step(room, each)
        note_papers(room, each.frame, found)
    return replace(room, subject=None, speaker=None, recent=[], now=0, paper=None, body=None)


def _step(room: Room, given: _Given) -> None:
    """Read a frame only for who is spoken of and who speaks."""
    frame = given.frame
    chosen = given.main
    if given.quotes:
        chosen = next((given.quotes[at] for at in frame.quotes if at in given.quotes), chosen)
    speaker = who(room, frame, chosen.phrase) if chosen and chosen.phrase else Answer(None)
    _hear(room, frame, _subject(room, frame), speaker.name)


def _hear(room: Room, frame: Frame, subject: str | None, speaker: str | None) -> None:
    """Note whom and which body the frame spoke of, for the pronouns of the next."""
    now = room.now
    heard(room, frame, subject, speaker)
    if speaker and is_body(room, speaker):
        room.body = (now, speaker)
        return
    opening = _opening(room, frame)
    if opening is not None and is_body(room, opening.name) and not quoted(frame, opening):
        after = room.article.text[opening.span.end : opening.span.end + 2]
        if after not in ("'s", "\u2019s"):
            room.body = (now, opening.name)
    elif speaker == SOMEBODY:
        room.body = None


def _opening(room: Room, frame: Frame) -> Mention | None:
    """The name with which the frame opens."""
    for tok in frame.toks:
        if tok.is_word and not tok.text[0].isdigit():
            for mention in mentions_in(room, tok.start, tok.end + 5):
                if mention.form in ("name", "alias"):
                    return mention
            break
    return None


def _nobody_named(frame: Frame, attribution: Attribution, answer: Answer) -> bool:
    """Whether somebody speaks who holds an office but is not named: "he" is then nobody else."""
    if answer.name is not None or attribution.phrase is None:
        return False
    head = frame.toks[attribution.phrase.core_end - 1]
    return head.low in ROLES or head.low in ORGANISATIONS or head.low in PEOPLE


def _subject(room: Room, frame: Frame) -> str | None:
    """The person with whom the frame opens, quotations apart."""
    toks = frame.toks
    first = 0
    while first < len(toks) and not toks[first].is_word:
        first += 1
    if first == len(toks):
        return None
    if frame.quotes and frame.quotes[0] < first:
        return None
    size, begun = len(toks), toks[first].start
    limit = toks[min(first + 14, size - 1)].end
    for mention in mentions_in(room, begun, limit):
        if mention.span.start < begun or quoted(frame, mention):
            continue
        if room.kinds.get(mention.name) not in ("person", "unknown"):
            continue
        after = room.article.text[mention.span.end : mention.span.end + 2]
        if after in ("'s", "\u2019s"):
            continue
        last, place = first, mention.span.start
        while last < size and toks[last].end <= place:
            last += 1
        if last > first and toks[last - 1].low in _GOVERNING:
            continue
        if room.kinds.get(mention.name) == "person" or " " in mention.name or last == first:
            return mention.name
    if toks[first].is_capital and first + 2 < len(toks):
        following = toks[first + 1]
        if (
            following.text == "," and toks[first + 2].low in ("of", "who", "the", "a", "an", "from")
        ) or verbish(toks, first + 1):
            name = bare_name(room, frame, Phrase(first, first + 1, first + 1))
            if name is not None:
                return name
    if toks[first].low in ("he", "she") and room.subject is not None:
        answer = who(room, frame, Phrase(first, first + 1, first + 1))
        return answer.name
    for verb in range(first + 1, min(first + 20, size)):
        tok = toks[verb]
        if tok.quote >= 0:
            break
        if tok.is_verb is not False and verbish(toks, verb):
            phrase = subject_before(toks, verb, first)
            if phrase is None or phrase.start != first:
                return None
            if toks[phrase.core_end - 1].low in ROLES:
                return who(room, frame, phrase).name or SOMEBODY
            break
    return None


def _read(
    reading: _Reading, frames: Sequence[_Given], letters: Sequence[Letter], turns: dict[int, Turn]
) -> None:
    state = _State()
    waiting = sorted(letters, key=lambda letter: letter.start)
    for each in frames:
        while waiting and waiting[0].start < each.frame.start:
            _print_letter(reading, state, waiting.pop(0))
        _read_frame(reading, state, each, turns.get(each.frame.block))
        state.frame = each.frame
    for letter in waiting:
        _print_letter(reading, state, letter)


def _read_frame(reading: _Reading, state: _State, each: _Given, turn: Turn | None) -> None:
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
        _read_turn(reading, state, each, turn)
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
                and (plain <= _ALONE or whole)
                and state.given is not None
                and state.given[2].name is not None
            ) or (attribution is None and plain <= _ALONE and state.given is not None)
        use = use_of(frame, at, attribution, quoted, carried=carried)
        cue = span = None
        answer = Answer(None)
        if use == "speech" and attribution is not None:
            cue, span, answer = _resolve(room, frame, attribution)
            if attribution.how == "noun" and answer.name is None:
                use = "speech" if len(quoted.split()) > 1 else "scare"
            if attribution.how == "colon" and answer.name is None and _idle(frame, attribution):
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
            written = answer.written or _is_written(frame, attribution)
            same = (cue is not None and cue.start == state.cue_start) or (
                carried and state.quoted_last
            )
            if state.running:
                same = True
                if attribution is not None and span is not None:
                    _give(reading, state.running, cue, span, answer)
            if not same:
                _open_group(state)
            state.cue_start = cue.start if cue is not None else -1
            speaker = answer.name or speaker
            if speaker is None and attribution and _nobody_named(frame, attribution, answer):
                speaker = SOMEBODY
            if attribution is not None or carried:
                state.given = (cue, span, answer)
            elif plain > _ALONE:
                state.given = None
        else:
            _open_group(state)
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
        _read_clauses(reading, state, frame)
    chosen = None
    subject = _subject(room, frame)
    if not frame.quotes:
        chosen = each.main
        if chosen is not None and chosen.phrase is not None:
            state.given = _resolve(room, frame, chosen)
            speaker = state.given[2].name
        elif plain > _ALONE:
            state.given = (None, None, Answer(subject)) if subject else None
    if state.quoted_last and not frame.quotes:
        speaker = _give_back(reading, frame) or speaker
    state.quoted_last = bool(frame.quotes) or chosen is not None
    state.intro = None
    if frame.toks[-1].text == ":":
        announced = introduce(frame)
        if announced is not None:
            state.intro = _resolve(room, frame, announced)
            state.given = state.intro
            state.quoted_last = True
    _hear(room, frame, subject, speaker)


def _open_group(state: _State) -> None:
    state.groups += 1
    state.group = state.groups


def _give(
    reading: _Reading, pieces: Sequence[int], cue: Span | None, span: Span, answer: Answer
) -> None:
    """Give the earlier paragraphs of an utterance the speaker who is named after the last."""
    for i in pieces:
        reading.found[i] = replace(
            reading.found[i], use="speech", cue=cue, speaker_span=span, speaker=answer.name
        )


def _give_back(reading: _Reading, frame: Frame) -> str | None:
    """Give the quotation before a frame to the one whom the frame names as its speaker."""
    given = looking_back(frame)
    last = reading.found[-1] if reading.found else None
    if given is None and last is not None and last.speaker is None:
        return _make_remarks(reading, frame, last)
    if given is None or last is None or last.speaker_span is not None or last.kind != "direct":
        return None
    between = reading.article.text[last.outer.end : frame.start]
    if last.use not in ("speech", "scare") or between.strip(" .\n"):
        return None
    cue, span, answer = _resolve(reading.room, frame, given)
    reading.found[-1] = replace(
        last, use="speech", cue=cue, speaker_span=span, speaker=answer.name, written=answer.written
    )
    return answer.name


def _make_remarks(reading: _Reading, frame: Frame, last: Quotation) -> str | None:
    """Give the words of the paragraph before, whose speaker had an office only, to its holder."""
    given = made_remarks(frame)
    if given is None or last.use not in ("speech", "scare"):
        return None
    if len(reading.article.text[last.outer.end : frame.start]) > _AFAR:
        return None
    cue, span, answer = _resolve(reading.room, frame, given)
    if answer.name is None:
        return None
    for i in range(len(reading.found) - 1, -1, -1):
        each = reading.found[i]
        if each.speaker is not None or frame.start - each.outer.end > _AFAR:
            break
        reading.found[i] = replace(
            each, use="speech", cue=cue, speaker_span=span, speaker=answer.name
        )
    return answer.name


def _read_clauses(reading: _Reading, state: _State, frame: Frame) -> None:
    """Indirect and mixed quotations of a frame."""
    if reading.hearsay is not None:
        _read_heard(reading, state, frame, reading.hearsay)
        return
    toks = frame.toks
    for clause in clauses(frame, reading.article.text):
        cue, span, answer = _resolve(reading.room, frame, clause.given)
        place = Span(toks[clause.start].start, toks[clause.end - 1].end)
        state.groups += 1
        reading.found.append(
            Quotation(
                place,
                place,
                kind="mixed" if clause.mixed else "indirect",
                form="verb",
                cue=cue,
                speaker_span=span,
                speaker=answer.name,
                group=state.groups,
                written=answer.written or _is_written(frame, clause.given),
            )
        )


def _read_heard(reading: _Reading, state: _State, frame: Frame, hearsay: Hearsay) -> None:
    """The clauses that the trained reader heard begin in a frame."""
    for number in hearsay.starting_in(frame.start, frame.end):
        said = hearsay.said[number]
        attribution = attribution_of(frame, said)
        answer = None
        if attribution is not None:
            _, _, answer = _resolve(reading.room, frame, attribution)
        state.groups += 1
        written = _is_written(frame, attribution)
        _tell_clause(reading, number, answer, group=state.groups, written=written)


def _tell_clause(
    reading: _Reading,
    number: int,
    answer: Answer | None = None,
    *,
    group: int = -1,
    written: bool = False,
    headline: bool = False,
) -> None:
    """Put down a clause that the trained reader heard; it is in marks in part, or not at all."""
    hearsay, text = reading.hearsay, reading.article.text
    if hearsay is None or number in reading.told:
        return
    reading.told.add(number)
    said = hearsay.said[number]
    if answer is None:
        named: set[str] = set()
        if said.source is not None:
            named = {m.name for m in mentions_in(reading.room, said.source.start, said.source.end)}
        answer = Answer(named.pop() if len(named) == 1 else None)
    mixed = any(mark in said.content.of(text) for mark in _DOUBLE)
    reading.found.append(
        Quotation(
            said.content,
            said.content,
            kind="mixed" if mixed else "indirect",
            form="verb",
            cue=said.cue,
            speaker_span=said.source,
            speaker=answer.name,
            group=group,
            written=answer.written or written,
            headline=headline,
            content=said.content,
        )
    )


def _hear_rest(reading: _Reading) -> None:
    """What the reader heard where the rules do not read frames: headlines, turns, documents.

    A turn or a document printed whole that is the same words takes the reader's span;
    words inside a document are its author's, and stay part of it.
    """
    hearsay = reading.hearsay
    if hearsay is None:
        return
    blocks = [(i, q) for i, q in enumerate(reading.found) if q.form in ("turn", "block")]
    titles = [block.span for block in reading.article.blocks if block.kind == "title"]
    for number in hearsay.clauses:
        content = hearsay.said[number].content
        if number in reading.told:
            continue
        around = [(i, q) for i, q in blocks if overlap(q.outer, content) > 0]
        same = next((i for i, q in around if same_words(content, q.outer)), None)
        if same is not None:
            reading.told.add(number)
            if reading.found[same].content is None:
                reading.found[same] = replace(reading.found[same], content=content)
        elif not any(q.outer.holds(content) for _, q in around):
            headline = any(title.holds(content) for title in titles)
            _tell_clause(reading, number, headline=headline)


def _unheard(reading: _Reading) -> None:
    """A few words in marks that the reader heard nobody say are nobody's words."""
    hearsay = reading.hearsay
    if hearsay is None:
        return
    for i, q in enumerate(reading.found):
        if q.form != "marks" or q.use != "speech" or q.parent is not None:
            continue
        if len(q.span.of(reading.article.text).split()) > _FEW:
            continue
        if not hearsay.touches(q.outer):
            reading.found[i] = replace(q, use="scare", cue=None, speaker_span=None, speaker=None)


def _adjacent(article: Article, left: int, right: int) -> bool:
    if left < 0:
        return False
    return (
        all(article.blocks[i].kind in ("noise", "caption") for i in range(left + 1, right))
        and article.blocks[left].kind not in ("title", "heading")
        and article.blocks[right].kind not in ("title", "heading")
    )


def _resolve(
    room: Room, frame: Frame, attribution: Attribution
) -> tuple[Span | None, Span | None, Answer]:
    toks = frame.toks
    cue_tok = toks[attribution.cue]
    cue = Span(cue_tok.start, cue_tok.end)
    phrase = attribution.phrase
    if phrase is None:
        return cue, None, Answer(None)
    span = Span(toks[phrase.start].start, toks[phrase.end - 1].end)
    if attribution.how == "colon" and _label(room, frame, phrase):
        return cue, None, Answer(None)
    if _only_ascribed(toks, phrase):
        return cue, span, Answer(None)
    return cue, span, who(room, frame, phrase)


def _only_ascribed(toks: Sequence[Tok], phrase: Phrase) -> bool:
    """ "A letter attributed to Ann Orr says", "a forged memo says": nobody is known to say it."""
    left = [t.low for t in toks[max(0, phrase.start - 2) : phrase.start]]
    if left[-1:] == ["to"] and left[0] in ("attributed", "ascribed", "credited"):
        return True
    paper = not DOCUMENTS.keys().isdisjoint([t.low for t in toks[phrase.start : phrase.core_end]])
    return paper and any(t.low in FORGED for t in toks[phrase.start : phrase.end])


def _label(room: Room, frame: Frame, phrase: Phrase) -> bool:
    """A lone word before a colon that names nobody ("Translation:", "Verdict:")."""
    word = frame.toks[phrase.start]
    if phrase.core_end - phrase.start != 1 or any(t.is_word for t in frame.toks[: phrase.start]):
        return False
    return word.is_capital and not mentions_in(room, word.start, word.end)


def _idle(frame: Frame, attribution: Attribution) -> bool:
    """Whether what stands before a colon names nobody ("And the best part:")."""
    phrase = attribution.phrase
    if phrase is None:
        return True
    head = frame.toks[phrase.core_end - 1]
    if phrase.core_end - phrase.start == 1 and head.low in _MORE:
        return True
    return not head.is_capital and head.low in _IDLE


def _is_written(frame: Frame, attribution: Attribution | None) -> bool:
    if attribution is None:
        return False
    if attribution.lemma in WRITING:
        return True
    toks = frame.toks
    for k in frame.papers:
        if k and DOCUMENTS[toks[k].low] in WRITTEN_KINDS and toks[k].quote < 0:
            for b in range(k - 1, max(-1, k - 5), -1):
                if toks[b].low in ("in", "via", "per"):
                    return True
                if not toks[b].is_word:
                    break
    return False


def _read_turn(reading: _Reading, state: _State, each: _Given, turn: Turn) -> None:
    article, room, frame = reading.article, reading.room, each.frame
    block = article.blocks[frame.block]
    if frame.start != block.span.start:
        _read_inside(reading, state, each)
        return
    start, end = turn.start, block.span.end
    inner = [(frame.toks[at].quote, reading.pairs[frame.toks[at].quote]) for at in frame.quotes]
    plain = [t for t in frame.toks if t.is_word and t.start >= turn.start]
    if len(plain) > _ALONE:
        inner = []  # the marks are the speaker's own
    _open_group(state)
    name = _turn_name(room, frame, turn)
    span = Span(turn.label_start, turn.label_end)
    cue = Span(turn.label_end, turn.label_end + 1)
    for number, pair in inner:
        reading.of_pair[number] = len(reading.found)
        reading.found.append(
            Quotation(
                Span(pair.inner_start, pair.inner_end),
                Span(pair.start, pair.end),
                form="turn",
                cue=cue,
                speaker_span=span,
                speaker=name,
                group=state.group,
            )
        )
    if not inner:
        reading.found.append(
            Quotation(
                Span(start, end),
                Span(start, end),
                form="turn",
                cue=cue,
                speaker_span=span,
                speaker=name,
                group=state.group,
            )
        )
    state.given = (cue, span, Answer(name))
    state.quoted_last = True
    state.turn = len(reading.found) - 1
    state.turn_of = name
    if inner or name is not None:
        heard(room, frame, name, name)
    if not inner:
        _read_inside(reading, state, each)


def _read_inside(reading: _Reading, state: _State, each: _Given) -> None:
    """Others quoted in a turn: by a presenter whoever it is, by a guest only if named there."""
    room, frame, given = reading.room, each.frame, each.quotes
    speaker: str | None = None
    for at in frame.quotes:
        attribution = given.get(at)
        number = frame.toks[at].quote
        if attribution is None or attribution.phrase is None or number in reading.of_pair:
            continue
        if attribution.how not in ("before", "after", "with", "according"):
            continue
        cue, span, answer = _resolve(room, frame, attribution)
        if answer.name is None or (state.turn_of is not None and answer.kind == "pronoun"):
            continue
        _open_group(state)
        pair = reading.pairs[number]
        reading.of_pair[number] = len(reading.found)
        speaker = answer.name
        reading.found.append(
            Quotation(
                Span(pair.inner_start, pair.inner_end),
                Span(pair.start, pair.end),
                cue=cue,
                speaker_span=span,
                speaker=answer.name,
                group=state.group,
                parent=state.turn,
                written=answer.written,
            )
        )
    if state.turn_of is None:
        _hear(room, frame, _subject(room, frame), speaker)


def _turn_name(room: Room, frame: Frame, turn: Turn) -> str | None:
    label = room.article.text[turn.label_start : turn.label_end]
    for mention in mentions_in(room, turn.label_start, turn.label_end):
        if mention.span.end >= turn.label_end and " " in mention.name:
            return mention.name
    wanted = label.split()[-1].casefold()
    named = sorted(
        n
        for n, k in room.kinds.items()
        if k in ("person", "unknown") and n.split()[-1].casefold() == wanted
    )
    full = [n for n in named if " " in n]
    if len(full) == 1:
        return full[0]
    answer = who(room, frame, Phrase(0, max(1, turn.label_toks), max(1, turn.label_toks)))
    return answer.name if answer.name and answer.name.casefold() != label.casefold() else None


def _signer(room: Room, letter: Letter) -> str | None:
    """Who signs a letter, by the fullest name that the article has."""
    if letter.signed is None:
        return None
    named = [
        m.name
        for m in mentions_in(room, *letter.signed)
        if m.form != "pronoun" and room.kinds.get(m.name) != "place"
    ]
    line = room.article.text[letter.signed[0] : letter.signed[1]]
    if len({n for n in named if " " in n}) > 1 and re.search(r"\s(?:and|&)\s", line):
        return None  # signed by two
    whole = _initialled(room, line)
    if whole is not None:
        return whole
    if named and " " in named[0]:
        return named[0]
    first = re.findall(r"[^\W\d_][\w'\u2019\-]*", line)[:1]
    for known in sorted(room.kinds):
        person = room.kinds[known] in ("person", "unknown")
        if person and " " in known and known.split()[:1] == first:
            return known
    return named[0] if named else None


def _initialled(room: Room, line: str) -> str | None:
    """The one full name that "A. Orr" or "A.B. Orr" can stand for."""
    match = _INITIALS.match(line)
    if match is None:
        return None
    fit = sorted(
        name
        for name in room.kinds
        if name.split()[-1] == match.group(2)
        and len(name.split()[0].rstrip(".")) > 1
        and " " in name
        and name[0] == match.group(1)
    )
    return fit[0] if len(fit) == 1 else None


def _announced(article: Article, letter: Letter) -> list[str]:
    """The kinds of document that the paragraph before a letter speaks of."""
    if letter.intro is None:
        return []
    span = article.blocks[letter.intro].span
    intro = article.text[span.start : span.end].lower()
    return [DOCUMENTS[w] for w in re.findall(r"[^\W\d_][\w\-]*", intro) if w in DOCUMENTS]


def _print_letter(reading: _Reading, state: _State, letter: Letter) -> None:
    article, room = reading.article, reading.room
    name: str | None = None
    cue = span = None
    if letter.signed is not None:
        span = Span(*letter.signed)
        name = _signer(room, letter)
    if letter.intro is not None:
        kinds = _announced(article, letter)
        if name is None and kinds:
            name = writer_of(room, kinds[0], letter.start)
        if name is None and state.given is not None:
            cue, span, answer = state.given
            name = answer.name
        if name is None and state.frame is not None and state.frame.block == letter.intro:
            owned = owned_words(state.frame)
            if owned is not None and owned.phrase is not None:
                name = who(room, state.frame, owned.phrase).name
    _open_group(state)
    reading.found.append(
        Quotation(
            Span(letter.start, letter.end),
            Span(letter.start, letter.end),
            form="block",
            cue=cue,
            speaker_span=span,
            speaker=name,
            group=state.group,
            written=True,
        )
    )
    if name is not None:
        room.speaker = (room.now, name)
    state.given = None
    state.quoted_last = False


def _print_page(reading: _Reading, page: Letter, party: str | None) -> None:
    """The document that the page is."""
    span = Span(page.start, page.end)
    signed = Span(*page.signed) if page.signed is not None else None
    reading.found.append(
        Quotation(
            span,
            span,
            form="block",
            speaker_span=signed,
            speaker=_signer(reading.room, page) or party,
            group=-1,
            written=True,
        )
    )


def _nested(reading: _Reading) -> None:
    """Quotations inside others, and those in lists of references."""
    article = reading.article
    inside = _said_inside(reading)
    for number, pair in enumerate(reading.pairs):
        if number in reading.of_pair:
            continue
        reference = article.blocks[pair.block].kind in _REFERENCE_KINDS
        use: QuotationUse = "title" if reference else "speech"
        if pair.parent is None and not reference:
            use = "scare"
        parent = reading.of_pair.get(pair.parent) if pair.parent is not None else None
        cue, span, name = inside.get(number, (None, None, None))
        if use == "speech" and name is _OUTER:
            name = reading.found[parent].speaker if parent is not None else None
        reading.of_pair[number] = len(reading.found)
        reading.found.append(
            Quotation(
                Span(pair.inner_start, pair.inner_end),
                Span(pair.start, pair.end),
                use=use,
                cue=cue if use == "speech" else None,
                speaker_span=span if use == "speech" else None,
                speaker=name if use == "speech" else None,
                group=-1,
                parent=parent,
                headline=article.blocks[pair.block].kind == "title",
            )
        )


# Stands for the one who says the quotation around ("I told him “no”").
_OUTER = "\0"


def _said_inside(reading: _Reading) -> dict[int, tuple[Span | None, Span | None, str | None]]:
    """Who is given the quotations inside others, by the words of the outer speaker.

    Only those called by name there, and "I", are known; "he" may be anybody.
    """
    article, room = reading.article, reading.room
    children: dict[int, list[int]] = {}
    for number, pair in enumerate(reading.pairs):
        if pair.parent is not None:
            children.setdefault(pair.parent, []).append(number)
    found: dict[int, tuple[Span | None, Span | None, str | None]] = {}
    for number, inner in children.items():
        outer = reading.pairs[number]
        span = Span(outer.inner_start, outer.inner_end)
        if any(not span.holds(Span(reading.pairs[n].start, reading.pairs[n].end)) for n in inner):
            continue
        for frame in fold(article, outer.block, span, reading.pairs, inner):
            for at, given in attribute(frame, article.text).items() if frame.toks else ():
                if given.phrase is None:
                    continue
                head = frame.toks[given.phrase.core_end - 1]
                name = _OUTER if head.low == "i" else None
                if head.is_capital and head.low not in SUBJECT_PRONOUNS:
                    name = who(room, frame, given.phrase).name
                first, last = given.phrase.start, given.phrase.end - 1
                found[frame.toks[at].quote] = (
                    Span(frame.toks[given.cue].start, frame.toks[given.cue].end),
                    Span(frame.toks[first].start, frame.toks[last].end),
                    name,
                )
    return found


def _finish(reading: _Reading) -> tuple[Quotation, ...]:
    """Order by place, renumber groups and parents."""
    found = reading.found
    order = sorted(range(len(found)), key=lambda i: (found[i].outer.start, -found[i].outer.end, i))
    place = {old: new for new, old in enumerate(order)}
    groups: dict[int, int] = {}
    fresh = max([q.group for q in found], default=0) + 1
    result = []
    for old in order:
        quotation = found[old]
        key = quotation.group
        if key < 0:
            key = fresh
            fresh += 1
        number = groups.setdefault(key, len(groups))
        parent = place[quotation.parent] if quotation.parent is not None else None
        if number != quotation.group or parent != quotation.parent:
            quotation = replace(quotation, group=number, parent=parent)
        result.append(quotation)
    unsaid = [q for q in result if q.form == "marks" and q.use != "speech"]
    return tuple(_as_its_words(quotation, unsaid) for quotation in result)


def _as_its_words(quotation: Quotation, unsaid: Sequence[Quotation]) -> Quotation:
    """A clause around words in marks that nobody said is nobody's saying either.

    "He tells them “you are right,” and uses it": the marks are imagined, so the clause is.
    """
    if quotation.form != "verb" or quotation.kind != "mixed":
        return quotation
    inside = next((q for q in unsaid if quotation.span.holds(q.span)), None)
    if inside is None:
        return quotation
    return replace(quotation, use=inside.use, speaker=None, speaker_span=None, cue=None)
