"""./deepsteps report: two pages to hand in, as PDF: what was solved, checked on the spot, and what
the models learned, so that whoever reads it can make the same numbers again.

Exit status: 0 printed, 1 could not be, 2 an invalid command line.
"""

from __future__ import annotations

import argparse
import base64
import html
import json
import os
import sys
import tempfile
from pathlib import Path
from typing import Any

import command_line
import course
import document
import pdf
import programs
from progress import Progress
from untrusted import plain

HERE = Path(__file__).resolve().parent
OUT = course.PROJECT / "notebook" / "out" / "report.pdf"
METRICS_FORMAT = 1
MAX_NAME = 120
MODELS = {"two-layer": "Two-layer model", "deep": "Deep model"}


def unsolved(verdicts: dict[str, dict[str, Any]]) -> list[course.Exercise]:
    return [
        one
        for one in course.exercises()
        if not one.further and verdicts[one.name]["state"] != "solved"
    ]


def trained(functions: str, folder: Path) -> tuple[dict[str, Any], dict[str, str]]:
    """What was measured, and the figures by their names, as SVG."""
    metrics = folder / "metrics.json"
    words = ["train", "--functions", functions, "--width", "17"]
    words += ["--plot", str(folder / "cost.svg"), "--metrics", str(metrics)]
    _run(words)
    _run(["plots", "--format", "svg", "--width", "17", "--out", str(folder / "all")])
    rates = folder / "all" / "learning-rates.svg"
    measured = json.loads(metrics.read_text(encoding="utf-8"))
    if measured["format"] != METRICS_FORMAT:
        raise course.CourseError("train --metrics wrote another format; run ./deepsteps test.")
    return measured, {
        path.stem: path.read_text(encoding="utf-8") for path in [*folder.glob("*.svg"), rates]
    }


def _run(words: list[str]) -> None:
    said: list[bytes] = []
    status = programs.run(words, lambda stream, piece: said.append(piece))
    if status:
        text = plain(b"".join(said).decode("utf-8", "replace")).strip().splitlines()
        raise course.CourseError(
            f"./deepsteps {words[0]} failed: {text[-1] if text else 'it said nothing'}"
        )


def _rows(cells: list[list[str]]) -> str:
    return "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in cells)


def exercises_html(verdicts: dict[str, dict[str, Any]]) -> str:
    items = []
    for one in course.exercises():
        state = verdicts[one.name]["state"]
        mark = document.mark_of(state)
        said = "" if state == "solved" else f" <i>{html.escape(state)}</i>"
        items.append(f"<li>{mark} {one.number} <code>{one.function}</code>{said}</li>")
    return f'<ol class="solved">{"".join(items)}</ol>'


def results_html(measured: dict[str, Any]) -> str:
    rows = []
    for model in measured["models"]:
        test, train = model["test"], model["train"]
        low, high = test["interval_95"]
        cells = [
            MODELS.get(model["model"], model["model"]),
            "-".join(str(units) for units in model["layers"]),
            f"{model['costs'][0]:.4f} → {model['costs'][-1]:.4f}",
            f"{train['accuracy']:.4f}",
            f"<b>{test['accuracy']:.2f}</b>",
            f"{low:.2f} to {high:.2f}",
            f"{test['always_cat']:.2f}",
        ]
        rows.append(cells)
        if test["same_answer"]:
            said = html.escape(test["same_answer"])
            rows.append([f"It answers “{said}” to every test image."])
    head = "model|layers|cost|training accuracy|test accuracy|95 % interval|always “cat”"
    titles = "".join(f"<th>{title}</th>" for title in head.split("|"))
    return f"<table><thead><tr>{titles}</tr></thead><tbody>{_rows(rows)}</tbody></table>"


def figure(figures: dict[str, str], name: str, alt: str) -> str:
    if name not in figures:
        return ""
    data = base64.b64encode(figures[name].encode()).decode()
    return f'<img class="{name}" src="data:image/svg+xml;base64,{data}" alt="{html.escape(alt)}">'


def origin_html(measured: dict[str, Any], functions: str) -> str:
    versions, data = measured["versions"], measured["data"]
    seed = measured["seed"]
    told = {
        "Command": f"<code>./deepsteps train {html.escape(measured['command'])}</code>",
        "Seed": "the course's own" if seed is None else str(seed),
        "Data": f"{html.escape(data['name'])}, {data['train']['images']} training and"
        f" {data['test']['images']} test images, SHA-256 <code>{data['sha256'][:16]}…</code>",
        "Functions": "the author's own, in exercises/"
        if functions == "exercises"
        else "the suite's solutions, not the author's",
        "Versions": html.escape(
            f"deepsteps {versions['deepsteps']}, compiler {versions['compiler']},"
            f" Armadillo {versions['armadillo']}, {versions['blas'].split(' NO_')[0]}"
        ),
    }
    return (
        f'<table class="origin"><tbody>{_rows([[k, v] for k, v in told.items()])}</tbody></table>'
    )


def page_of(
    name: str,
    verdicts: dict[str, dict[str, Any]],
    functions: str,
    measured: dict[str, Any],
    figures: dict[str, str],
    paper: str,
) -> str:
    counted = [one for one in course.exercises() if not one.further]
    solved = len(counted) - len(unsolved(verdicts))
    note = ""
    if functions == "solutions":
        note = (
            "<p><b>The models below were trained with the suite's functions:</b> not all exercises"
            " are solved.</p>"
        )
    sheets = "".join(
        figure(figures, f"misclassified-{model}", f"Test images that the {model} model gets wrong")
        for model in MODELS
    )
    matrices = "".join(
        figure(figures, f"confusion-{model}", f"Confusion matrix of the {model} model")
        for model in MODELS
    )
    style = (HERE / "report.css").read_text(encoding="utf-8").replace("A4", paper)
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        f"<title>Deep neural network, step by step: {html.escape(name)}</title>"
        f"<style>{style}</style></head><body><section>"
        f'<h1>A deep neural network, step by step</h1><p class="by">{html.escape(name)}</p>'
        f"<h2>Exercises: {solved} of {len(counted)} solved</h2>{exercises_html(verdicts)}"
        '<p class="small">Each was checked when this page was made.</p>'
        f"<h2>Training</h2>{note}{results_html(measured)}"
        f"{figure(figures, 'cost', 'Cost of both models over the iterations')}"
        f'</section><section><h2>Answers to the test images</h2><div class="pair">{matrices}</div>'
        f'<div class="pair">{sheets}</div>'
        f"<h2>Learning rates</h2>{figure(figures, 'learning-rates', 'Cost by learning rate')}"
        f"<h2>To make it again</h2>{origin_html(measured, functions)}</section></body></html>"
    )


def asked_name() -> str:
    try:
        return input("Your name, as it shall stand on the report: ")
    except EOFError:
        return ""


def arguments(words: list[str]) -> argparse.Namespace:
    parser = command_line.Parser(
        prog="./deepsteps report",
        description="Prints two pages to hand in: what you solved, and what your models learned.",
    )
    parser.add_argument("--name", help="your name; asked for if it is missing")
    parser.add_argument(
        "--functions",
        choices=["exercises", "solutions"],
        help="whose functions to train with (default: yours once all exercises are solved, else the"
        " solutions)",
    )
    parser.add_argument("--paper", choices=["A4", "Letter"], default="A4", help="default: A4")
    parser.add_argument(
        "--out", type=command_line.file_name, default=OUT, metavar="FILE.pdf", help="default: notebook/out/report.pdf"
    )
    return parser.parse_args(words)


def checked_name(name: str) -> str:
    name = command_line.one_line(plain(name, 1))
    if not name or len(name) > MAX_NAME:
        raise course.CourseError(
            f"A name of 1 to {MAX_NAME} characters is expected; found {len(name)}."
        )
    return name


def check(given: argparse.Namespace) -> None:
    """All that can be checked before the work."""
    if given.name is not None:
        checked_name(given.name)
    elif not sys.stdin.isatty():
        raise course.CourseError(
            'The report needs your name: ./deepsteps report --name "Ada Lovelace".'
        )
    if given.out.suffix != ".pdf":
        raise course.CourseError(f"The report is a PDF; name it so, not {given.out.name}.")
    course.check_writable(given.out)


def report(given: argparse.Namespace) -> Path:
    name = checked_name(given.name if given.name is not None else asked_name())
    with Progress(3) as progress:
        progress.step("checking the exercises")
        verdicts = programs.verdicts([])
        open_ = unsolved(verdicts)
        if given.functions == "exercises" and open_:
            raise course.CourseError(
                f"Exercise {open_[0].number} is not solved yet: {verdicts[open_[0].name]['state']}."
                " Solve it, or train with --functions solutions."
            )
        functions = given.functions or ("solutions" if open_ else "exercises")
        progress.step("training")
        with tempfile.TemporaryDirectory() as folder:
            measured, figures = trained(functions, Path(folder))
            progress.step("printing")
            page = Path(folder, "report.html")
            made = page_of(name, verdicts, functions, measured, figures, given.paper)
            page.write_text(made, encoding="utf-8")
            pdf.print_page(page, given.out)
    return given.out


def main(words: list[str]) -> int:
    given = arguments(words)
    try:
        check(given)
        command_line.end_if_only_arguments()
        print(command_line.one_line(os.path.relpath(report(given))))
        return 0
    except (course.CourseError, OSError) as error:
        return command_line.failed(error)
    except KeyboardInterrupt:
        command_line.say_error("ended by Ctrl-C; no report was printed.")
        return command_line.INTERRUPTED


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
