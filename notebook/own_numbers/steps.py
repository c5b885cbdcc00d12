"""In which order a call's matrices are shown, and what each one is computed from.

A rule is data for own_numbers.js, which evaluates it for the cell under the pointer:
  product    left · right (either transposed), over m columns where "over" is set, plus a column
  row-mean   1/m · the sum of a row
  g          an activation of the same cell;  slope: a gradient times g' of the same cell
  step       theta - rate · d;  from-cost: dAL;  cost: J
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from .quantities import Matrix, flat, words

Rule = dict[str, Any]


GIVEN = "What goes in"


@dataclass(frozen=True)
class Entry:
    """A matrix of the learner's (`got`), with the right one. An argument has only the right one."""

    name: str
    right: Matrix | None
    got: Matrix | None = None
    rule: Rule | None = None
    is_result: bool = False
    note: str = ""


@dataclass
class Step:
    title: str
    entries: list[Entry] = field(default_factory=list)
    caches: int = 0  # how many of the caches are there after this step


@dataclass(frozen=True)
class Recorded:
    """A call with its matrices by their paths."""

    function: str
    given: dict[str, Matrix]
    got: dict[str, Matrix]
    right: dict[str, Matrix]
    words: dict[str, str]
    was_stopped: bool

    def argument(self, path: str, name: str = "") -> Entry:
        return Entry(name or path, self.given.get(path))

    def result(self, path: str, rule: Rule | None = None, name: str = "") -> Entry:
        return Entry(name or path, self.right.get(path), self.got.get(path), rule, True)


def recorded(call: dict[str, Any]) -> Recorded:
    return Recorded(
        call["function"],
        dict(flat(call["arguments"])),
        dict(flat(call["got"])),
        dict(flat(call["right"])),
        words(call["arguments"]),
        not call["got"],
    )


def product(left: str, right: str, **more: Any) -> Rule:
    return {"kind": "product", "left": left, "right": right, **more}


def _linear_forward(call: Recorded) -> Iterator[Step]:
    yield Step(GIVEN, [call.argument("A"), call.argument("W"), call.argument("b")])
    yield Step("Z = W·A + b", [call.result("Z", product("W", "A", plus="b"))])


def _linear_activation_forward(call: Recorded) -> Iterator[Step]:
    g = call.words.get("activation", "relu")
    yield Step(GIVEN, [call.argument("A_prev"), call.argument("W"), call.argument("b")])
    linear = call.result("cache.Z", product("W", "A_prev", plus="b"), "Z")
    yield Step("Z = W·A_prev + b, as the cache has it", [linear])
    yield Step(f"A = {g}(Z)", [call.result("A", {"kind": "g", "g": g, "of": "Z"})])


def _L_model_forward(call: Recorded) -> Iterator[Step]:
    L = len({path for path in call.given if path.startswith("parameters.W")})
    yield Step(GIVEN, [call.argument("X")])
    passed = call.argument("X")
    for l in range(1, L + 1):
        before = "X" if l == 1 else f"A{l - 1}"
        A = "AL" if l == L else f"A{l}"
        g = "relu" if l < L else "sigmoid"
        Z = call.result(f"caches.{l - 1}.Z", product(f"W{l}", before, plus=f"b{l}"), f"Z{l}")
        after = call.result(
            "AL" if l == L else f"caches.{l}.A", {"kind": "g", "g": g, "of": f"Z{l}"}, A
        )
        parameters = [call.argument(f"parameters.{key}{l}", f"{key}{l}") for key in "Wb"]
        came, passed = passed, after
        yield Step(
            f"Layer {l}: Z{l} = W{l}·{before} + b{l}, then {A} = {g}(Z{l})",
            [came, *parameters, Z, after],
            caches=l,
        )


def _compute_cost(call: Recorded) -> Iterator[Step]:
    yield Step(GIVEN, [call.argument("AL"), call.argument("Y")])
    yield Step(
        "J = −1/m · Σ (y·log a + (1 − y)·log(1 − a))",
        [call.result("cost", {"kind": "cost", "AL": "AL", "Y": "Y"})],
    )


def _gradients(call: Recorded, dZ: str) -> Step:
    return Step(
        "dW = 1/m · dZ·A_prevᵀ, db = 1/m · Σ dZ, dA_prev = Wᵀ·dZ",
        [
            call.result("dW", product(dZ, "A_prev", rightT=True, over=True)),
            call.result("db", {"kind": "row-mean", "of": dZ}),
            call.result("dA_prev", product("W", dZ, leftT=True)),
        ],
    )


def _linear_backward(call: Recorded) -> Iterator[Step]:
    cache = [call.argument("cache.A", "A_prev"), call.argument("cache.W", "W")]
    yield Step(GIVEN, [call.argument("dZ"), *cache])
    yield _gradients(call, "dZ")


def _slope(g: str, dA: str, Z: str) -> Rule:
    return {"kind": "slope", "g": g, "by": dA, "of": Z}


UNSEEN = "not returned; computed here, as it should be"


def _linear_activation_backward(call: Recorded) -> Iterator[Step]:
    g = call.words.get("activation", "relu")
    names = {"cache.Z": "Z", "cache.A": "A_prev", "cache.W": "W"}
    yield Step(GIVEN, [call.argument("dA"), *(call.argument(p, n) for p, n in names.items())])
    dZ = from_slope(call.given["dA"], call.given["cache.Z"], g)
    yield Step(f"dZ = dA ∗ {g}′(Z)", [Entry("dZ", dZ, None, _slope(g, "dA", "Z"), note=UNSEEN)])
    yield _gradients(call, "dZ")


def _L_model_backward(call: Recorded) -> Iterator[Step]:
    L = len({path for path in call.given if path.startswith("caches.") and path.endswith(".Z")})
    AL, Y = call.given["AL"], call.given["Y"]
    slopes = (-(y / a - (1 - y) / (1 - a)) for a, y in zip(AL.values, Y.values))
    dAL = Matrix(AL.rows, AL.cols, tuple(slopes))
    yield Step(GIVEN, [call.argument("AL"), call.argument("Y")], caches=L)
    first = Entry(f"dA{L}", dAL, None, {"kind": "from-cost", "AL": "AL", "Y": "Y"}, note=UNSEEN)
    yield Step("dAL = −(Y/AL − (1 − Y)/(1 − AL))", [first], caches=L)
    came = first
    for l in range(L, 0, -1):
        g = "sigmoid" if l == L else "relu"
        cache = {"Z": f"Z{l}", "A": f"A{l - 1}", "W": f"W{l}"}
        entries = [came, *(call.argument(f"caches.{l - 1}.{p}", n) for p, n in cache.items())]
        Z = call.given[f"caches.{l - 1}.Z"]
        dA = came.got or came.right
        if dA is not None and (dA.rows, dA.cols) == (Z.rows, Z.cols):
            rule = _slope(g, f"dA{l}", f"Z{l}")
            entries.append(Entry(f"dZ{l}", from_slope(dA, Z, g), None, rule, note=UNSEEN))
        dZ = f"dZ{l}"
        after = call.result(f"grads.dA{l - 1}", product(f"W{l}", dZ, leftT=True), f"dA{l - 1}")
        entries += [
            call.result(f"grads.dW{l}", product(dZ, f"A{l - 1}", rightT=True, over=True), f"dW{l}"),
            call.result(f"grads.db{l}", {"kind": "row-mean", "of": dZ}, f"db{l}"),
            after,
        ]
        title = f"Layer {l}: dZ{l} = dA{l} ∗ {g}′(Z{l}), then dW{l}, db{l}, dA{l - 1}"
        yield Step(title, entries, caches=l - 1)
        # Each layer goes on from what the learner's function has put into grads.
        came = after


def _update_parameters(call: Recorded) -> Iterator[Step]:
    names = [path.split(".", 1)[1] for path in call.given if path.startswith("parameters.")]
    rate = call.given["learning_rate"].values[0]
    for name in names:
        rule = {"kind": "step", "theta": name, "d": f"d{name}", "rate": rate}
        yield Step(
            f"{name} − {rate:g} · d{name}",
            [
                call.argument(f"parameters.{name}", name),
                call.argument(f"grads.d{name}", f"d{name}"),
                call.result(f"updated.{name}", rule, f"{name} afterwards"),
            ],
        )


def _last(path: str) -> str:
    return path.rsplit(".", 1)[-1]


def _anything(call: Recorded) -> Iterator[Step]:
    """In, and out, without a word of how."""
    yield Step(GIVEN, [call.argument(path, _last(path)) for path in call.given])
    results = [
        call.result(path, name=_last(path) + " afterwards" * (path in call.given))
        for path in call.right
    ]
    yield Step("What comes out", results)


_BY_FUNCTION = {
    "linear_forward": _linear_forward,
    "linear_activation_forward": _linear_activation_forward,
    "L_model_forward": _L_model_forward,
    "compute_cost": _compute_cost,
    "linear_backward": _linear_backward,
    "linear_activation_backward": _linear_activation_backward,
    "L_model_backward": _L_model_backward,
    "update_parameters": _update_parameters,
}


def steps_of(call: Recorded) -> list[Step]:
    return list(_BY_FUNCTION.get(call.function, _anything)(call))


def from_slope(dA: Matrix, Z: Matrix, g: str) -> Matrix:
    """dA ∗ g′(Z)"""
    return Matrix(Z.rows, Z.cols, tuple(d * _derivative(z, g) for d, z in zip(dA.values, Z.values)))


def _derivative(z: float, g: str) -> float:
    if g == "relu":
        return 1.0 if z > 0 else 0.0
    if g == "tanh":
        return 1 - math.tanh(z) ** 2
    a = 1 / (1 + math.exp(-z)) if z > -700 else 0.0
    return a * (1 - a)
