"""How one server is set up."""

from __future__ import annotations

from dataclasses import dataclass
from ipaddress import ip_address
from pathlib import Path

MEMORY = 2 * 1024**3  # bytes of address space for a process that runs queries of others


@dataclass(frozen=True, slots=True)
class Settings:
    """Where the graph is, where to listen, and the limits.

    `timeout` (seconds), `max_rows`: of a query of others; `workers`: how many of these run at a time, `waiting`: how
    many more may wait. `cors`: pages of other sites may read. `upload`: people may put plans in, of at most
    `max_upload` bytes a file. `hosts`: further names by which the server is called.
    """

    graph: Path | None = None
    store: str | None = None
    host: str = "127.0.0.1"
    port: int = 8765
    timeout: float = 30.0
    max_rows: int = 10_000
    workers: int = 2
    waiting: int = 200
    memory: int = MEMORY
    cors: bool = True
    upload: bool = False
    max_upload: int = 20 * 1024**2
    max_body: int = 1024**2
    hosts: tuple[str, ...] = ()

    @property
    def is_loopback(self) -> bool:
        """Whether only this machine can reach the server."""
        if self.host == "localhost":
            return True
        try:
            return ip_address(self.host).is_loopback
        except ValueError:
            return False
