"""Locks on files between processes: one writer a graph, and readers that keep their version from being removed.

The operating system drops a lock when its holder ends, however it ends.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import IO

if sys.platform == "win32":
    import msvcrt

    def _lock(handle: IO[bytes], shared: bool) -> None:
        # Windows has no shared lock here and needs none: a file that a reader holds open cannot be removed
        if not shared:
            msvcrt.locking(handle.fileno(), msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _lock(handle: IO[bytes], shared: bool) -> None:
        fcntl.flock(handle, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)


def try_lock(path: Path, *, shared: bool) -> IO[bytes] | None:
    """The open, locked file (closing it unlocks); None if another process holds it.

    A shared lock needs only the right to read. Raises OSError if the file cannot be opened, or not be locked at all.
    """
    handle = path.open("rb" if shared else "ab")
    try:
        _lock(handle, shared)
    except (BlockingIOError, PermissionError):  # held by another, in the words of Unix and of Windows
        handle.close()
        return None
    except OSError:
        handle.close()
        raise
    return handle
