"""A progress bar on a terminal; nothing elsewhere."""

from __future__ import annotations

import sys
import threading
from types import TracebackType

WIDTH = 30


class Progress:
    def __init__(self, steps: int) -> None:
        self.steps = steps
        self.done = 0
        self.lock = threading.Lock()
        self.shown = sys.stderr.isatty()

    def step(self, text: str) -> None:
        """One step begins."""
        if not self.shown:
            return
        with self.lock:
            share = min(1.0, self.done / self.steps)
            self.done += 1
            bar = "#" * round(WIDTH * share)
            text = text[:36].ljust(36)
            sys.stderr.write(f"\r[{bar:<{WIDTH}}] {100 * share:3.0f} %  {text}")
            sys.stderr.flush()

    def __enter__(self) -> Progress:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self.shown:
            sys.stderr.write("\r" + " " * 78 + "\r")
