"""The training chapter's commands, run for its outputs: the text, and the figures they draw."""

from __future__ import annotations

import base64
import os
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import cache
import course
import programs

# What each figure shows, by the beginning of its file's name.
FIGURES = {
    "cost": "Cost and accuracy of both models on both sets, while they learn",
    "confusion-two-layer": "What the two-layer model says of the test images: its confusion matrix",
    "confusion-deep": "What the deep model says of the test images: its confusion matrix",
    "misclassified-two-layer": "The test images that the two-layer model gets wrong",
    "misclassified-deep": "The test images that the deep model gets wrong",
    "weights-two-layer": "What each hidden unit of the two-layer model has learned, as an image",
    "weights-deep": "What each unit of the deep model's first layer has learned, as an image",
    "learning-rates": "The deep model's cost, at several learning rates",
    "activations": "The activation functions sigmoid, tanh and relu, and their slopes",
}
MAX_FIGURE = 8 << 20  # bytes


@dataclass
class Ran:
    """A command, what it printed, and its figures: file names and SVG."""

    command: str
    status: int = 0
    text: str = ""
    figures: list[tuple[str, str]] = field(default_factory=list)
    note: str = ""


def caption(file: str) -> str:
    name = Path(file).stem
    return FIGURES.get(name) or "A figure: " + re.sub(r"[-_]", " ", name)


def as_image(figure: tuple[str, str]) -> str:
    return "data:image/svg+xml;base64," + base64.b64encode(figure[1].encode()).decode()


def depends_on(functions: str) -> str:
    """The hash of all that a training's numbers and figures come from."""
    folders = ["dnn", "plots", "tools", "CMakeLists.txt"]
    if (course.PROJECT / "solutions").is_dir():
        folders.append("solutions")
    parts = [cache.digest_of_files(course.PROJECT / name for name in folders), functions]
    if functions == "exercises":
        for exercise in course.exercises():
            try:
                taken = course.read(exercise.path)
                parts += [taken.given_before, taken.code, taken.given_after]
            except course.CourseError as error:
                parts.append(str(error))
    data = Path(os.environ.get("DEEPSTEPS_DATA") or course.PROJECT / "datasets")
    for file in sorted(data.glob("*.h5")) if data.is_dir() else []:
        about = file.stat()
        parts.append(f"{file} {about.st_size} {about.st_mtime_ns}")
    return cache.digest(*parts)


def _run(words: list[str], folder: Path, told: Callable[[str], None]) -> Ran:
    pieces: dict[str, list[bytes]] = {"stdout": [], "stderr": []}

    def show(stream: str, piece: bytes) -> None:
        pieces[stream].append(piece)
        if stream == "stderr":
            told(piece.decode("utf-8", errors="replace"))

    status = programs.run(words, show)
    said = {name: b"".join(all_).decode("utf-8", "replace") for name, all_ in pieces.items()}
    text = said["stdout"]
    if status:
        text += re.sub(r"[^\n]*\r(?!\n)", "", said["stderr"])
    # Where the figures were drawn is of no interest to a reader.
    text = re.sub(r"\nFigures:\n(?:  .*\n)+", "\n", text).replace(f"{course.PROJECT}/", "")
    text = re.sub(r"\nNext: .*\n?", "\n", text).strip("\n")
    figures = [
        (file.name, file.read_text(encoding="utf-8"))
        for file in sorted(folder.glob("*.svg"), key=lambda file: (_rank(file.stem), file.name))
        if file.stat().st_size <= MAX_FIGURE
    ]
    return Ran("./deepsteps " + " ".join(words), status, text, figures)


def _rank(name: str) -> int:
    order = list(FIGURES)
    return order.index(name) if name in order else len(order)


def run(commands: list[str], functions: str, told: Callable[[str], None]) -> list[Ran]:
    """Runs a page's commands, `%train` and `%plots`; figures that one drew are not drawn again."""
    import tempfile

    ran: list[Ran] = []
    drawn: set[str] = set()
    own = functions == "exercises"
    for command in commands:
        words = command.lstrip("%").split()
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            if words[0] == "train":
                words += ["--functions", functions] if own else []
                made = _run([*words, "--plot", str(folder / "cost.svg")], folder, told)
            else:
                made = _run([*words, "--format", "svg", "--out", str(folder)], folder, told)
                # The same two trainings again, and those for the comparison: the figures say it.
                made.text = made.text if made.status else ""
        made.command = "./deepsteps " + " ".join(words)
        made.figures = [one for one in made.figures if one[0] not in drawn]
        drawn |= {one[0] for one in made.figures}
        if own and words[0] != "train" and made.figures:
            made.note = "These figures are the suite's: it draws them with its own functions."
        ran.append(made)
    return ran
