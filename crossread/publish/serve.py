"""The site on a port of this machine."""

from collections.abc import Callable, Sequence
from contextlib import suppress

from crossread.errors import SettingError
from crossread.publish.shelf import Shelf


def serve(
    library: Shelf, host: str, port: int, hosts: Sequence[str] = (), ready: Callable[[str], None] = lambda _: None
) -> None:
    """Show `library` at `host` and `port`, 0 for any free one, until interrupted; `ready` is told the address.

    The site answers to the names of this machine, to `host` and to `hosts`.
    Raises `SettingError` where it is not possible to listen there.
    """
    import uvicorn

    from crossread.publish.site import LOCAL_HOSTS, create_app

    name = f"[{host}]" if ":" in host else host
    names = list(dict.fromkeys((*LOCAL_HOSTS, name, *hosts)))
    app = create_app(library, hosts=names)
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
