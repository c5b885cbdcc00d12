"""The training as a film: the plane, the boundary, the weights and the cost, from the parameters
that the learner's function returned, frame by frame. Without script it is three pictures."""

from __future__ import annotations

import math
from typing import Any

from .quantities import Matrix, flat
from .whose import YOURS, Whose

WIDTH, HEIGHT = 2.2, 1.5  # of the plane, from its middle
_COLS, _ROWS = 44, 30


def forward(parameters: dict[str, Matrix], x: float, y: float) -> float:
    """AL of one point: relu, and sigmoid at the end."""
    A = [x, y]
    L = len(parameters) // 2
    for l in range(1, L + 1):
        W, b = parameters[f"W{l}"], parameters[f"b{l}"]
        Z = [sum(W.at(i, k) * A[k] for k in range(W.cols)) + b.at(i, 0) for i in range(W.rows)]
        A = [max(0.0, z) for z in Z]
    z = Z[0]
    return 1 / (1 + math.exp(-z)) if z > -700 else 0.0


def _boundary(parameters: dict[str, Matrix]) -> str:
    """Where AL is 0.5, as SVG path data: marching squares over the plane."""
    xs = [-WIDTH + 2 * WIDTH * i / _COLS for i in range(_COLS + 1)]
    ys = [-HEIGHT + 2 * HEIGHT * j / _ROWS for j in range(_ROWS + 1)]
    p = [[forward(parameters, x, y) - 0.5 for x in xs] for y in ys]
    path = []
    for j in range(_ROWS):
        for i in range(_COLS):
            corners = [(i, j), (i + 1, j), (i + 1, j + 1), (i, j + 1)]
            cuts = []
            for (i0, j0), (i1, j1) in zip(corners, corners[1:] + corners[:1]):
                a, b = p[j0][i0], p[j1][i1]
                if (a > 0) != (b > 0):
                    t = a / (a - b)
                    x, y = xs[i0] + t * (xs[i1] - xs[i0]), ys[j0] + t * (ys[j1] - ys[j0])
                    cuts.append(f"{x:.3f} {-y:.3f}")
            path += [f"M{start}L{end}" for start, end in zip(cuts[::2], cuts[1::2])]
    return "".join(path)


def _points(X: Matrix, Y: Matrix) -> str:
    """Circles for 0 and squares for 1, told apart without colours."""
    marks = []
    for k in range(X.cols):
        x, y = X.at(0, k), -X.at(1, k)
        if Y.at(0, k) > 0.5:
            marks.append(
                f'<rect class="one" x="{x - 0.04:.3f}" y="{y - 0.04:.3f}"'
                ' width=".08" height=".08"/>'
            )
        else:
            marks.append(f'<circle class="zero" cx="{x:.3f}" cy="{y:.3f}" r=".045"/>')
    return "".join(marks)


def _picture(X: Matrix, Y: Matrix, frame: dict[str, Any]) -> str:
    parameters = dict(flat(frame["parameters"]))
    iteration, cost = frame["iteration"], float(frame["cost"])
    said = f"After {iteration} iterations, cost {cost:.4f}"
    return (
        f'<figure><svg viewBox="{-WIDTH} {-HEIGHT} {2 * WIDTH} {2 * HEIGHT}" role="img" '
        f'aria-label="{said}: two half moons of points, and the line where AL is one half.">'
        f'{_points(X, Y)}<path class="boundary" d="{_boundary(parameters)}"/></svg>'
        f"<figcaption>{said}</figcaption></figure>"
    )


def _compact(parameters: dict[str, Matrix]) -> dict[str, list[list[float]]]:
    """By rows, with the digits that a picture needs."""
    return {
        name: [[float(f"{one.at(i, j):.5g}") for j in range(one.cols)] for i in range(one.rows)]
        for name, one in parameters.items()
    }


def film(verdict: dict[str, Any], owner: Whose = YOURS) -> str:
    """By the verdict of `film --json`; "" if nothing was recorded."""
    from . import as_data

    recorded = verdict["report"]["film"]
    if not recorded or not recorded["frames"]:
        return ""
    (_, X), (_, Y), (_, layers) = flat([recorded["X"], recorded["Y"], recorded["layer_dims"]])
    frames = recorded["frames"]
    chosen = [frames[0], frames[len(frames) // 3], frames[-1]]
    data = {
        "X": [list(X.values[: X.cols]), list(X.values[X.cols :])],
        "Y": list(Y.values),
        "plane": [WIDTH, HEIGHT],
        "frames": [
            {
                "iteration": frame["iteration"],
                "cost": float(frame["cost"]),
                "parameters": _compact(dict(flat(frame["parameters"]))),
            }
            for frame in frames
        ],
    }
    dims = "-".join(f"{n:g}" for n in layers.values)
    stills = "".join(_picture(X, Y, one) for one in chosen)
    said = (
        f"{recorded['function']} learns to tell two half moons of {X.cols} points apart: a network"
        f" of {dims} units, learning rate {float(recorded['learning_rate']):g}. Circles are 0 and"
        " squares 1; the line is where AL is one half."
    )
    return (
        f'<section class="film" data-function="{recorded["function"]}">'
        f'<h3>{owner.heads("training as a film")}</h3><p>{said}</p><div class="stills">{stills}</div>'
        f"{as_data(data)}</section>"
    )
