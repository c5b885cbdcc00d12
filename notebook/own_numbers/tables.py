"""Matrices as heat maps that are tables: they can be read without colours and without script."""

from __future__ import annotations

import math
from html import escape

from .quantities import Matrix, first_difference
from .steps import Entry
from .whose import Whose

MAX_WITH_DIGITS = 8  # columns; wider ones have colours alone, and the numbers as titles
MAX_COLOUR = 55  # percent, so that digits stay legible on it


def short(x: float) -> str:
    """Three digits that matter: "0.0131", "−1.2e−5", "log 0" is −inf."""
    if x == 0:
        return "0"
    if math.isnan(x):
        return "NaN"
    if math.isinf(x):
        return "∞" if x > 0 else "−∞"
    text = f"{x:.3g}" if 1e-3 <= abs(x) < 1e4 else f"{x:.1e}"
    return text.replace("-", "−").replace("e+0", "e").replace("e−0", "e−")


def _scale(*matrices: Matrix | None) -> float:
    sizes = [abs(x) for one in matrices if one for x in one.values if math.isfinite(x)]
    return max(sizes, default=0) or 1


def _table(
    matrix: Matrix, label: str, scale: float, kind: str, marked: tuple[int, int] | None
) -> str:
    dense = matrix.cols > MAX_WITH_DIGITS
    rows = []
    for i in range(matrix.rows):
        cells = []
        for j in range(matrix.cols):
            x = matrix.at(i, j)
            share = max(-1.0, min(1.0, x / scale)) if math.isfinite(x) else 0.0
            classes = ["n" if share < 0 else "p"]
            if marked == (i, j):
                classes.append("differs")
            digits = f'<span class="digits">{short(x)}</span>'
            cells.append(
                f'<td class="{" ".join(classes)}" style="--s:{abs(share) * MAX_COLOUR:.0f}%"'
                f' title="{x!r}">{digits}</td>'
            )
        rows.append(f"<tr>{''.join(cells)}</tr>")
    return (
        f'<table class="heat{" dense" * dense}" data-kind="{kind}" aria-label="{escape(label)}">'
        f"{''.join(rows)}</table>"
    )


def _figure(
    matrix: Matrix | None,
    caption: str,
    name: str,
    kind: str,
    scale: float,
    marked: tuple[int, int] | None = None,
) -> str:
    if matrix is None:
        return ""
    shape = f' <span class="shape">{matrix.shape}</span>'
    if not matrix.is_kept:
        body = "<p>Too large to be shown.</p>"
    elif not matrix.values:
        body = "<p>Empty.</p>"
    else:
        body = _table(matrix, f"{caption}, {matrix.shape}", scale, kind, marked)
    return (
        f'<figure class="matrix {kind}" data-name="{escape(name)}">'
        f"<figcaption>{escape(caption)}{shape}</figcaption>{body}</figure>"
    )


def _difference(entry: Entry, owner: Whose) -> tuple[str, tuple[int, int] | None]:
    """What is wrong with a result, in a sentence, and the first cell that is."""
    got, right = entry.got, entry.right
    if got is None:
        return f"There is no {entry.name} from {owner.owner} function.", None
    assert right is not None
    if (got.rows, got.cols) != (right.rows, right.cols):
        return f"{owner.heads(entry.name)} is {got.shape}; {right.shape} is right.", None
    cell = first_difference(got, right)
    if cell is None:
        return "", None
    place = "" if right.is_number else f" at ({cell[0]}, {cell[1]})"
    return (
        f"First difference{place}: {owner.alone} {got.at(*cell)!r}, right {right.at(*cell)!r}.",
        cell,
    )


def figure_of(entry: Entry, owner: Whose) -> str:
    """An argument, or a result with the right one beside it where they differ."""
    scale = _scale(entry.got, entry.right)
    if not entry.is_result:
        note = f'<p class="note">{escape(entry.note)}</p>' if entry.note else ""
        figure = _figure(entry.right, entry.name, entry.name, "given", scale)
        return f'<div class="entry">{figure}{note}</div>'
    sentence, cell = _difference(entry, owner)
    if not sentence:
        return (
            f'<div class="entry">{_figure(entry.got, entry.name, entry.name, "got", scale)}</div>'
        )
    return (
        '<div class="entry wrong">'
        f'{_figure(entry.got, f"{owner.owner} {entry.name}", entry.name, "got", scale, cell)}'
        f'{_figure(entry.right, f"the right {entry.name}", entry.name, "right", scale, cell)}'
        f"<p>{escape(sentence)}</p></div>"
    )
