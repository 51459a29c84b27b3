"""Which articles tell of one happening: evidence added up, then average-link clusters."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from variorum.model import Analysis, Article, Copy, Membership, Story, digest
from variorum.stories.bonds import find_bonds
from variorum.stories.common_words import COMMON
from variorum.stories.copies import moment
from variorum.stories.many import cluster_many
from variorum.stories.portraits import Portrait
from variorum.stories.portraits import portraits as read_portraits
from variorum.stories.reasons import reasons
from variorum.text import Likeness

# Swept 0.03 to 0.2 on small batches drawn from ECB+ and AllSides; see docs/methods/stories.md.
THRESHOLD = 0.09
# Among many articles chance likeness is more frequent: the threshold rises with their number.
_FEW = 20
_RISE = 0.03  # for each doubling
_HIGHEST = 0.2
MANY = 48  # from so many articles on the method of the stream is better, and linear
# A lone report joins the story of its nearest report, if that is near and no other is.
_NEAR = 0.15
_NEAR_MEAN = 0.04
# Or if it is fairly near both to one and to all: the geometric mean of the two likenesses. A
# tabloid or a report in another language shares names with all and wording with none.
_NEAR_BOTH = 0.08
# Reports in two languages can share names and figures only, so what they share weighs more.
_OTHER_TONGUE = 1.5
_CLEARLY = 2.0
_COMMON_WEIGHT = 0.15
_NAME_WEIGHT = 2.0
_NUMBER_WEIGHT = 1.0
_DAY = 86400.0
_TIME_SCALE = 21.0  # days after which two dates begin to speak against each other


def group(
    articles: Sequence[Article],
    analyses: Sequence[Analysis],
    copies: Sequence[Copy],
    *,
    likeness: Likeness | None = None,
) -> tuple[Story, ...]:
    """Sort articles into stories, each membership with its evidence.

    Two articles are alike by the rare words, names and figures they share, weighed by how
    few of the articles have them; copies and links bind, distance in time loosens. Stories
    are average-link clusters, so that one doubtful pair cannot join two happenings.

    Args:
        articles: In any order; one report alone makes a story of one.
        analyses: ``analyses[i]`` reads ``articles[i]``.
        copies: Pairs with text in common.
        likeness: A measure of meaning to be weighed in (for reports in several languages).

    Returns:
        Stories sorted by id; every article is in exactly one.

    Of more than ``MANY`` articles, which nobody chose by hand, stories are made as those of
    a stream: see ``StoryStream``.

    Cost: O(n²) pairs of sparse terms, O(k³) in each connected part of k articles; linear
    from ``MANY`` on.
    Measured and described: docs/methods/stories.md.
    """
    order = sorted(range(len(articles)), key=lambda k: articles[k].id)
    ordered = [articles[k] for k in order]
    portraits = read_portraits(ordered, [analyses[k] for k in order])
    bonds = find_bonds(ordered, [analyses[k] for k in order], copies)
    if len(ordered) > MANY:
        clusters = cluster_many(ordered)
    else:
        alike = _alike(ordered, portraits, likeness)
        for (i, j), strength in sorted(bonds.strength.items()):
            alike[i, j] = alike[j, i] = min(1.0, alike[i, j] + strength)
        clusters = _clusters(alike, [a.language for a in ordered])
    stories = []
    for members in clusters:
        ids = tuple(ordered[k].id for k in members)
        memberships = tuple(
            Membership(ordered[k].id, reasons(k, members, ordered, portraits, copies, bonds))
            for k in members
        )
        stories.append(Story(digest("story", list(ids)), ids, memberships))
    return tuple(sorted(stories, key=lambda s: s.id))


def _weight(key: str) -> float:
    if key.startswith("n:"):
        return _NAME_WEIGHT
    if key.startswith("d:"):
        return _NUMBER_WEIGHT
    return _COMMON_WEIGHT if key in COMMON else 1.0


def _alike(
    articles: Sequence[Article], portraits: Sequence[Portrait], likeness: Likeness | None
) -> NDArray[np.float64]:
    all_terms = _cosines([p.terms for p in portraits])
    names = _cosines([p.names for p in portraits])
    alike = 0.6 * all_terms + 0.4 * names
    if likeness is not None and len(articles) > 1:
        heads = [_head(a) for a in articles]
        meaning = np.asarray(likeness(heads, heads), dtype=np.float64)
        alike = 0.75 * alike + 0.25 * np.clip((meaning - 0.25) / 0.75, 0.0, 1.0)
    for i, j, factor in _time_factors(articles):
        alike[i, j] *= factor
        alike[j, i] *= factor
    return alike


def _head(article: Article) -> str:
    title = article.title.value if article.title else ""
    words = " ".join(b.span.of(article.text) for b in article.body)[:600]
    return f"{title}. {words}"


def _cosines(bags: Sequence[Mapping[str, float]]) -> NDArray[np.float64]:
    """Cosines of log-counted bags, a term weighing more the fewer bags have it."""
    size = len(bags)
    holders: Counter[str] = Counter()
    for bag in bags:
        holders.update(bag.keys())
    shared = {k: c for k, c in sorted(holders.items()) if c > 1}
    norms = np.zeros(size)
    columns: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for row, bag in enumerate(bags):
        total = 0.0
        for key in sorted(bag):
            value = _weight(key) * (1 + math.log(bag[key])) if bag[key] >= 1 else 0.0
            value *= math.log(1 + (size + 2) / holders[key]) if size > 1 else 1.0
            total += value * value
            if key in shared:
                columns[key].append((row, value))
        norms[row] = math.sqrt(total)
    product = np.zeros((size, size))
    for key in sorted(columns):
        rows = np.array([r for r, _ in columns[key]])
        values = np.array([v for _, v in columns[key]])
        product[np.ix_(rows, rows)] += np.outer(values, values)
    product /= np.maximum(np.outer(norms, norms), 1e-12)
    result: NDArray[np.float64] = np.round(product, 9)
    return result


def _time_factors(articles: Sequence[Article]) -> list[tuple[int, int, float]]:
    moments = [moment(a.published.value) if a.published else None for a in articles]
    factors = []
    for i, one in enumerate(moments):
        for j in range(i + 1, len(moments)):
            two = moments[j]
            if one is None or two is None:
                continue
            gap = max(0.0, max(one[0], two[0]) - min(one[1], two[1])) / _DAY
            if gap > 1:
                factors.append((i, j, math.exp(-max(0.0, gap - 1) / _TIME_SCALE)))
    return factors


def _threshold(size: int) -> float:
    """How alike two groups must be on average among ``size`` articles."""
    return min(_HIGHEST, THRESHOLD + _RISE * math.log2(max(1.0, size / _FEW)))


def _clusters(alike: NDArray[np.float64], languages: Sequence[str]) -> list[list[int]]:
    """Average-link clusters above the threshold; ties go to the least indices."""
    size = len(alike)
    threshold = _threshold(size)
    unseen = set(range(size))
    done: list[list[int]] = []
    while unseen:
        start = min(unseen)
        part, front = {start}, [start]
        while front:
            here = front.pop()
            near = [k for k in sorted(unseen - part) if alike[here, k] >= threshold]
            part.update(near)
            front.extend(near)
        unseen -= part
        done += _average_link(alike, sorted(part), threshold)
    tongues = np.array(languages)
    other = tongues[:, None] != tongues[None, :]
    return _with_strays(alike * np.where(other, _OTHER_TONGUE, 1.0), sorted(done))


def _with_strays(alike: NDArray[np.float64], clusters: list[list[int]]) -> list[list[int]]:
    """Let lone articles join: a short live page is near one long report, not near all."""
    whole = [list(c) for c in clusters if len(c) > 1]
    joined = [list(c) for c in whole]
    for stray in (c[0] for c in clusters if len(c) == 1):
        near = sorted(
            (
                (float(alike[stray, c].max()), float(alike[stray, c].mean()), -k)
                for k, c in enumerate(whole)
            ),
            reverse=True,
        )
        second = near[1][0] if len(near) > 1 else 0.0
        if near and near[0][0] >= _CLEARLY * second and _is_near(near[0][0], near[0][1]):
            joined[-near[0][2]].append(stray)
        else:
            joined.append([stray])
    return sorted(sorted(c) for c in joined)


def _is_near(most: float, mean: float) -> bool:
    """A lone report is near a story: see the lines above."""
    return (most >= _NEAR and mean >= _NEAR_MEAN) or math.sqrt(most * mean) >= _NEAR_BOTH


def _average_link(alike: NDArray[np.float64], part: list[int], threshold: float) -> list[list[int]]:
    clusters = [[k] for k in part]
    sums = alike[np.ix_(part, part)].copy()
    sizes = np.ones(len(part))
    active = np.ones(len(part), dtype=bool)
    np.fill_diagonal(sums, -np.inf)
    while active.sum() > 1:
        means = sums / np.outer(sizes, sizes)
        means[~active] = -np.inf
        means[:, ~active] = -np.inf
        best = int(np.argmax(means))
        i, j = divmod(best, len(part))
        if means[i, j] < threshold:
            break
        i, j = min(i, j), max(i, j)
        sums[i] += sums[j]
        sums[:, i] += sums[:, j]
        sums[i, i] = -np.inf
        sizes[i] += sizes[j]
        active[j] = False
        clusters[i] += clusters[j]
        clusters[j] = []
    return [sorted(c) for c in clusters if c]
