"""Turns the lessons' formulas, which are text in an indented block, into TeX.

    dW = 1/m · dZ·A_prevᵀ            (8)

A block in which any line is no formula stays as it is: code, a drawing, or words.
"""

from __future__ import annotations

import re

_NAME = r"[A-Za-zσθαΩ]+[0-9]*(?:_(?:\{[^}]*\}|[A-Za-z0-9]+))?'?"
_TOKEN = re.compile(
    rf"\s*(?:(?P<number>\d+(?:\.\d+)?)|(?P<name>{_NAME})|(?P<sum>Σ(?:_[a-z])?)"
    r"|(?P<index>\^\(\w\))|(?P<power>[²ᵀ])|(?P<sign>[-+·∗/()=,^√]))"
)
_FUNCTIONS = {"log": r"\log", "max": r"\max", "tanh": r"\tanh"}
_GREEK = {"σ": r"\sigma", "θ": r"\theta", "α": r"\alpha"}
_SIGNS = {"·": r" \cdot ", "∗": r" \ast ", "-": " - ", "+": " + ", ",": r",\; ", "=": " = "}


class _NoFormula(Exception):
    pass


def _tokens(text: str) -> list[tuple[str, str]]:
    found, at = [], 0
    text = text.strip()
    while at < len(text):
        match = _TOKEN.match(text, at)
        if match is None or match.lastgroup is None:
            raise _NoFormula
        found.append((match.lastgroup, match[match.lastgroup]))
        at = match.end()
    return found


def _name(text: str) -> str:
    """dA_prev, W1_start, x^(i): a letter or two with what stands below."""
    match = re.fullmatch(r"([A-Za-zσθαΩ]+)([0-9]*)(?:_(\{[^}]*\}|[A-Za-z0-9]+))?('?)", text)
    if match is None:
        raise _NoFormula
    letters, digits, below, prime = match.groups()
    if letters in _FUNCTIONS:
        return _FUNCTIONS[letters] + " "
    if letters in _GREEK:
        head = _GREEK[letters]
    elif letters in ("AL", "dAL"):
        head = ("d" if letters == "dAL" else "") + "A_L"
        return head + prime
    elif len(letters) <= 2:
        head = letters
    elif letters in ("relu", "sigmoid"):
        head = rf"\mathrm{{{letters}}}"
    else:
        raise _NoFormula
    under = [part for part in (digits, (below or "").strip("{}")) if part]
    if under:
        text = ", ".join(rf"\mathrm{{{p}}}" if p in ("prev", "start") else p for p in under)
        head += f"_{{{text}}}"
    return head + prime


class _Parser:
    """Everything but fractions and powers of e is written as it stands."""

    def __init__(self, text: str) -> None:
        self.tokens = _tokens(text)
        self.at = 0

    def next(self) -> tuple[str, str]:
        return self.tokens[self.at] if self.at < len(self.tokens) else ("end", "")

    def sequence(self, end: str = "") -> str:
        parts: list[str] = []
        while self.next()[0] != "end" and self.next()[1] != end:
            kind, text = self.next()
            if kind == "sign" and text in _SIGNS:
                self.at += 1
                parts.append(_SIGNS[text])
            else:
                parts.append(self.fraction())
        return "".join(parts)

    def fraction(self) -> str:
        above = self.factor()
        if self.next() != ("sign", "/"):
            return above
        self.at += 1
        return rf"\frac{{{_bare(above)}}}{{{_bare(self.factor())}}}"

    def factor(self) -> str:
        kind, text = self.next()
        self.at += 1
        if kind == "number":
            made = text
        elif kind == "name":
            made = _name(text)
            if self.next()[1] == "(" and not made.endswith(" "):
                made += self.factor()
        elif kind == "sum":
            return r"\sum" + (f"_{text[2:]} " if len(text) > 1 else " ")
        elif text == "(":
            made = rf"\left({self.sequence(')')}\right)"
            if self.next()[1] != ")":
                raise _NoFormula
            self.at += 1
        elif text == "√":
            return rf"\sqrt{{{self.factor()}}}"
        else:
            raise _NoFormula
        return self.raised(made)

    def raised(self, made: str) -> str:
        kind, text = self.next()
        if kind == "index":
            self.at += 1
            return self.raised(f"{made}^{{{text[1:]}}}")
        if kind == "power":
            self.at += 1
            return made + ("^2" if text == "²" else r"^{\mathsf{T}}")
        if text == "^":
            self.at += 1
            minus = self.next()[1] == "-"
            self.at += minus
            return f"{made}^{{{'-' * minus}{self.factor()}}}"
        return made


def _bare(tex: str) -> str:
    inner = re.fullmatch(r"\\left\((.*)\\right\)", tex)
    return inner[1] if inner and r"\right)" not in inner[1] else tex


def _line(line: str) -> str:
    """A line of an aligned block: its formula, its number, what is said of it."""
    left, equal, right = line.strip().partition("=")
    if not equal or not left:
        raise _NoFormula
    number = re.search(r"\s{2,}\((\d+)\)", right)
    said = ""
    if number:
        said = right[number.end() :].strip()
        right = right[: number.start()]
    elif (words := re.search(r"\s{3,}(\S.*)$", right)) and "=" not in words[1]:
        said, right = words[1], right[: words.start()]
    tex = _words(right)
    if not tex:
        parser = _Parser(right)
        tex = parser.sequence()
        if parser.next()[0] != "end":
            raise _NoFormula
    made = f"{_Parser(left).sequence()} &= {tex}"
    if number:
        made += rf" \qquad ({number[1]})"
    if said:
        made += rf" \qquad {_text(said)}"
    return made


def _text(words: str) -> str:
    return r"\text{" + re.sub(r"([_%&#$])", r"\\\1", words) + "}"


def _words(text: str) -> str:
    """A right side in words: "zeros"; "" if it is none."""
    text = text.strip()
    return _text(text) if re.fullmatch(r"[a-z]{4,}(,? [a-z0-9.]+)*", text) else ""


def tex_of(block: str) -> str | None:
    """TeX for a block of lines, or nothing if it is not made of formulas."""
    lines = [line for line in block.splitlines() if line.strip()]
    try:
        made = [_line(line) for line in lines]
    except (_NoFormula, IndexError):
        return None
    if not made:
        return None
    if len(made) == 1:
        return made[0].replace(" &= ", " = ")
    return r"\begin{aligned}" + r" \\ ".join(made) + r"\end{aligned}"


def in_markdown(text: str) -> str:
    """The Markdown with display math in place of indented blocks that are formulas."""

    def replaced(match: re.Match[str]) -> str:
        tex = tex_of(match[1])
        return match[0] if tex is None else f"\n$${tex}$$\n"

    return re.sub(r"(?m)^\n((?: {4}[^\n]*\n)+)(?=\n|\Z)", replaced, text + "\n")
