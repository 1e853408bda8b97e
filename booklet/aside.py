"""Work done beside the main work, in a second process, where that is cheap and safe; else when it is asked for."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from typing import TypeVar

Made = TypeVar("Made")


def aside(work: Callable[[], Made]) -> Callable[[], Made]:
    """A piece of work → a function that gives its result, and waits for it if need be.

    On Linux the work is done in a forked copy of this process (once nothing is threaded: a fork takes one thread with
    it). The result must be picklable. If anything goes wrong there, the work is done here, and fails here.
    """
    if processors() < 2:
        return work
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        os._exit(_send(work, write))
    os.close(write)

    def result() -> Made:
        with os.fdopen(read, "rb") as pipe:
            data = pipe.read()
        _, status = os.waitpid(child, 0)
        if status or not data:
            return work()
        import pickle  # here, for short booklets do without: 1 ms

        made: Made = pickle.loads(data)
        return made

    return result


def processors() -> int:
    """How many pieces of work can be done at a time; 1 where this process cannot be forked."""
    threading = sys.modules.get("threading")
    alone = threading is None or threading.active_count() == 1
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" and alone else 1


def _send(work: Callable[[], object], write: int) -> int:
    """In the copy: the work's result into the pipe → the exit code. Nothing is printed here, come what may."""
    try:
        import pickle

        with os.fdopen(write, "wb") as pipe:
            pickle.dump(work(), pipe)
    except BaseException:  # noqa: BLE001  # the first process meets the same fault, and tells it
        return 1
    return 0
