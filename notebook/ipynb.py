"""The course as a notebook of Jupyter: the lessons, and a cell for each exercise."""

from __future__ import annotations

import base64
import re
import sys
from pathlib import Path
from typing import Any

import chapters
import course
import formulas
import nbformat
import nbformat.v4
import pictures

KERNEL = {"name": "deepsteps", "display_name": "deepsteps (C++)", "language": "c++"}


def source_of(exercise: course.Exercise, code: str) -> str:
    return f"// exercise {exercise.name}\n{code}"


def markdown(text: str) -> Any:
    """A cell of text; its pictures come with it."""
    attached: dict[str, dict[str, str]] = {}

    def replaced(match: re.Match[str]) -> str:
        name = match[1]
        if name not in pictures.DRAWINGS:
            return ""
        svg = pictures.picture(name, alone=True)
        attached[f"{name}.svg"] = {"image/svg+xml": base64.b64encode(svg.encode()).decode()}
        alt = re.sub(r"[\[\]\n]", " ", pictures.alt_text(name))
        return f"![{alt}](attachment:{name}.svg)"

    cell = nbformat.v4.new_markdown_cell(re.sub(r"!\[\]\(picture:(\w+)\)", replaced, text))
    if attached:
        cell["attachments"] = attached
    return cell


def _page_cells(page: chapters.Page, functions: str) -> list[Any]:
    cells = []
    head = f'<a id="{page.anchor}"></a>\n\n# {page.title}\n\n'
    for kind, text in chapters.parts(page):
        if kind == "text":
            cells.append(markdown(head + text.strip("\n")))
            head = ""
            continue
        for line in text.splitlines():
            if line.startswith("%train") and functions == "exercises":
                line += " --functions exercises"
            cell = nbformat.v4.new_code_cell(line)
            cell.metadata["scrolled"] = False  # the figures are to be seen at once
            cell.metadata["deepsteps"] = {"command": line, "page": page.anchor}
            cells.append(cell)
    return cells


def _exercise_cells(exercise: course.Exercise, path: Path) -> list[Any]:
    parts = course.read(path)
    lesson = formulas.in_lesson(pictures.in_pages(exercise.name, parts.lesson))
    given = chapters.given(parts)[0]
    cell = nbformat.v4.new_code_cell(source_of(exercise, parts.code))
    cell.metadata["deepsteps"] = {"exercise": exercise.name}
    return [
        markdown(f'<a id="exercise-{exercise.number}"></a>\n\n{lesson}'),
        nbformat.v4.new_markdown_cell(f"```cpp\n{given}\n```"),
        cell,
    ]


def notebook(functions: str = "exercises") -> Any:
    """From the files of exercises/ or solutions/, without outputs."""
    cells = [
        nbformat.v4.new_markdown_cell(
            "# deepsteps\n\nRead a lesson, write the lines below it, and press Shift-Enter: the"
            " cell goes into the exercise's file and is checked. `%hint 03` gives a hint, `%list`"
            " your progress."
        )
    ]
    for item in chapters.in_order(course.exercises()):
        if isinstance(item, chapters.Page):
            cells += _page_cells(item, functions)
        else:
            cells += _exercise_cells(item, course.PROJECT / functions / f"{item.name}.cpp")
    for number, cell in enumerate(cells):
        cell["id"] = f"cell-{number:03}"  # the same at each weaving
    made = nbformat.v4.new_notebook(cells=cells)
    made.metadata["kernelspec"] = dict(KERNEL)
    made.metadata["language_info"] = {"name": "c++", "file_extension": ".cpp"}
    return made


def with_outputs(made: Any, verdicts: dict[str, dict[str, Any]], ran: dict[str, list[Any]]) -> Any:
    """The notebook with what its cells print."""
    sys.path.append(str(Path(__file__).resolve().parent / "kernel"))
    import page as kernel_page

    exercises = {one.name: one for one in course.exercises()}
    runs = {anchor: iter(all_) for anchor, all_ in ran.items()}
    count = 0
    for cell in made.cells:
        about = cell.metadata.get("deepsteps", {})
        if cell.cell_type != "code" or not about:
            continue
        count += 1
        cell.execution_count = count
        if "exercise" in about:
            exercise = exercises[about["exercise"]]
            data = kernel_page.page_of(verdicts[exercise.name], exercise, []).data()
            cell.outputs = [nbformat.v4.new_output("display_data", data)]
        else:
            cell.outputs = _outputs_of(next(runs[about["page"]]), kernel_page.plain)
    return made


def _outputs_of(run: Any, plain: Any) -> list[Any]:
    outputs = []
    text = "\n\n".join(part for part in (plain(run.text, 400), run.note) if part)
    if text:
        outputs.append(nbformat.v4.new_output("stream", name="stdout", text=text + "\n"))
    for name, svg in run.figures:
        data = {"image/svg+xml": svg, "text/plain": name}
        outputs.append(nbformat.v4.new_output("display_data", data))
    return outputs


def text_of(made: Any) -> str:
    nbformat.validate(made)
    return nbformat.writes(made) + "\n"
