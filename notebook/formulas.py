"""The lessons' formulas, plain text in indented blocks, as TeX: `dW = 1/m · dZ·A_prevᵀ   (8)`.

What is not wholly understood is no formula, and stays the text it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

SIGNS = {
    "·": r"\cdot",
    "∗": r"\ast",
    "×": r"\times",
    "→": r"\to",
    "…": r"\dots",
    "=": "=",
    "+": "+",
    "±": r"\pm",
    "-": "-",
    "/": "/",
    ",": ",",
    "<": "<",
    ">": ">",
    "(": "(",
    ")": ")",
    "[": "[",
    "]": "]",
}
OPENING, CLOSING = ("(", "[", r"\lVert"), (")", "]", r"\rVert")
GREEK = {"α": r"\alpha", "ε": r"\varepsilon", "θ": r"\theta", "σ": r"\sigma"}
FUNCTIONS = {"log": r"\log", "max": r"\max", "tanh": r"\tanh", "exp": r"\exp"}
RAISED = {"ᵀ": r"\mathsf T", "²": "2", "³": "3"}

TOKEN = re.compile(
    r"\s*(?:"
    r"(?P<number>\d+(?:\.\d+)?)"
    r"|(?P<sum>Σ)(?:_(?P<over>[a-z]))?"
    r"|(?P<call>[a-z]{3,}(?:_[a-z]+)*)(?=\()"
    r"|(?P<words>[A-Z]{3,}|log|span|difference)(?![A-Za-z_])"
    r"|(?P<name>d?[A-Za-z]L?|[ασεθ]|grad(?:approx)?)"
    r"(?P<digit>\d)?(?:_(?P<index>start|prev|[a-zA-Z]))?"
    r"(?![A-Za-z_0-9])"
    r"|(?P<sign>[·∗×→…=+\-±/,<>()\[\]])"
    r"|(?P<norm>‖)"
    r")"
    r"(?P<prime>'{1,3})?(?P<raised>[ᵀ²³])?(?:\^(?P<power>-?[A-Za-z0-9]|\([a-z]\)))?"
)


class NoFormula(Exception):
    pass


def _atom(match: re.Match[str]) -> str:
    """One token as TeX, with all that is raised or lowered on it."""
    found = match.groupdict()
    if found["number"]:
        tex = found["number"]
    elif found["sum"]:
        tex = r"\sum" + (f"_{{{found['over']}}}" if found["over"] else "")
    elif found["call"]:
        name = found["call"]
        tex = FUNCTIONS.get(name) or r"\mathrm{%s}" % name.replace("_", r"\_")
    elif found["words"]:
        word = found["words"]
        tex = FUNCTIONS.get(word) or r"\text{%s}" % word
    elif found["name"]:
        name = found["name"]
        tex = GREEK.get(name) or name
        if len(name) > 1:
            tex = rf"\mathit{{{name}}}"
        index = [found["digit"] or ""]
        if found["index"]:
            word = found["index"]
            index.append(word if len(word) == 1 else rf"\text{{{word}}}")
        below = ",".join(part for part in index if part)
        tex += f"_{{{below}}}" if below else ""
    else:
        tex = SIGNS[found["sign"]]
    tex += found["prime"] or ""
    above = RAISED.get(found["raised"] or "", found["power"] or "")
    return tex + (f"^{{{above}}}" if above else "")


def _tokens(text: str) -> Iterator[str]:
    at = 0
    is_open = False  # ‖ begins a norm, and ends it
    text = text.rstrip()
    while at < len(text):
        match = TOKEN.match(text, at)
        if match is None or match.end() == at:
            raise NoFormula(text)
        if match["norm"]:
            yield r"\rVert" if is_open else r"\lVert"
            is_open = not is_open
        else:
            yield _atom(match)
        at = match.end()


def _closing(tokens: list[str], start: int) -> int:
    """Where the bracket that opens there is closed."""
    depth = 0
    for i in range(start, len(tokens)):
        depth += tokens[i].startswith(OPENING) - tokens[i].startswith(CLOSING)
        if depth == 0:
            return i
    raise NoFormula


def _operand(tokens: list[str], start: int) -> int:
    """Where what begins there ends: a name, or all in a pair of brackets."""
    return _closing(tokens, start) if tokens[start].startswith(OPENING) else start


def _without_brackets(tokens: list[str]) -> str:
    inner = tokens[1:-1] if tokens[0] == "(" and tokens[-1] == ")" else tokens
    return _with_fractions(inner)


def _with_fractions(tokens: list[str]) -> str:
    made: list[str] = []
    i = 0
    while i < len(tokens):
        end = _operand(tokens, i)
        if end + 1 < len(tokens) and tokens[end + 1] == "/":
            if end + 2 == len(tokens):
                raise NoFormula
            last = _operand(tokens, end + 2)
            above = _without_brackets(tokens[i : end + 1])
            below = _without_brackets(tokens[end + 2 : last + 1])
            made.append(rf"\frac{{{above}}}{{{below}}}")
            i = last + 1
        elif end > i:
            made += [tokens[i], _with_fractions(tokens[i + 1 : end]), tokens[end]]
            i = end + 1
        else:
            made.append(tokens[i])
            i += 1
    return " ".join(made)


def formula(text: str) -> str:
    """A formula as TeX; raises NoFormula."""
    tokens = list(_tokens(text))
    if not tokens:
        raise NoFormula(text)
    return _with_fractions(tokens)


def _line(line: str) -> str:
    """A line as a row of `aligned`: the left side, the rest, its number, words about it."""
    columns = re.split(r"\s{3,}", re.sub(r"\s+=", " =", line.strip()))
    number, words, left = "", "", []
    for i, column in enumerate(columns):
        if i and re.fullmatch(r"\(\d+\)", column):
            number = column
        elif i and (":" in column or column.startswith("for ")):
            words = column
        else:
            left.append(formula(column))
    tex = r"\quad ".join(left)
    side, equals, rest = tex.partition("=")
    row = f"{side}&{equals}{rest}" if equals else f"{tex}&"
    row += rf"&& {number}" if number else ""
    if words.startswith("for "):
        row += rf"&& \text{{for }} {formula(words[4:])}"
    elif words:
        if re.search(r"[\\{}$^_&#%]", words):
            raise NoFormula(words)
        row += rf"&& \text{{{words}}}"
    return row


def block(lines: list[str]) -> str | None:
    """A block of lines as TeX, or None."""
    try:
        rows = [_line(line) for line in lines if line.strip()]
    except NoFormula:
        return None
    return r"\begin{aligned}" + r"\\ ".join(rows) + r"\end{aligned}"


def in_lesson(markdown: str) -> str:
    """The lesson with its formulas between $$; other indented blocks stay."""

    def replaced(match: re.Match[str]) -> str:
        lines = match[0].splitlines()
        tex = block(lines)
        if tex is None:
            return match[0]
        depth = len(lines[0]) - len(lines[0].lstrip()) - 4
        return " " * depth + f"$${tex}$$"

    return re.sub(r"(?<=\n\n)(?: {4,8}\S[^\n]*(?:\n(?=    )|(?=\n\n|\n?\Z)))+", replaced, markdown)
