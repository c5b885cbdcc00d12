"""The course as a notebook of Jupyter: the lessons, and a cell for each exercise."""

from __future__ import annotations

import base64
import re
from typing import Any

import book
import course
import formulas
import nbformat
import nbformat.v4 as v4
import pictures
import training
import results

KERNEL = {"name": "deepsteps", "display_name": "deepsteps (C++)", "language": "c++"}


def source_of(exercise: course.Exercise, code: str) -> str:
    return f"// exercise {exercise.name}\n{code}"


def _given(parts: course.Parts) -> str:
    given = parts.given_before.split("{", 1)[-1].rsplit("\n", 1)[0].strip("\n")
    return f"```cpp\n{given}\n```"


def _code_cell(exercise: course.Exercise, parts: course.Parts) -> Any:
    cell = v4.new_code_cell(source_of(exercise, parts.code))
    cell.metadata["deepsteps"] = {"exercise": exercise.name}
    return cell


def _notebook(cells: list[Any]) -> Any:
    made = v4.new_notebook(cells=cells)
    made.metadata["kernelspec"] = dict(KERNEL)
    made.metadata["language_info"] = {"name": "c++", "file_extension": ".cpp"}
    return made


def notebook() -> Any:
    """From the exercise files, without outputs: what ./deepsteps jupyter opens."""
    cells = [
        v4.new_markdown_cell(
            "# deepsteps\n\nRead a lesson, write the lines below it, and press Shift-Enter: the"
            " cell goes into the exercise's file and is checked. `%hint 03` gives a hint, `%list`"
            " your progress."
        )
    ]
    for exercise in course.exercises():
        parts = course.read(exercise.path)
        cells.append(v4.new_markdown_cell(parts.lesson))
        cells.append(v4.new_markdown_cell(_given(parts)))
        cells.append(_code_cell(exercise, parts))
    cells.append(v4.new_markdown_cell("# Training\n\nOn cats, with the functions above."))
    train = v4.new_code_cell("%train --functions exercises")
    train.metadata["scrolled"] = False  # the figures are to be seen at once
    cells.append(train)
    return _notebook(cells)


# ---- Woven: with the pages, the pictures and all outputs ----


def _markdown(text: str) -> Any:
    """With our pictures as the cell's attachments, and formulas for MathJax."""
    attachments = {}

    def attached(match: re.Match[str]) -> str:
        name = match[1]
        svg = pictures.picture(name, alone=True)
        data = base64.b64encode(svg.encode()).decode()
        attachments[f"{name}.svg"] = {"image/svg+xml": data}
        return f"![{pictures.alt_text(name)}](attachment:{name}.svg)"

    cell = v4.new_markdown_cell(
        re.sub(r"!\[\]\(picture:(\w+)\)", attached, formulas.in_markdown(text).rstrip("\n"))
    )
    if attachments:
        cell["attachments"] = attachments
    return cell


def _training_cell(functions: str, verdicts: book.Verdicts) -> Any:
    cell = v4.new_code_cell(f"%train --functions {functions}")
    if reason := training.why_not(functions, verdicts):
        cell.outputs = [v4.new_output("stream", name="stdout", text=reason + "\n")]
        return cell
    said, figures = training.trained(functions)
    cell.outputs = [v4.new_output("stream", name="stdout", text=results.plain(said, 200))]
    for one in figures:
        svg = base64.b64decode(one.svg).decode()
        data = {"image/svg+xml": svg, "text/plain": one.shows}
        cell.outputs.append(v4.new_output("display_data", data=data))
    return cell


def _page_cells(page: book.Page, functions: str, verdicts: book.Verdicts) -> list[Any]:
    text = f"# {page.title}\n\n{page.markdown.strip()}"
    cells = []
    for i, part in enumerate(re.split(r"(?ms)^```deepsteps\n.*?^```\n", text)):
        if i:
            cells.append(_training_cell(functions, verdicts))
        cells.append(_markdown(part.strip()))
    return cells


def _exercise_cells(
    exercise: course.Exercise, functions: str, verdict: dict[str, Any]
) -> list[Any]:
    try:
        parts = course.read(course.PROJECT / functions / f"{exercise.name}.cpp")
    except course.CourseError as error:
        return [v4.new_markdown_cell(f"# {exercise.function}\n\n{error}")]
    lesson = _markdown(pictures.in_pages(exercise.name, parts.lesson))
    cell = _code_cell(exercise, parts)
    data = results.page_of(verdict, exercise, [], begins=2).data()
    cell.outputs = [v4.new_output("display_data", data=data)]
    return [lesson, v4.new_markdown_cell(_given(parts)), cell]


def woven(functions: str, verdicts: book.Verdicts) -> Any:
    all_pages = book.pages()

    def after(number: str) -> list[Any]:
        its = [page for page in all_pages if page.after == number]
        return [cell for page in its for cell in _page_cells(page, functions, verdicts)]

    cells = after("00")
    for exercise in course.exercises():
        cells += _exercise_cells(exercise, functions, verdicts[exercise.name])
        cells += after(exercise.number)
    cells += after("end")
    for i, cell in enumerate(cells):
        cell["id"] = f"cell-{i}"  # the same in each weaving
        if cell.cell_type == "code":
            cell.execution_count = sum(one.cell_type == "code" for one in cells[: i + 1])
    return _notebook(cells)


def text_of(functions: str, verdicts: book.Verdicts) -> str:
    made = woven(functions, verdicts)
    nbformat.validate(made)
    return str(nbformat.writes(made))
