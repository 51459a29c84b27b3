"""What a fetch brings back, and what the next one needs to ask only for news."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Validators:
    """What a server gave to tell versions apart. Opaque strings, sent back as they came.

    ``giver`` is the address that gave them: they are sent there and nowhere else, also where
    the way leads over redirects; None sends them all the way.
    """

    etag: str | None = None
    last_modified: str | None = None
    giver: str | None = None


@dataclass(frozen=True, slots=True)
class Response:
    """An answer to a fetch.

    ``asked`` is the address asked for, ``url`` the one that answered, ``redirects`` the
    addresses passed through, in order. ``wire`` is the body as it was sent (chunks
    joined), which is what an archive keeps; ``body`` the same with its content coding
    undone, which is what gets read. ``status`` 304 means that nothing is new: both bodies
    are empty. ``captured`` is an aware UTC time; ``address`` the network address.
    """

    asked: str
    url: str
    status: int
    headers: tuple[tuple[str, str], ...]
    wire: bytes
    body: bytes
    captured: str
    redirects: tuple[str, ...] = ()
    address: str | None = None
    complaints: tuple[str, ...] = ()

    def header(self, name: str) -> str | None:
        """The first header of this name, whatever its case."""
        wanted = name.lower()
        return next((value for key, value in self.headers if key.lower() == wanted), None)

    @property
    def media_type(self) -> str | None:
        """The media type as declared, without its parameters; it may lie."""
        declared = self.header("content-type")
        return declared.partition(";")[0].strip().lower() or None if declared else None

    @property
    def unchanged(self) -> bool:
        """True if the server says that nothing changed since the validators were given."""
        return self.status == 304

    @property
    def validators(self) -> Validators:
        """What to send next time, to be answered 304 where nothing changed."""
        return Validators(self.header("etag"), self.header("last-modified"))
