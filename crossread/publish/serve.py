"""The site on a port of this machine."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from ipaddress import ip_address

from crossread.errors import SettingError
from crossread.publish.desk import Desk
from crossread.publish.shelf import Shelf


@dataclass(frozen=True, slots=True)
class Door:
    """Where the site listens: an address, a port, 0 for any free one, and further names that it answers to."""

    host: str
    port: int
    names: tuple[str, ...] = ()

    @property
    def private(self) -> bool:
        """Whether only this machine comes in: with a further name, others may, through a proxy."""
        if self.names:
            return False
        try:
            return self.host.lower() == "localhost" or ip_address(self.host).is_loopback
        except ValueError:
            return False


def serve(library: Shelf, door: Door, ready: Callable[[str], None] = lambda _: None, desk: Desk | None = None) -> None:
    """Show `library` at `door` until interrupted; `ready` is told the address.

    The site answers to the names of this machine and to those of `door`. With a `desk`, stories can be corrected.
    Raises `SettingError` where it is not possible to listen there.
    """
    import uvicorn

    from crossread.publish.site import LOCAL_HOSTS, create_app

    host, port = door.host, door.port
    name = f"[{host}]" if ":" in host else host
    names = list(dict.fromkeys((*LOCAL_HOSTS, name, *door.names)))
    app = create_app(library, hosts=names, desk=desk)
    # Without its own logging: what matters is said by `ready` and by exceptions.
    config = uvicorn.Config(
        app, host, port, log_config=None, access_log=False, server_header=False, date_header=False, proxy_headers=False
    )
    try:
        listener = config.bind_socket()
    except (SystemExit, UnicodeError, OverflowError) as error:  # uvicorn ends the process where it cannot bind
        cause = error.__context__ if isinstance(error, SystemExit) else error
        reason = getattr(cause, "strerror", None) or str(cause)
        raise SettingError(f"{name}:{port}", f"cannot listen there: {reason.lower()}") from error
    with listener:
        # From now on the system takes connections, so that whoever is told the address can use it at once.
        listener.listen()
        ready(f"http://{name}:{listener.getsockname()[1]}/")
        with suppress(KeyboardInterrupt):
            uvicorn.Server(config).run(sockets=[listener])
