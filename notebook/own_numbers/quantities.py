"""What the engine recorded of a call (checks/calls.hpp), as matrices."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Matrix:
    """Row by row. A number is 1 × 1; one that was too large to be kept has no values."""

    rows: int
    cols: int
    values: tuple[float, ...]
    is_number: bool = False

    def at(self, i: int, j: int) -> float:
        return self.values[i * self.cols + j]

    @property
    def shape(self) -> str:
        return "a number" if self.is_number else f"{self.rows} × {self.cols}"

    @property
    def is_kept(self) -> bool:
        return len(self.values) == self.rows * self.cols


def matrix_of(quantity: dict[str, Any]) -> Matrix | None:
    values = tuple(float(value) for value in quantity["values"])
    if (shape := quantity["shape"]) is not None:
        return Matrix(shape["rows"], shape["cols"], values)
    return Matrix(1, 1, values, True) if values else None


def flat(quantities: list[dict[str, Any]], prefix: str = "") -> Iterator[tuple[str, Matrix]]:
    """All matrices with their paths: "dZ", "cache.A", "caches.0.Z", "parameters.W1"."""
    for quantity in quantities:
        path = prefix + quantity["name"]
        if (matrix := matrix_of(quantity)) is not None:
            yield path, matrix
        yield from flat(quantity["parts"], path + ".")


def words(quantities: list[dict[str, Any]]) -> dict[str, str]:
    """The arguments that are words: {"activation": "relu"}."""
    return {one["name"]: one["word"] for one in quantities if one["word"]}


def agree(a: float, b: float) -> bool:
    """Up to rounding; NaN agrees with NaN."""
    return a == b or (a != a and b != b) or abs(a - b) <= 1e-9 * (1 + abs(b))


def first_difference(got: Matrix, right: Matrix) -> tuple[int, int] | None:
    """The first cell, row by row, that differs between two matrices of one shape."""
    for k, (a, b) in enumerate(zip(got.values, right.values)):
        if not agree(a, b):
            return divmod(k, right.cols)
    return None
