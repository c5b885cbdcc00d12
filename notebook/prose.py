"""Markdown as HTML, by pandoc: formulas as MathML, code highlighted, our pictures in it."""

from __future__ import annotations

import re
import subprocess
from html import escape

import formulas
import pictures
import store
from course import CourseError

_FORMAT = "markdown-auto_identifiers-smart-implicit_figures"


def _pandoc(markdown: str) -> str:
    command = ["pandoc", "-f", _FORMAT, "-t", "html5", "--mathml", "--wrap=preserve"]
    try:
        done = subprocess.run(command, input=markdown, capture_output=True, text=True, check=True)
    except FileNotFoundError:
        raise CourseError("pandoc is not installed; ./deepsteps notebook installs it.") from None
    except subprocess.CalledProcessError as error:
        raise CourseError(f"pandoc cannot read a page: {error.stderr.strip()}") from None
    # The anchors of single lines of code have no use here, and would not be unique.
    html = re.sub(r'<a href="#cb[^"]*"[^>]*></a>', "", done.stdout)
    html = re.sub(r' id="cb\d[^"]*"', "", html).replace("<th></th>", "<td></td>")
    html = re.sub(r"<pre(?=[\s>])", '<pre tabindex="0"', html)
    # A wide table or formula scrolls by itself.
    html = html.replace("<table>", '<div class="wide"><table>').replace(
        "</table>", "</table></div>"
    )
    return re.sub(
        r'(<math display="block".*?</math>)', r'<span class="wide">\1</span>', html, flags=re.DOTALL
    )


def _drawing(name: str, exercise: str = "") -> str:
    svg = pictures.picture(name, exercise)
    return f'<figure class="drawing">{svg}</figure>'


def html_of(markdown: str, shift: int = 0) -> str:
    """`shift`: by how many levels its headings are lower."""
    text = re.sub(r"(?m)^(#+ )", "#" * shift + r"\1", formulas.in_markdown(markdown))
    html = str(store.kept(store.hash_of("prose", text), lambda: _pandoc(text)))

    def drawn(match: re.Match[str]) -> str:
        return _drawing(match[1])

    return re.sub(r'<p><img src="picture:(\w+)"[^>]*/></p>', drawn, html)


def place_of(exercise: str) -> str:
    """The outline of the course, with "you are here"."""
    return _drawing("place", exercise)


def code(text: str) -> str:
    """Highlighted C++."""
    if not text.strip():
        return ""
    fence = "`" * 3
    while fence in text:
        fence += "`"
    markdown = f"{fence}cpp\n{text}\n{fence}\n"
    return str(store.kept(store.hash_of("code", markdown), lambda: _pandoc(markdown)))


def output(text: str, label: str) -> str:
    """What a program printed."""
    return (
        f'<figure class="output long"><figcaption>{escape(label)}</figcaption>'
        f'<pre tabindex="0">{escape(text)}</pre></figure>'
    )
