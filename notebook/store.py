"""What was woven before, by the hash of all that it was made of."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from course import PROJECT, write

FOLDER = PROJECT / "notebook" / "out" / ".cache"


def _of_these_programs() -> str:
    """A changed weaver weaves anew."""
    digest = hashlib.sha256()
    for path in sorted((PROJECT / "notebook").rglob("*.py")):
        if "out" not in path.parts:
            digest.update(path.read_bytes())
    return digest.hexdigest()


_PROGRAMS = _of_these_programs()


def hash_of(*parts: bytes | str) -> str:
    digest = hashlib.sha256(_PROGRAMS.encode())
    for part in parts:
        data = part.encode() if isinstance(part, str) else part
        digest.update(len(data).to_bytes(8, "big") + data)
    return digest.hexdigest()


def kept(key: str, make: Callable[[], Any]) -> Any:
    """What make() returned for this key before, else what it returns now; anything that is JSON."""
    path = FOLDER / key
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        pass
    made = make()
    FOLDER.mkdir(parents=True, exist_ok=True)
    write(path, json.dumps(made).encode())
    return made
