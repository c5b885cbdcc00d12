"""./deepsteps notebook: weaves the course, with what the programs print, into one page."""

from __future__ import annotations

import argparse
import dataclasses
import html
import os
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import cache
import course
import document
import formulas
import chapters
import command_line
import own_numbers
import pdf
import pictures
import programs
import prose
import training
import verdict_html
from progress import Progress

OUT = course.PROJECT / "notebook" / "out"
FORMATS = ("html", "ipynb", "pdf")


@dataclass(frozen=True)
class Woven:
    """All that the formats are made of."""

    functions: str
    verdicts: dict[str, dict[str, Any]]
    ran: dict[str, list[training.Ran]]  # by page
    films: dict[str, dict[str, Any]] = dataclasses.field(default_factory=dict)  # by exercise


def path_of(exercise: course.Exercise, functions: str) -> Path:
    return course.PROJECT / functions / f"{exercise.name}.cpp"


def _verdict_key(exercise: course.Exercise, functions: str, engine: str) -> str:
    path = path_of(exercise, functions)
    try:
        parts = course.read(path)
        code = [parts.given_before, parts.code, parts.given_after]
        code.append(str(course.first_line_of_code(path)))
    except course.CourseError:
        code = [cache.digest_of_files([path]) if path.is_file() else "missing"]
    return cache.digest(engine, exercise.name, functions, *code)


def _engine() -> str:
    """The hash of all that a verdict depends on, but for the exercise."""
    names = ["checks", "dnn", "testcases", "CMakeLists.txt", "exercises/course.json"]
    if (course.PROJECT / "solutions").is_dir():
        names.append("solutions")
    about = cache.digest_of_files(course.PROJECT / name for name in names)
    return cache.digest(about, os.environ.get("DEEPSTEPS_SEED", ""))


def _verdict(exercise: course.Exercise, functions: str) -> dict[str, Any]:
    return programs.verdicts([exercise.number], functions=functions)[exercise.name]


def ran_out_of_time(data: Any) -> bool:
    """Whether a verdict, or a part of its report, has a problem of that kind."""
    if isinstance(data, dict):
        return data.get("kind") == "timed_out" or any(map(ran_out_of_time, data.values()))
    return isinstance(data, list) and any(map(ran_out_of_time, data))


def verdicts(functions: str, progress: Progress) -> dict[str, dict[str, Any]]:
    engine = _engine()
    all_ = course.exercises()
    keys = {one.name: _verdict_key(one, functions, engine) for one in all_}
    found = {name: cache.get("verdict", key) for name, key in keys.items()}
    for exercise in all_:
        if found[exercise.name] is None:
            progress.step(f"checking {exercise.name}")
            made = _verdict(exercise, functions)
            # What ran out of time may do better on a machine with less to do.
            if ran_out_of_time(made):
                made = _verdict(exercise, functions)
            found[exercise.name] = made
            if not ran_out_of_time(made):
                cache.put("verdict", keys[exercise.name], made)
        else:
            progress.step(exercise.name)
    return {name: verdict for name, verdict in found.items() if verdict is not None}


def films(functions: str, verdicts: dict[str, dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """A small training by each solved model."""
    made = {}
    engine = _engine()
    for exercise in course.exercises():
        if exercise.number not in programs.WITH_FILM:
            continue
        if verdicts[exercise.name]["state"] != "solved":
            continue
        key = _verdict_key(exercise, functions, engine)
        film = cache.get("film", key)
        if film is None:
            film = programs.film(exercise.number, functions)
            cache.put("film", key, film)
        made[exercise.name] = film
    return made


def ran(functions: str, progress: Progress) -> dict[str, list[training.Ran]]:
    made: dict[str, list[training.Ran]] = {}
    for page in chapters.pages():
        commands = chapters.commands(page)
        if not commands:
            continue
        progress.step("training")
        key = cache.digest(training.depends_on(functions), *commands)
        kept = cache.get("ran", key)
        if kept is None:
            runs = training.run(commands, functions, lambda text: None)
            kept = [dataclasses.asdict(one) for one in runs]
            cache.put("ran", key, kept)
        made[page.anchor] = [training.Ran(**one) for one in kept]
    return made


def ran_html(run: training.Ran) -> str:
    parts = [
        '<div class="cell command"><pre'
        f' tabindex="0"><code>{html.escape(run.command)}</code></pre></div>'
    ]
    if run.text:
        text = verdict_html.plain(run.text, 400)
        parts.append(verdict_html.output(html.escape(text), f"Output of {run.command}"))
    if run.note:
        parts.append(f"<p>{html.escape(run.note)}</p>")
    for figure in run.figures:
        said = html.escape(training.caption(figure[0]))
        parts.append(
            f'<figure class="plot"><img src="{training.as_image(figure)}" alt="{said}"></figure>'
        )
    return "".join(parts)


def page_section(page: chapters.Page, woven: Woven, is_first: bool) -> document.Section:
    runs = iter(woven.ran.get(page.anchor, []))
    parts = []
    for kind, text in chapters.parts(page):
        if kind == "commands":
            parts += [ran_html(next(runs)) for _ in text.splitlines()]
        else:
            parts.append(prose.to_html(text, page.anchor, 0 if is_first else 1))
    title = "Introduction" if is_first else page.title
    return document.Section(page.anchor, title, "\n".join(parts), is_first=is_first)


def _code_cell(parts: course.Parts, label: str) -> str:
    before, after = chapters.given(parts)
    blocks = prose.codes([before, parts.code, after])
    indented = f'<div class="yours" role="group" aria-label="{label}">{blocks[1]}</div>'
    return (
        f'<div class="cell"><div class="given">{blocks[0]}</div>{indented}'
        f'<div class="given">{blocks[2]}</div></div>'
    )


def exercise_section(exercise: course.Exercise, woven: Woven) -> document.Section:
    verdict = woven.verdicts[exercise.name]
    owner = own_numbers.whose(woven.functions)
    anchor = f"exercise-{exercise.number}"
    body = []
    place = pictures.place(exercise.name)
    if place:
        body.append(prose.figure("place", anchor, exercise.name))
    try:
        parts = course.read(path_of(exercise, woven.functions))
        lesson = formulas.in_lesson(pictures.in_pages(exercise.name, parts.lesson))
        text = prose.to_html(chapters.without_title(lesson), anchor, 1)
        body.append(prose.with_indices(text))
        label = "The solution" if woven.functions == "solutions" else "Your code"
        body += [f"<h3>{label}</h3>", _code_cell(parts, label)]
    except course.CourseError as error:
        body.append(f"<h3>The file</h3><p>{html.escape(str(error))}</p>")
    body.append(verdict_html.verdict_html(verdict, exercise))
    body.append(own_numbers.section(exercise.number, verdict, owner))
    if exercise.name in woven.films:
        body.append(own_numbers.film(woven.films[exercise.name], owner))
    kicker, text = f"Exercise {exercise.number}", "\n".join(body)
    state = verdict["state"]
    return document.Section(anchor, exercise.function, text, kicker, exercise.title, state)


def lead(woven: Woven) -> str:
    counted = [one for one in course.exercises() if not one.further]
    solved = sum(woven.verdicts[one.name]["state"] == "solved" for one in counted)
    if woven.functions == "solutions":
        return "<p>With the solutions, and what the programs print with them.</p>"
    return f"<p>With your own functions: {solved} of {len(counted)} exercises are solved.</p>"


def title_of(first: chapters.Page | course.Exercise) -> str:
    return first.title if isinstance(first, chapters.Page) else "deepsteps"


def to_html(woven: Woven, progress: Progress) -> str:
    items = chapters.in_order(course.exercises())

    def section(item: Any) -> document.Section:
        if isinstance(item, chapters.Page):
            made = page_section(item, woven, item is items[0])
        else:
            made = exercise_section(item, woven)
        progress.step(f"writing {made.title}")
        return made

    with ThreadPoolExecutor(2) as pool:
        sections = list(pool.map(section, items))
    return document.document(
        title_of(items[0]),
        lead(woven),
        sections,
        [own_numbers.SCRIPT],
        [own_numbers.STYLE],
    )


def weave(functions: str, formats: list[str], progress: Progress) -> list[Path]:
    """Returns the files that it wrote."""
    OUT.mkdir(parents=True, exist_ok=True)
    name = "course" if functions == "solutions" else "mine"
    found = verdicts(functions, progress)
    woven = Woven(functions, found, ran(functions, progress), films(functions, found))
    written = []
    page = OUT / f"{name}.html"
    if "html" in formats or "pdf" in formats:
        course.write(page, to_html(woven, progress).encode("utf-8", "replace"))
        written.append(page)
    if "ipynb" in formats:
        progress.step("writing the .ipynb")
        import ipynb

        written.append(OUT / f"{name}.ipynb")
        made = ipynb.with_outputs(ipynb.notebook(functions), woven.verdicts, woven.ran)
        course.write(written[-1], ipynb.text_of(made).encode("utf-8", "replace"))
    if "pdf" in formats:
        progress.step("printing")
        written.append(OUT / f"{name}.pdf")
        pdf.print_page(page, written[-1])
    cache.forget_old()
    return written


def arguments(words: list[str]) -> argparse.Namespace:
    solutions = (course.PROJECT / "solutions").is_dir()
    parser = command_line.Parser(
        prog="./deepsteps notebook",
        description="Weaves the course into notebook/out: lessons, code, outputs, figures.",
    )
    parser.add_argument(
        "formats", nargs="*", metavar="FORMAT", help="html (the default), ipynb, pdf"
    )
    parser.add_argument(
        "--functions",
        choices=["solutions", "exercises"] if solutions else ["exercises"],
        default="solutions" if solutions else "exercises",
        help="whose code and outputs (default: solutions, or exercises in a student kit)",
    )
    given = parser.parse_args(words)
    for word in given.formats:
        if word not in FORMATS:
            parser.error(f"there is no format \"{word}\"; give html, ipynb or pdf")
    return given


def main(words: list[str]) -> int:
    given = arguments(words)
    command_line.end_if_only_arguments()
    formats = given.formats or ["html"]
    steps = 2 * len(course.exercises()) + 2 * len(chapters.pages()) + len(formats)
    try:
        with Progress(steps) as progress:
            written = weave(given.functions, formats, progress)
    except (course.CourseError, OSError) as error:
        return command_line.failed(error)
    except KeyboardInterrupt:
        return command_line.INTERRUPTED
    for path in written:
        print(path.relative_to(course.PROJECT))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
