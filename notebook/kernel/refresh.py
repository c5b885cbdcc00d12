"""The learner's notebook, exercises/deepsteps.ipynb: made, or brought up to date with the files."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import agreement
import cells
import course
import ipynb
import nbformat

NOTEBOOK = course.PROJECT / "exercises" / "deepsteps.ipynb"


def _read(path: Path) -> Any:
    try:
        return nbformat.read(str(path), as_version=4)
    except Exception as error:  # nbformat lets those of its parsers through
        said = str(error).split("\n", 1)[0][:200]
        raise course.CourseError(
            f"{path} is no notebook that Jupyter can read ({said}). Move it away, and a new one is"
            " made."
        ) from None


def _write(path: Path, notebook: Any) -> None:
    course.write(path, (nbformat.writes(notebook) + "\n").encode("utf-8", "replace"))


def _exercise_cells(notebook: Any) -> dict[str, tuple[Any, cells.ExerciseCell]]:
    """The last cell of each exercise, as the grader takes it."""
    found: dict[str, tuple[Any, cells.ExerciseCell]] = {}
    for cell in notebook.cells:
        if cell.cell_type != "code":
            continue
        try:
            taken = cells.take_apart(cell.source)
        except course.CourseError:
            continue
        if isinstance(taken, cells.ExerciseCell):
            found[taken.exercise.name] = (cell, taken)
    return found


def _update(path: Path, cell: Any, taken: cells.ExerciseCell) -> str:
    """Lets the cell follow the file if that changed last; returns what is to be said."""
    exercise = taken.exercise
    code = course.read(exercise.path).code
    change = agreement.change(exercise, taken.code, code)
    number = exercise.number
    if change is agreement.Change.NONE:
        agreement.agree(exercise, code)
        return ""
    if change is agreement.Change.CELL:
        return (
            f"Exercise {number}: the cell has lines that {exercise.file} has not; Shift-Enter"
            " writes them there."
        )
    said = (
        f"Exercise {number}: the cell now has the lines of {exercise.file}, which was changed"
        " after it."
    )
    if change is agreement.Change.BOTH:
        if exercise.path.stat().st_mtime < path.stat().st_mtime:
            return (
                f"Exercise {number}: both the cell and {exercise.file} have changed. The notebook"
                " was saved last; Shift-Enter writes its lines into the file and keeps the file's."
            )
        parts = course.read(exercise.path)
        lost = "\n".join((parts.given_before, taken.code.rstrip("\n"), parts.given_after)) + "\n"
        said += (
            " The cell's own are kept as"
            f" {agreement.keep(exercise, lost.encode('utf-8', 'replace'))}."
        )
    cell.source = ipynb.source_of(exercise, code)
    cell.outputs = []
    cell.execution_count = None
    agreement.agree(exercise, code)
    return said


def refresh(path: Path = NOTEBOOK) -> list[str]:
    """Returns what is to be said about it."""
    if not path.exists():
        _write(path, ipynb.notebook())
        for exercise in course.exercises():
            agreement.agree(exercise, course.read(exercise.path).code)
        return [f"{path.relative_to(course.PROJECT)} is new: every exercise with its lesson."]
    notebook = _read(path)
    before = nbformat.writes(notebook)
    found = _exercise_cells(notebook)
    said = [_update(path, *found[name]) for name in sorted(found)]
    said += [
        f"Exercise {exercise.number} has no cell; one that begins with // exercise"
        f" {exercise.name} will do."
        for exercise in course.exercises()
        if exercise.name not in found
    ]
    if nbformat.writes(notebook) != before:
        _write(path, notebook)
    return [sentence for sentence in said if sentence]
