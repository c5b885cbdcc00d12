"""What a picture consists of, in cells of a character grid: it becomes an SVG or a text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

Cell = tuple[int, int]  # column, row
RIGHT, LEFT, DOWN, UP = (1, 0), (-1, 0), (0, 1), (0, -1)


def way(start: Cell, end: Cell) -> Cell:
    """The direction from one to the other."""
    (x1, y1), (x2, y2) = start, end
    return (x2 > x1) - (x2 < x1), (y2 > y1) - (y2 < y1)


@dataclass
class Box:
    x: int
    y: int
    width: int
    height: int
    lines: list[str]
    kind: str  # forward, backward, cache, here or plain: its colour
    code: bool = False  # names of functions, which have underscores and no indices


@dataclass
class Label:
    x: int  # of the first character, the middle or the last, by `align`
    y: float  # in text, a half is rounded down
    text: str  # in the notation of the lessons: W_l, n_{l-1}, x^(i)
    align: str  # start, middle or end
    kind: str


@dataclass
class Arrow:
    cells: list[Cell]  # where it begins, turns and ends; straight between them
    kind: str
    only: Cell = DOWN  # the direction, if it is one cell long

    @property
    def begins(self) -> Cell:
        return way(*self.cells[:2]) if len(self.cells) > 1 else self.only

    @property
    def ends(self) -> Cell:
        return way(*self.cells[-2:]) if len(self.cells) > 1 else self.only


@dataclass
class Matrix:
    x: int
    y: int
    rows: int
    columns: int
    kind: str
    marked: set[Cell]  # column, row

    @property
    def width(self) -> int:
        return 2 * self.columns + 1


@dataclass
class Unit:
    x: int
    y: int
    kind: str


@dataclass
class Edge:
    """Joins two units; in text there is no room for it."""

    start: Cell
    end: Cell


@dataclass
class Pixels:
    x: int
    y: int
    rows: list[str]  # a character per pixel, two cells wide


Element = Box | Label | Arrow | Matrix | Unit | Edge | Pixels


@dataclass
class Drawing:
    title: str  # the alternative text: what the picture shows
    desc: str  # what can be seen in it, for those who cannot
    elements: list[Element] = field(default_factory=list)

    def box(
        self, x: int, y: int, width: int, *lines: str, kind: str = "plain", code: bool = False
    ) -> None:
        self.elements.append(Box(x, y, width, len(lines) + 2, list(lines), kind, code))

    def label(self, x: int, y: float, text: str, align: str = "start", kind: str = "plain") -> None:
        self.elements.append(Label(x, y, text, align, kind))

    def arrow(self, *cells: Cell, kind: str = "plain", only: Cell = DOWN) -> None:
        self.elements.append(Arrow(list(cells), kind, only))

    def matrix(
        self,
        x: int,
        y: int,
        rows: int,
        columns: int,
        kind: str = "plain",
        marked: Iterable[Cell] = (),
    ) -> None:
        self.elements.append(Matrix(x, y, rows, columns, kind, set(marked)))

    def unit(self, x: int, y: int, kind: str = "plain") -> None:
        self.elements.append(Unit(x, y, kind))

    def edge(self, start: Cell, end: Cell) -> None:
        self.elements.append(Edge(start, end))

    def pixels(self, x: int, y: int, rows: list[str]) -> None:
        self.elements.append(Pixels(x, y, rows))


def first_column(label: Label) -> int:
    return {
        "start": label.x,
        "middle": label.x - (len(label.text) - 1) // 2,
        "end": label.x - len(label.text) + 1,
    }[label.align]
