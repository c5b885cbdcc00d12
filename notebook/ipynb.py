"""The course as a notebook of Jupyter: the lessons, and a cell for each exercise."""

from __future__ import annotations

from typing import Any

import course
import nbformat.v4

KERNEL = {"name": "deepsteps", "display_name": "deepsteps (C++)", "language": "c++"}


def source_of(exercise: course.Exercise, code: str) -> str:
    return f"// exercise {exercise.name}\n{code}"


def notebook() -> Any:
    """From the exercise files, without outputs."""
    cells = [
        nbformat.v4.new_markdown_cell(
            "# deepsteps\n\nRead a lesson, write the lines below it, and press Shift-Enter: the"
            " cell goes into the exercise's file and is checked. `%hint 03` gives a hint, `%list`"
            " your progress."
        )
    ]
    for exercise in course.exercises():
        parts = course.read(exercise.path)
        cells.append(nbformat.v4.new_markdown_cell(parts.lesson))
        given = parts.given_before.split("{", 1)[-1].rsplit("\n", 1)[0].strip("\n")
        cells.append(nbformat.v4.new_markdown_cell(f"```cpp\n{given}\n```"))
        cell = nbformat.v4.new_code_cell(source_of(exercise, parts.code))
        cell.metadata["deepsteps"] = {"exercise": exercise.name}
        cells.append(cell)
    cells.append(nbformat.v4.new_markdown_cell("# Training\n\nOn cats, with the functions above."))
    train = nbformat.v4.new_code_cell("%train --functions exercises")
    train.metadata["scrolled"] = False  # the figures are to be seen at once
    cells.append(train)
    made = nbformat.v4.new_notebook(cells=cells)
    made.metadata["kernelspec"] = dict(KERNEL)
    made.metadata["language_info"] = {"name": "c++", "file_extension": ".cpp"}
    return made
