"""One process: the server, and beside it the polling and whatever else goes on by itself."""

from __future__ import annotations

import logging
import secrets
import signal
import socket
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager, nullcontext
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from variorum.desk import Desk, Manners, open_desk
from variorum.desk.settings import Settings
from variorum.errors import SettingsError
from variorum.gate import Desks, Gate, Keeper, Trust
from variorum.serving.alerts import heavy_work
from variorum.serving.apart import apart
from variorum.serving.app import make_app
from variorum.serving.hubs import asking_hubs, public_name
from variorum.serving.poller import polling
from variorum.serving.worker import Work, Worker

if TYPE_CHECKING:
    import uvicorn

LOOPBACK = ("localhost", "127.0.0.1", "[::1]")
_GRACE = 20.0


@dataclass(frozen=True, slots=True)
class Serving:
    """How it is served.

    ``hosts`` are further names by which it may be reached; on a loopback address those of
    this machine are always among them, elsewhere any name is good if none is given.
    ``proxies`` are networks of servers before it whose word is taken. ``processes`` is how many
    answer requests; each counts failed tries to sign in for itself.
    """

    host: str = "127.0.0.1"
    port: int = 8765
    hosts: tuple[str, ...] = ()
    proxies: tuple[str, ...] = ()
    trust: Trust = field(default_factory=Trust)
    poll: bool = True
    digest: bool = True
    processes: int = 1
    manners: Manners = field(default_factory=Manners)

    @property
    def names(self) -> tuple[str, ...]:
        """The names that are answered; empty for any."""
        if self.host in (*LOOPBACK, "::1"):
            return (*LOOPBACK, *self.hosts)
        return self.hosts


def serve(
    store: Path | str,
    settings: Settings,
    serving: Serving,
    *,
    announce: Callable[[str], None] = lambda _: None,
) -> None:
    """Serve until SIGINT or SIGTERM; then finish what is under way, and end.

    Args:
        announce: Is told the address once it answers.

    Raises:
        SettingsError: The address cannot be had, or libraries are missing.
        StoreError: The store cannot be opened.
    """
    try:
        import uvicorn as _  # noqa: F401 - so that it is known before anything begins
    except ImportError as missing:
        raise SettingsError(
            "serve",
            f"a library is not installed ({missing.name}).",
            advice="Install variorum[reader].",
        ) from missing
    lay_out: Callable[[], AbstractContextManager[Desk]] = partial(
        open_desk, store=store, settings=settings
    )
    # Made or brought up to date by one, before several open it.
    with lay_out():
        pass
    works: dict[str, Work] = {}
    if serving.poll:
        works["polling"] = partial(_with_desk, lay_out, partial(polling, manners=serving.manners))
    beside_it = (str(store), settings, serving.digest)
    works["digest" if serving.digest else "alerts"] = partial(apart, heavy_work, beside_it)
    if settings.public_url:
        works["hubs"] = partial(_with_desk, lay_out, asking_hubs)
    # Hubs call by the public name; where any is answered, that is one of them.
    public = public_name(settings.public_url)
    names = (*serving.names, public) if serving.names and public else serving.names
    answering = replace(serving, hosts=names)
    secret = secrets.token_bytes(32)
    with ExitStack() as tools:
        listening = tools.enter_context(_listening(serving.host, serving.port))
        for number in range(1, serving.processes):
            given = (str(store), settings, answering, secret, listening)
            works[f"answering {number + 1}"] = partial(apart, answer_beside, given)
        workers = [Worker(name, work) for name, work in works.items()]
        with _answering(store, settings, answering, secret) as server:
            host, port = listening.getsockname()[:2]
            announce(f"http://{f'[{host}]' if ':' in host else host}:{port}/")
            for worker in workers:
                worker.start()
            try:
                with _signals_heard():
                    server.run(sockets=[listening])
            finally:
                _end(workers)


def answer_beside(
    store: str,
    settings: Settings,
    serving: Serving,
    secret: bytes,
    listening: socket.socket,
    stopping: threading.Event,
) -> None:
    """Answer requests beside the first process, until told to stop; the whole of a process."""
    with _answering(store, settings, serving, secret) as server, listening:
        # The first process hears signals, and says when to end.
        server.capture_signals = nullcontext  # type: ignore[method-assign, assignment]

        def end() -> None:
            stopping.wait()
            server.should_exit = True

        threading.Thread(target=end, daemon=True).start()
        server.run(sockets=[listening])


@contextmanager
def _answering(
    store: Path | str, settings: Settings, serving: Serving, secret: bytes
) -> Iterator[uvicorn.Server]:
    """A server that has not begun, with the desks behind it, closed at the end."""
    import uvicorn

    desks = Desks(partial(open_desk, store=store, settings=settings))
    try:
        gate = Gate(desks, Keeper(serving.trust, secret=secret))
        app = make_app(gate, hosts=serving.hosts, proxies=serving.proxies)
        yield uvicorn.Server(
            uvicorn.Config(
                app,
                log_level="warning",
                lifespan="off",
                proxy_headers=False,
                server_header=False,
                timeout_graceful_shutdown=5,
                timeout_keep_alive=30,
                limit_concurrency=500,
            )
        )
    finally:
        desks.close()


def _with_desk(
    lay_out: Callable[[], AbstractContextManager[Desk]],
    work: Callable[[Desk, threading.Event], None],
    stop: threading.Event,
) -> None:
    with lay_out() as desk:
        work(desk, stop)


@contextmanager
def _signals_heard() -> Iterator[None]:
    """Let the server end on SIGINT and SIGTERM without ending the process: it raises them again
    when it has closed, and there is still work to finish then. A second one ends at once."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    signs = (signal.SIGINT, signal.SIGTERM)
    before = {sign: signal.signal(sign, lambda *_: None) for sign in signs}
    try:
        yield
    finally:
        for sign, handler in before.items():
            signal.signal(sign, handler)


def _end(workers: Sequence[Worker]) -> None:
    for worker in workers:
        worker.stop()
    for worker in workers:
        if not worker.join(_GRACE):
            logging.getLogger("variorum.serving").error(
                "Something did not end in %.0f seconds; what it had not kept is done again.",
                _GRACE,
            )


def _listening(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    taken = socket.socket(family, socket.SOCK_STREAM)
    try:
        taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        taken.bind((host, port))
        taken.listen(256)
        taken.setblocking(False)
    except OSError as trouble:
        taken.close()
        raise SettingsError(
            "serve",
            f"{host}:{port} cannot be had ({trouble.strerror or trouble}).",
            advice="Give another --port or --host.",
        ) from trouble
    return taken
