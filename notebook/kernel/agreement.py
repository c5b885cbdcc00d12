"""An exercise's cell and its file: whichever changed last wins, and what loses is kept.

What both held when they last agreed is recorded, so that it shows which of them has changed since.
"""

from __future__ import annotations

import enum
import hashlib
import json
import time
from dataclasses import dataclass

import course

RECORD = course.PROJECT / "notebook" / "out" / "agreed.json"


class Change(enum.Enum):
    NONE = "they are the same"
    CELL = "the cell has changed"
    FILE = "the file has changed"
    BOTH = "both have changed"


@dataclass(frozen=True)
class Settled:
    """What was done about a cell that was run: the code that counts now."""

    code: str
    change: Change
    kept: str = ""  # where the losing file is, within the project


def _hash(code: str) -> str:
    return hashlib.sha256(course.normalized(code).encode("utf-8", "surrogateescape")).hexdigest()


def _record() -> dict[str, str]:
    try:
        found = json.loads(RECORD.read_text(encoding="utf-8"))
        return found if isinstance(found, dict) else {}
    except (OSError, ValueError):
        return {}


def agree(exercise: course.Exercise, code: str) -> None:
    record = _record()
    if record.get(exercise.name) == _hash(code):
        return
    record[exercise.name] = _hash(code)
    try:
        RECORD.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise course.CourseError(f"{RECORD.parent} cannot be made: {error.strerror}.") from None
    course.write(RECORD, json.dumps(record, indent=1).encode())


def change(exercise: course.Exercise, cell: str, file: str) -> Change:
    """Without a record, what is untouched has not changed."""
    agreed = _record().get(exercise.name, _hash(exercise.stub))
    if _hash(cell) == _hash(file):
        return Change.NONE
    if _hash(cell) == agreed:
        return Change.FILE
    return Change.CELL if _hash(file) in (agreed, _hash(exercise.stub)) else Change.BOTH


def keep(exercise: course.Exercise, content: bytes) -> str:
    """Keeps what loses beside what `reset` keeps; returns where."""
    kept = course.PROJECT / "exercises" / "kept"
    kept.mkdir(parents=True, exist_ok=True)
    seconds = int(time.time())
    while (place := kept / f"{exercise.name}.{seconds}.cpp").exists():
        seconds += 1
    course.write(place, content)
    return str(place.relative_to(course.PROJECT))


def settle(exercise: course.Exercise, cell: str) -> Settled:
    """A cell was run: it goes into the file, unless only the file has changed since they agreed."""
    if course.START in cell or course.END in cell:
        raise course.CourseError(
            "The cell holds a marker line. Leave both to the file: the cell is what stands between"
            " them."
        )
    file = course.read(exercise.path).code
    found = change(exercise, cell, file)
    kept = keep(exercise, exercise.path.read_bytes()) if found is Change.BOTH else ""
    code = course.normalized(file if found is Change.FILE else cell)
    if found in (Change.CELL, Change.BOTH):
        course.write_code(exercise.path, code)
    agree(exercise, code)
    return Settled(code, found, kept)
