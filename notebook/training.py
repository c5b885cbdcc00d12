"""The training chapter: what the programs print and draw when they run."""

from __future__ import annotations

import base64
import csv
import os
import tempfile
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

import course
import programs
import store
from results import plain
from prose import output

_MODELS = {"two-layer": "two-layer model", "deep": "deep model"}


@dataclass(frozen=True)
class Figure:
    name: str
    svg: str  # base64
    shows: str


def _data_folder() -> Path:
    return Path(os.environ.get("DEEPSTEPS_DATA") or course.PROJECT / "datasets")


def _key(functions: str) -> str:
    """By the code that trains, and the data."""
    files = [
        (course.PROJECT / functions / f"{one.name}.cpp").read_bytes() for one in course.exercises()
    ]
    folder = _data_folder()
    data = [
        f"{path.name} {path.stat().st_size} {path.stat().st_mtime_ns}"
        for path in sorted(folder.glob("*.h5"))
    ]
    build = Path(os.environ.get("DEEPSTEPS_BUILD") or course.PROJECT / "build") / "tools"
    built = [
        path.stat().st_mtime_ns for n in ("train_cat", "plots") if (path := build / n).exists()
    ]
    return store.hash_of("training", functions, repr(data), repr(built), *files)


def _run(words: list[str]) -> str:
    pieces: list[bytes] = []

    def show(stream: str, piece: bytes) -> None:
        pieces.append(piece)

    status = programs.run(words, show)
    said = b"".join(pieces).decode("utf-8", errors="replace")
    if status != 0:
        raise course.CourseError(f"./deepsteps {' '.join(words)} failed:\n{said.strip()}")
    return said


def _costs(path: Path) -> dict[str, tuple[float, float]]:
    """The first and the last cost of each model."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    found: dict[str, tuple[float, float]] = {}
    for column in rows[0] if rows else []:
        values = [float(row[column]) for row in rows if row[column]]
        if column != "iteration" and values:
            found[column] = (values[0], values[-1])
    return found


def _shows(name: str, costs: dict[str, tuple[float, float]]) -> str:
    kind, _, model = name.partition("-")
    its = _MODELS.get(model, "model")
    if name == "cost":
        falls = ", ".join(f"{who} from {a:.3f} to {b:.3f}" for who, (a, b) in costs.items())
        return f"The cost over the iterations: {falls}."
    if kind == "misclassified":
        return f"The test images that the {its} gets wrong, each with its label."
    if kind == "weights":
        return f"The weights of the {its}'s first layer, one image per unit."
    if name == "learning-rates":
        return "The cost over the iterations for several learning rates."
    return "The activations sigmoid, tanh and relu, and their slopes."


def _made(functions: str) -> dict[str, Any]:
    with tempfile.TemporaryDirectory(prefix="deepsteps-") as name:
        folder = Path(name)
        curve, table = folder / "trained" / "cost.svg", folder / "costs.csv"
        curve.parent.mkdir()
        words = ["train", "--functions", functions, "--plot", str(curve), "--costs", str(table)]
        said = _run(words).replace(str(curve.parent), "plots/out").replace(str(table), "costs.csv")
        costs = _costs(table)
        _run(["plots", "--format", "svg", "--out", str(folder / "all")])
        paths = [curve, *sorted(p for p in curve.parent.glob("*.svg") if p != curve)]
        paths += [folder / "all" / f"{one}.svg" for one in ("learning-rates", "activations")]
        figures = [
            [p.stem, base64.b64encode(p.read_bytes()).decode(), _shows(p.stem, costs)]
            for p in paths
            if p.exists()
        ]
    return {"said": said, "figures": figures}


def why_not(functions: str, verdicts: dict[str, dict[str, Any]]) -> str:
    """Why the learner's own functions cannot be trained; "" if they can."""
    if functions == "solutions":
        return ""
    needed = [one for one in course.exercises() if not one.further]
    missing = [one.number for one in needed if verdicts[one.name]["state"] != "solved"]
    if not missing:
        return ""
    if len(missing) == 1:
        return f"Not trained: exercise {missing[0]} is not solved yet."
    return f"Not trained: exercises {', '.join(missing)} are not solved yet."


def trained(functions: str) -> tuple[str, list[Figure]]:
    """What train printed, and the figures."""
    made = store.kept(_key(functions), lambda: _made(functions))
    return made["said"], [Figure(*one) for one in made["figures"]]


def html_of(functions: str, verdicts: dict[str, dict[str, Any]]) -> str:
    if reason := why_not(functions, verdicts):
        return f'<p class="verdict open"><span aria-hidden="true">·</span> {escape(reason)}</p>'
    said, figures = trained(functions)
    whose = "" if functions == "solutions" else " --functions exercises"
    html = output(plain(said, 200).strip("\n"), f"./deepsteps train{whose}")
    for one in figures:
        html += (
            f'<figure class="plot"><img src="data:image/svg+xml;base64,{one.svg}" '
            f'alt="{escape(one.shows)}"><figcaption>{escape(one.shows)}</figcaption></figure>'
        )
    return html
