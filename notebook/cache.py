"""What the notebook was woven from, kept by the hash of all it depends on."""

from __future__ import annotations

import hashlib
import json
import os
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import course

FOLDER = course.PROJECT / "notebook" / "out" / ".cache"
DAYS_KEPT = 14


def digest(*parts: str | bytes) -> str:
    made = hashlib.sha256()
    for part in parts:
        data = part.encode("utf-8", "surrogateescape") if isinstance(part, str) else part
        made.update(b"%d:" % len(data) + data)
    return made.hexdigest()


def digest_of_files(paths: Iterable[Path]) -> str:
    """Of the files there, and of all in the folders."""
    parts: list[str | bytes] = []
    for path in paths:
        files = sorted(path.rglob("*")) if path.is_dir() else [path]
        for file in files:
            if file.is_file() and "__pycache__" not in file.parts:
                parts += [str(file.relative_to(course.PROJECT)), file.read_bytes()]
    return digest(*parts)


def cached(kind: str, key: str, make: Callable[[], Any], keep: bool = True) -> Any:
    """The value for the key; made, and kept, if it is not there. `make` may raise."""
    path = FOLDER / f"{kind}-{key[:32]}.json"
    try:
        value = json.loads(path.read_text(encoding="utf-8"))
        os.utime(path)
        return value
    except (OSError, ValueError):
        value = make()
    if keep:
        put(kind, key, value)
    return value


def put(kind: str, key: str, value: Any) -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    path = FOLDER / f"{kind}-{key[:32]}.json"
    course.write(path, json.dumps(value).encode())


def get(kind: str, key: str) -> Any | None:
    """The value for the key, or None."""
    missing = object()
    value = cached(kind, key, lambda: missing, keep=False)
    return None if value is missing else value


def forget_old() -> None:
    oldest = time.time() - DAYS_KEPT * 86400
    for path in FOLDER.glob("*.json"):
        if path.stat().st_mtime < oldest:
            path.unlink(missing_ok=True)
