"""Belonging: words that a report gives to nobody by name, and whose they are by where they stand.

"Her last words were: ..." names nobody that a reader of sentences could find. But what stands
between two pieces of one text, or is the only document that a report speaks of, is of that text.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from variorum.collation.documents import document_of, same_sort
from variorum.collation.fragments import Fragment
from variorum.collation.joining import FULL_PRINT_WORDS, author_of
from variorum.collation.translations import same_language
from variorum.model import ArticleId

# More words than this are a text of their own.
_LONGEST = 80


def join_unnamed(
    groups: Sequence[Sequence[Fragment]], origins: dict[ArticleId, str]
) -> list[list[Fragment]]:
    """Let words without a speaker join the text that they stand amid.

    A group joins another where every report that prints it has it between two pieces of the
    other, or says that it is from a document and quotes but one of that sort, or quotes none,
    and there is but one in all reports.

    Args:
        groups: Joined quotations, each of one text.
        origins: For every article the name of its origin.

    Returns:
        The groups, fewer or as many.

    Cost: O(f log f) for f fragments.
    """
    authors = [author_of(group, origins) for group in groups]
    rows: dict[ArticleId, list[tuple[int, Fragment]]] = defaultdict(list)
    for number, group in enumerate(groups):
        for fragment in group:
            if not fragment.headline and fragment.sure:
                rows[fragment.article].append((number, fragment))
    for row in rows.values():
        row.sort(key=lambda pair: (pair[1].spans[0], pair[1].spans[-1]))
    documents = [
        number for number, group in enumerate(groups) if authors[number] and _is_document(group)
    ]
    home: dict[int, int] = {}
    for number, group in enumerate(groups):
        if authors[number] is not None or not _short_words(group):
            continue
        told = [
            _host(fragment, number, rows[fragment.article], groups, authors, documents)
            for fragment in group
            if not fragment.headline and fragment.sure
        ]
        known = {host for host in told if host >= 0}
        if len(known) == 1 and 2 * sum(host >= 0 for host in told) >= len(told):
            home[number] = known.pop()
    joined = [list(group) for group in groups]
    for number, host in home.items():
        joined[host].extend(joined[number])
    return [group for number, group in enumerate(joined) if number not in home]


def _is_document(group: Sequence[Fragment]) -> bool:
    """True if a report prints words as written, or two reports have what one calls a document."""
    if any(f.form == "block" or f.written for f in group):
        return True
    called = any(f.document not in ("", "speech") for f in group)
    return called and len({f.article for f in group if not f.headline}) > 1


def _short_words(group: Sequence[Fragment]) -> bool:
    return (
        any(f.sure and not f.headline for f in group)
        and all(f.form == "marks" and len(f.cells) <= _LONGEST for f in group)
        and not any(f.turn for f in group)
    )


def _host(
    fragment: Fragment,
    own: int,
    row: Sequence[tuple[int, Fragment]],
    groups: Sequence[Sequence[Fragment]],
    authors: Sequence[str | None],
    documents: Sequence[int],
) -> int:
    """The group that a fragment stands amid in its report, or -1."""
    at = next(n for n, (_, other) in enumerate(row) if other is fragment)
    before = next((n for n, f in reversed(row[:at]) if n != own and not f.encloses(fragment)), -1)
    after = next((n for n, f in row[at + 1 :] if n != own and not fragment.encloses(f)), -1)
    if any(n != own and f.encloses(fragment) for n, f in row):
        return -1
    if before >= 0 and before == after and authors[before] and _fits(fragment, groups[before]):
        return before
    told = fragment.written or fragment.document or fragment.about not in ("", "speech")
    if not told or fragment.document == "speech":
        return -1
    if len(fragment.cells) >= FULL_PRINT_WORDS and fragment.alone:
        return -1
    fitting = [n for n in documents if _fits(fragment, groups[n])]
    here = {n for n, _ in row}
    beside = [n for n in fitting if n in here]
    if beside:
        return beside[0] if len(beside) == 1 else -1
    # Who speaks of the only document there is quotes that.
    return fitting[0] if len(documents) == 1 and fitting else -1


def _fits(fragment: Fragment, group: Sequence[Fragment]) -> bool:
    counts = Counter(f.language for f in group)
    language = min(counts, key=lambda tongue: (-counts[tongue], tongue))
    sort = fragment.document or fragment.about
    spoken = not fragment.voice or fragment.voice in {f.voice for f in group}
    kin = same_language(fragment.language, language)
    return spoken and kin and same_sort(sort, document_of(group))
