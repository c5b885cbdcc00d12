"""A drawing as text, for the comments above a function."""

from __future__ import annotations

from .drawing import (
    DOWN,
    LEFT,
    RIGHT,
    UP,
    Arrow,
    Box,
    Cell,
    Drawing,
    Edge,
    Label,
    Matrix,
    Pixels,
    Unit,
    first_column,
    way,
)

HEADS = {RIGHT: "►", LEFT: "◄", DOWN: "▼", UP: "▲"}
CORNERS = {
    (RIGHT, DOWN): "┐",
    (UP, LEFT): "┐",
    (RIGHT, UP): "┘",
    (DOWN, LEFT): "┘",
    (LEFT, DOWN): "┌",
    (UP, RIGHT): "┌",
    (LEFT, UP): "└",
    (DOWN, RIGHT): "└",
}
TONES = {" ": " ", "o": "▒", "d": "█", "w": "░", "p": "▓"}


class Page:
    def __init__(self) -> None:
        self.cells: dict[Cell, str] = {}

    def write(self, x: int, y: int, text: str) -> None:
        for i, character in enumerate(text):
            self.cells[x + i, y] = character

    def box(self, box: Box) -> None:
        inside = box.width - 2
        self.write(box.x, box.y, "┌" + "─" * inside + "┐")
        for i, line in enumerate(box.lines):
            self.write(box.x, box.y + 1 + i, "│" + line.center(inside) + "│")
        self.write(box.x, box.y + box.height - 1, "└" + "─" * inside + "┘")

    def arrow(self, arrow: Arrow) -> None:
        for start, end in zip(arrow.cells, arrow.cells[1:]):
            dx, dy = way(start, end)
            for i in range(max(abs(end[0] - start[0]), abs(end[1] - start[1])) + 1):
                self.write(start[0] + i * dx, start[1] + i * dy, "─" if dx else "│")
        for before, turn, after in zip(arrow.cells, arrow.cells[1:], arrow.cells[2:]):
            self.write(*turn, CORNERS[way(before, turn), way(turn, after)])
        self.write(*arrow.cells[-1], HEADS[arrow.ends])

    def matrix(self, matrix: Matrix) -> None:
        for row in range(matrix.rows):
            ends = (
                "[]"
                if matrix.rows == 1
                else "⎡⎤"
                if row == 0
                else "⎣⎦"
                if row == matrix.rows - 1
                else "⎢⎥"
            )
            values = " ".join(
                "■" if (column, row) in matrix.marked else "▫" for column in range(matrix.columns)
            )
            self.write(matrix.x, matrix.y + row, ends[0] + values + ends[1])

    def __str__(self) -> str:
        lines = [""] * (max(y for _, y in self.cells) + 1)
        for (x, y), character in sorted(self.cells.items()):
            lines[y] = lines[y].ljust(x) + character
        return "\n".join(line.rstrip() for line in lines)


def as_text(drawing: Drawing) -> str:
    page = Page()
    for element in drawing.elements:
        match element:
            case Box():
                page.box(element)
            case Label():
                page.write(first_column(element), int(element.y), element.text)
            case Arrow():
                page.arrow(element)
            case Matrix():
                page.matrix(element)
            case Unit():
                page.write(element.x, element.y, "○")
            case Pixels():
                for i, row in enumerate(element.rows):
                    page.write(element.x, element.y + i, "".join(2 * TONES[pixel] for pixel in row))
            case Edge():
                pass
    return str(page)
