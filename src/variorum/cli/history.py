"""One story's course on a terminal: its episodes, its reports by sign, what changed in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from rich.console import Console
from rich.text import Text

from variorum.cli.plain import plain
from variorum.model import ArticleId, Change, Dossier, Episode

_NAMED = 6  # articles of one change


def episode_lines(episodes: Sequence[Episode], dossier: Dossier) -> list[str]:
    """The episodes of a story that has more than one; nothing for others."""
    if len(episodes) < 2:
        return []
    signs = _signs(dossier)
    rows: list[tuple[int, str]] = [(0, ""), (0, f"{len(episodes)} episodes")]
    for number, episode in enumerate(episodes, 1):
        when = _between(episode.first, episode.last)
        reports = len(episode.articles)
        told = f"{reports} report" if reports == 1 else f"{reports} reports"
        rows.append((2, f"{number}. {when}: {episode.title or 'without a title'}"))
        rows.append((5, f"{told}: {_named(episode.articles, signs)}"))
        if episode.words:
            rows.append((5, f"words: {', '.join(episode.words)}"))
        if number > 1:
            rows.append((5, f"begins {episode.why}" if _is_pause(episode) else episode.why))
    return _wrapped(rows)


def report_lines(dossier: Dossier) -> list[str]:
    """The reports of a story by the sign under which it cites them."""
    signs = _signs(dossier)
    rows: list[tuple[int, str]] = []
    for article in dossier.articles:
        when = article.published.value[:16].replace("T", " ") if article.published else "no date"
        title = article.title.value if article.title else "without a title"
        rows.append((0, f"{signs.get(article.id, '?'):<3} {title}"))
        rows.append((4, f"{when}  {article.url or article.input}"))
        rows.append((4, article.id))
    return _wrapped(rows)


def change_lines(
    changes: Sequence[Change], dossier: Dossier, names: Mapping[ArticleId, str]
) -> list[str]:
    """What happened to a story, the oldest first, each with its reason.

    Args:
        names: What to call the articles that are not in the story now.
    """
    signs = {**{article: f"“{name}”" for article, name in names.items()}, **_signs(dossier)}
    rows: list[tuple[int, str]] = []
    for change in changes:
        when = change.when[:16].replace("T", " ")
        rows.append((0, f"{when}  {_what(change, dossier.story.id, signs)}"))
        rows.append((4, f"because {change.why}"))
    return _wrapped(rows) or ["Nothing was noted: the store is of an older version."]


def changes_by(changes: Sequence[Change], until: datetime) -> tuple[Change, ...]:
    """Those that had happened before a moment."""
    end = until.strftime("%Y-%m-%dT%H:%M:%SZ")
    return tuple(change for change in changes if change.when < end)


def _what(change: Change, story: str, signs: Mapping[ArticleId, str]) -> str:
    articles = _named(change.articles, signs)
    if change.kind == "opened":
        return f"opened with {articles}"
    if change.kind == "joined":
        return f"joined by {articles}"
    mine = change.story == story
    other = change.other[:14] if mine else change.story[:14]
    if change.kind == "merged":
        return f"took up {other} with {articles}" if mine else f"went into {other} with {articles}"
    if change.kind == "split":
        return f"parted from {articles}, now {other}" if mine else f"left {other} with {articles}"
    return f"got {articles} from {other}" if mine else f"gave {articles} to {other}"


def _named(articles: Sequence[ArticleId], signs: Mapping[ArticleId, str]) -> str:
    named = [signs.get(article, article[:15]) for article in articles]
    named.sort(key=lambda name: (len(name), name))  # A … Z before AA
    more = f" and {len(named) - _NAMED} more" if len(named) > _NAMED else ""
    return ", ".join(named[:_NAMED]) + more


def _signs(dossier: Dossier) -> dict[ArticleId, str]:
    return {source.article: source.siglum for source in dossier.sources}


def _is_pause(episode: Episode) -> bool:
    return episode.why.startswith("after ")


def _between(first: str | None, last: str | None) -> str:
    if first is None or last is None:
        return "no date"
    return first[:10] if first[:10] == last[:10] else f"{first[:10]} to {last[:10]}"


def _wrapped(rows: Sequence[tuple[int, str]]) -> list[str]:
    return list(_wrap(rows))


def _wrap(rows: Sequence[tuple[int, str]]) -> Iterator[str]:
    console = Console(highlight=False)
    for indent, text in rows:
        wide = max(20, console.width - indent - 2)
        for number, line in enumerate(Text(plain(text)).wrap(console, wide) or [Text("")]):
            yield (" " * (indent + (2 if number else 0)) + line.plain).rstrip()
