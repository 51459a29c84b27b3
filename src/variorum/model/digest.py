"""What became of items: their pages, where they stand in the stream of reports, their stories
as lists show them. Times are seconds since 1970, UTC."""

from __future__ import annotations

from dataclasses import dataclass

from variorum.model.passage import ArticleId, CaptureId


@dataclass(frozen=True, slots=True)
class PageAsked:
    """The page behind an item that says too little by itself.

    ``revision`` is the wording of the item for which it was asked. ``due`` is the moment of
    the next try, None where none will follow; ``asked`` that of the last one. ``capture`` is
    what was had, ``trouble`` why the last try failed, in words.
    """

    item: int
    url: str
    revision: int = 0
    due: float | None = None
    tries: int = 0
    asked: float | None = None
    trouble: str | None = None
    capture: CaptureId | None = None


@dataclass(frozen=True, slots=True)
class Revisit:
    """A page that was captured, and is visited again for a while to see whether it changed.

    ``first`` is when it was captured first, ``due`` the moment of the next visit, None where
    none will follow. ``visits`` counts those made, ``failures`` those in a row that brought no
    answer of use; ``asked`` is when the last one was. ``capture`` are the bytes that it
    answered last, with the validators of that answer and the address that gave them
    (``giver``). ``status`` is what HTTP said last, ``trouble`` why the last visit showed nothing
    of the article, in words. ``gone`` is when it was first seen that the page is not there any
    more; None while it is.
    """

    url: str
    domain: str
    first: float
    due: float | None = None
    visits: int = 0
    failures: int = 0
    asked: float | None = None
    capture: CaptureId | None = None
    etag: str | None = None
    modified: str | None = None
    giver: str | None = None
    status: int | None = None
    trouble: str | None = None
    gone: float | None = None


@dataclass(frozen=True, slots=True)
class Allowance:
    """How many pages of a registrable domain ("" for all together) may be visited again by now.

    ``left`` was left at the moment ``at``; ``held`` is until when its server wants to be left
    alone.
    """

    domain: str
    left: float
    at: float
    held: float = 0.0


@dataclass(frozen=True, slots=True)
class Arrived:
    """A report as the stream of stories took it, by its running ``number``.

    ``item`` is the one that brought it first. ``outlet`` and ``published`` are as the stream
    was told. ``cluster`` is the story that the stream puts it in, named by the number of a
    report; ``why`` says in words what put it there, and ``leans`` are the numbers of earlier
    reports whose text it shares or that it names as where its news is from.
    """

    number: int
    item: int
    article: ArticleId
    cluster: int
    outlet: str | None = None
    published: str | None = None
    why: str = ""
    leans: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Current:
    """An item of a cluster as it is now: the report that stands for it in the stream, and the
    article of its present wording."""

    item: int
    report: Arrived
    article: ArticleId
    source: int
    stands: float
    outlet: str
    called: str
    story: str
    title: str | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where an item stands: in which story, through which report of the stream, and who
    publishes it. ``outlet`` is the registrable domain, ``called`` the name of the outlet."""

    item: int
    story: str
    source: int
    number: int
    stands: float
    outlet: str = ""
    called: str = ""


@dataclass(frozen=True, slots=True)
class ToldStory:
    """A story as a row of lists.

    ``items`` counts its items, ``outlets`` who publishes them, ``origins`` those that do not
    lean on another. ``firsts`` are the moments at which each origin was first heard, the
    earliest of a long story and its latest. ``contested`` and ``record`` say whether its
    dossier holds a hard conflict, or a text of record. ``state`` names the set of its
    articles, ``told`` the set that it was when its dossier was told (None without one), then
    of ``told_items`` items and at ``told_at``; ``due`` is when it is to be told again.
    ``weight`` is the part of its rank that does not fade. ``sources`` are its sources with
    their newest moment and number of items, where they are asked for.
    """

    id: str
    title: str
    first: float
    newest: float
    items: int = 1
    outlets: int = 1
    origins: int = 1
    contested: bool = False
    record: bool = False
    firsts: tuple[float, ...] = ()
    weight: float = 0.0
    state: str = ""
    told: str | None = None
    told_items: int = 0
    told_at: float | None = None
    due: float | None = None
    sources: tuple[tuple[int, float, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Member:
    """An item of a story as a line of a list, with one user's marks."""

    item: int
    story: str
    source: int
    title: str | None
    url: str | None
    stands: float
    outlet: str
    called: str
    followed: bool
    read: bool
    saved: bool


@dataclass(frozen=True, slots=True)
class Waiting:
    """What is still to be done: items not read, pages not asked for, stories not told."""

    items: int = 0
    pages: int = 0
    stories: int = 0
