"""A drawing as SVG. Its colours follow the page it stands in; `alone`, it brings its own paper."""

from __future__ import annotations

import re
from html import escape

from .drawing import (
    Arrow,
    Box,
    Cell,
    Drawing,
    Edge,
    Element,
    Label,
    Matrix,
    Pixels,
    Unit,
    first_column,
)

COLUMN, ROW = 8, 17  # pixels per cell
MARGIN = 4
GAP = 3  # between an arrow and the box it leads to
KINDS = ("forward", "backward", "cache", "here")
LIGHT = {"forward": "#0b6b7d", "backward": "#a8400d", "cache": "#6a4fa3", "here": "#8a5a00"}
DARK = {"forward": "#62cbdd", "backward": "#ff9f6b", "cache": "#b9a3f0", "here": "#f2c14e"}
PIXEL_COLOURS = {" ": "#8fb8de", "o": "#e08a3c", "d": "#2f2a28", "w": "#f7ead9", "p": "#d9727f"}


def style(alone: bool) -> str:
    def palette(colours: dict[str, str]) -> str:
        return ";".join(
            f"--p-{kind}:" + (colour if alone else f"var(--picture-{kind},{colour})")
            for kind, colour in colours.items()
        )

    rules = [
        f".picture{{{palette(LIGHT)};height:auto;max-width:100%"
        + (";color:#222}" if alone else "}"),
        "" if alone else f"@media(prefers-color-scheme:dark){{.picture{{{palette(DARK)}}}}}",
        ".picture text{font:13.5px system-ui,'DejaVu Sans',sans-serif;fill:currentColor}",
        ".picture .code{font:12px ui-monospace,'DejaVu Sans Mono',monospace}",
        ".picture .index{font-size:10.5px}",
        ".picture .line{fill:none;stroke:currentColor;stroke-width:1.5}",
        ".picture .edge{stroke:currentColor;stroke-opacity:.25}",
        ".picture .shape{fill:currentColor;fill-opacity:.04;stroke:currentColor;stroke-width:1.25}",
        ".picture .head{fill:currentColor}",
        ".picture .plain{color:inherit}",
        *(
            f".picture .{kind}{{color:var(--p-{kind})}}.picture .shape.{kind}{{fill-opacity:.1}}"
            for kind in KINDS
        ),
        ".picture rect.shape.mark{fill-opacity:.6}",
        ".picture .shape.cache{stroke-dasharray:4 3}",
        ".picture .shape.here{fill-opacity:.22;stroke-width:3}",
        ".picture text.here{font-weight:700}",
    ]
    return "<style>" + "".join(rules) + "</style>"


def words(text: str) -> str:
    """W_l, n_{l-1} and x^(i) with their indices below or above the line."""
    parts = []
    for name, below, braced, above in re.findall(
        r"([^_^]+)|_([A-Za-z0-9]+)|_\{([^}]*)\}|\^(\([^)]*\))", text
    ):
        index = below or braced
        if name:
            parts.append(escape(name))
        else:
            shift = 3.5 if index else -4.5
            parts.append(
                f'<tspan class="index" dy="{shift}">{escape(index or above)}</tspan>'
                f'<tspan dy="{-shift}">\u200b</tspan>'
            )
    return "".join(parts)


class Sheet:
    def __init__(self, drawing: Drawing) -> None:
        self.parts: list[str] = []
        self.borders = {
            (x, y)
            for box in drawing.elements
            if isinstance(box, Box)
            for x in range(box.x, box.x + box.width)
            for y in range(box.y, box.y + box.height)
        }

    def put(self, tag: str, kind: str, **attributes: float | str) -> None:
        written = " ".join(
            f'{name.replace("_", "-")}="{number(value)}"' for name, value in attributes.items()
        )
        self.parts.append(f'<{tag} class="{kind}" {written}/>')

    def text(self, x: float, y: float, content: str, kind: str, align: str = "middle") -> None:
        self.parts.append(
            f'<text class="{kind}" x="{number(x)}" y="{number(y + 4.5)}" '
            f'text-anchor="{align}">{content}</text>'
        )

    def box(self, box: Box) -> None:
        left, top = middle((box.x, box.y))
        self.put(
            "rect",
            f"shape {box.kind}",
            x=left,
            y=top,
            width=(box.width - 1) * COLUMN,
            height=(box.height - 1) * ROW,
            rx=6,
        )
        kind = ("code " if box.code else "") + ("here" if box.kind == "here" else "plain")
        for i, line in enumerate(box.lines):
            content = escape(line).replace(" ", "\u00a0") if box.code else words(line)
            self.text(left + (box.width - 1) * COLUMN / 2, (box.y + 1.5 + i) * ROW, content, kind)

    def label(self, label: Label) -> None:
        x = {"start": label.x, "middle": label.x + 0.5, "end": label.x + 0.6}[label.align] * COLUMN
        content = escape(label.text) if label.kind == "code" else words(label.text)
        self.text(x, (label.y + 0.5) * ROW, content, label.kind, label.align)

    def end(self, cell: Cell, direction: Cell) -> tuple[float, float]:
        """Where a line ends that leaves this cell: at its side, or at the box behind."""
        (x, y), (dx, dy) = middle(cell), direction
        at_box = (cell[0] + dx, cell[1] + dy) in self.borders
        reach, gap = (1, GAP) if at_box else (0.5, 0)
        return x + dx * (reach * COLUMN - gap), y + dy * (reach * ROW - gap)

    def arrow(self, arrow: Arrow) -> None:
        (dx, dy), (back_x, back_y) = arrow.ends, arrow.begins
        start = self.end(arrow.cells[0], (-back_x, -back_y))
        x, y = self.end(arrow.cells[-1], arrow.ends)
        line = [start, *map(middle, arrow.cells[1:-1]), (x - 6 * dx, y - 6 * dy)]
        head = [(x, y), *((x - 8 * dx + side * dy, y - 8 * dy + side * dx) for side in (4.5, -4.5))]
        self.put("polyline", f"line {arrow.kind}", points=path(line), stroke_linejoin="round")
        self.put("polygon", f"head {arrow.kind}", points=path(head))

    def matrix(self, matrix: Matrix) -> None:
        for row in range(matrix.rows):
            for column in range(matrix.columns):
                marked = " mark" if (column, row) in matrix.marked else ""
                self.put(
                    "rect",
                    f"shape{marked} {matrix.kind}",
                    x=(matrix.x + 0.5 + 2 * column) * COLUMN,
                    y=(matrix.y + row) * ROW - 2.5,
                    width=2 * COLUMN,
                    height=ROW,
                )

    def pixels(self, pixels: Pixels) -> None:
        for i, row in enumerate(pixels.rows):
            for j, pixel in enumerate(row):
                self.put(
                    "rect",
                    "pixel",
                    x=(pixels.x + 2 * j) * COLUMN,
                    y=(pixels.y + i) * ROW - 2.5,
                    width=2 * COLUMN + 0.5,
                    height=ROW + 0.5,
                    fill=PIXEL_COLOURS[pixel],
                )

    def draw(self, element: Element) -> None:
        match element:
            case Box():
                self.box(element)
            case Label():
                self.label(element)
            case Arrow():
                self.arrow(element)
            case Matrix():
                self.matrix(element)
            case Unit():
                x, y = middle((element.x, element.y))
                self.put("circle", f"shape {element.kind}", cx=x, cy=y, r=6.5)
            case Edge():
                (x1, y1), (x2, y2) = middle(element.start), middle(element.end)
                self.put("line", "edge", x1=x1 + 7, y1=y1, x2=x2 - 7, y2=y2)
            case Pixels():
                self.pixels(element)


def number(value: float | str) -> str:
    return f"{value:g}" if isinstance(value, (int, float)) else value


def middle(cell: Cell) -> tuple[float, float]:
    return (cell[0] + 0.5) * COLUMN, (cell[1] + 0.5) * ROW


def path(points: list[tuple[float, float]]) -> str:
    return " ".join(f"{number(x)},{number(y)}" for x, y in points)


def extent(drawing: Drawing) -> tuple[int, int]:
    """Columns and rows, beginning with the first."""
    right = bottom = 0
    for element in drawing.elements:
        match element:
            case Box(x, y, width, height):
                x, y = x + width, y + height
            case Label():
                x, y = (
                    first_column(element) + len(re.sub(r"[_^{}]", "", element.text)),
                    int(element.y) + 1,
                )
            case Arrow(cells):
                x, y = max(x for x, _ in cells) + 1, max(y for _, y in cells) + 1
            case Matrix():
                x, y = element.x + element.width, element.y + element.rows
            case Unit(x, y) | Edge(end=(x, y)):
                x, y = x + 1, y + 1
            case Pixels(x, y, rows):
                x, y = x + 2 * len(rows[0]), y + len(rows)
        right, bottom = max(right, x), max(bottom, y)
    return right, bottom


def as_svg(drawing: Drawing, name: str, alone: bool = False) -> str:
    """`name` must be unique in a page."""
    columns, rows = extent(drawing)
    width, height = columns * COLUMN + 2 * MARGIN, rows * ROW + 2 * MARGIN
    sheet = Sheet(drawing)
    for element in sorted(drawing.elements, key=lambda element: not isinstance(element, Edge)):
        sheet.draw(element)
    paper = (
        f'<rect x="{-MARGIN}" y="{-MARGIN}" width="{width}" height="{height}" fill="#fff"/>'
        if alone
        else ""
    )
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" class="picture" role="img"'
        f' viewBox="{-MARGIN} {-MARGIN} {width} {height}" '
        f'width="{width * 5 // 4}" aria-labelledby="{name}-title {name}-desc">'
        f'<title id="{name}-title">{escape(drawing.title)}</title><desc'
        f' id="{name}-desc">{escape(drawing.desc)}</desc>'
        f'{style(alone)}{paper}{"".join(sheet.parts)}</svg>'
    )
