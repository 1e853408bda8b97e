"""What a reader of the terminal sees: text out, colour or not, progress. The only module that prints."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from threading import Timer

PATIENCE = 1.0  # seconds of silence before progress shows
CLEAR = "\r\x1b[K"


class Unheard(Exception):
    """Standard output cannot be written; the text says why."""


def steady() -> None:
    """Let a terminal that cannot print ʿ show \\u02bf: a letter is no reason to stop."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None and stream.errors == "strict":
            reconfigure(errors="backslashreplace")


def say(text: str) -> None:
    """Text → standard output: what was asked for."""
    _write(sys.stdout, text)


def tell(text: str) -> None:
    """Text → standard error: everything else."""
    _write(sys.stderr, text)


def _write(stream: TextIO | None, text: str) -> None:
    """Text → stream, a newline at its end. No stream (pythonw) and a reader who has gone away are no errors.

    A full disk is one behind standard output; behind standard error there is nobody left to tell.
    """
    if stream is None or not text:
        return
    try:
        stream.write(text if text.endswith("\n") else text + "\n")
        stream.flush()
    except OSError as error:
        # What is still in the buffer would raise again when Python closes the stream.
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
        if stream is sys.stdout and not isinstance(error, BrokenPipeError):
            raise Unheard(error.strerror or str(error)) from error


def is_terminal(stream: TextIO | None) -> bool:
    return stream is not None and stream.isatty()


def wants_colour(stream: TextIO | None) -> bool:
    """Colour on a terminal that can show it, unless NO_COLOR (no-color.org) asks for none."""
    return is_terminal(stream) and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


class Progress:
    """Called with what is being done now; shows it on one line of a terminal, only when work takes over a second."""

    def __init__(self, stream: TextIO | None, patience: float = PATIENCE) -> None:
        self._stream = stream
        self._now = ""
        self._shown = False
        self._timer: Timer | None = None
        if is_terminal(stream):
            # Imported here: most builds are in no terminal or done before it would be needed.
            from threading import Timer

            self._timer = Timer(patience, self._show)
            self._timer.daemon = True

    def __enter__(self) -> Progress:
        if self._timer is not None:
            self._timer.start()
        return self

    def __call__(self, what: str) -> None:
        self._now = what
        if self._shown:
            self._draw(f"{CLEAR}{what} …")

    def __exit__(self, *_: object) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer.join()
        if self._shown:
            self._draw(CLEAR)

    def _show(self) -> None:
        self._shown = True
        if self._now:
            self._draw(f"{CLEAR}{self._now} …")

    def _draw(self, text: str) -> None:
        if self._stream is not None:
            self._stream.write(text)
            self._stream.flush()
