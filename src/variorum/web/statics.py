"""Our own style, script and pictures: served under a name that tells their bytes."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from variorum.dossier.exports import fragment_style, page_script

# Made by the dossier itself, of which there is one.
_MADE = {
    "dossier.css": fragment_style,
    "dossier.js": page_script,
}
_FOLDER = Path(__file__).parent / "static"
_KINDS = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".webmanifest": "application/manifest+json",
}


@dataclass(frozen=True, slots=True)
class Asset:
    """A file of ours: its bytes, what kind of file it is, and a short digest of the bytes."""

    body: bytes
    kind: str
    digest: str


@lru_cache(maxsize=1)
def assets() -> Mapping[str, Asset]:
    """All files of ours by name, read once."""
    found = {}
    for name, make in _MADE.items():
        found[name] = _asset(name, make().encode())
    for path in sorted(_FOLDER.iterdir()):
        if path.suffix in _KINDS:
            found[path.name] = _asset(path.name, path.read_bytes())
    return found


def _asset(name: str, body: bytes) -> Asset:
    digest = hashlib.sha256(body).hexdigest()[:12]
    return Asset(body, _KINDS[Path(name).suffix], digest)


def asset(name: str) -> str:
    """The address of a file of ours; another one when its bytes are others."""
    return f"/static/{assets()[name].digest}/{name}"


async def _serve(request: Request) -> Response:
    found = assets().get(request.path_params["name"])
    if found is None:
        return PlainTextResponse("There is no such file.\n", 404)
    # A page of an older version gets what there is, and must not keep it under that name.
    asked = request.path_params["digest"]
    keep = "public, max-age=31536000, immutable" if asked == found.digest else "no-cache"
    return Response(found.body, media_type=found.kind, headers={"cache-control": keep})


def routes() -> list[BaseRoute]:
    """The route of all files of ours."""
    return [Route("/static/{digest}/{name}", _serve, methods=["GET"])]
