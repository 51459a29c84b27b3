"""What an entry of a social account is besides its words. A post is a primary source: somebody's
own statement, not a report of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

AttachmentKind = Literal["picture", "film", "sound", "other"]


@dataclass(frozen=True, slots=True)
class Attachment:
    """A picture, film or recording that belongs to a post; ``alt`` is its author's words for
    what is to be seen or heard."""

    url: str
    kind: AttachmentKind
    alt: str | None = None
    preview: str | None = None


@dataclass(frozen=True, slots=True)
class Post:
    """What a server says of a post.

    ``account`` wrote it ("ann@post.example"); ``shared_by`` is the account that only passed it
    on. ``warning`` stands before the words, which its author wants to be opened on purpose.
    ``poll`` holds the choices of a vote. ``quoted`` is the address of a post that it quotes,
    ``answers`` the server's number of the post that it replies to. ``language`` is the code
    that its author chose.
    """

    account: str
    shared_by: str | None = None
    warning: str | None = None
    attachments: tuple[Attachment, ...] = ()
    poll: tuple[str, ...] = ()
    quoted: str | None = None
    answers: str | None = None
    language: str | None = None
