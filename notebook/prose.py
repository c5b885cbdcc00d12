"""Markdown as HTML that is safe to show, whoever wrote it; by pandoc, with our pictures."""

from __future__ import annotations

import html
import re
import subprocess

import cache
import course
import pictures
from untrusted import plain, without_controls

# Raw HTML, TeX and attributes stay text: a lesson stands in a file that anybody may have edited.
READS = (
    "markdown-raw_html-raw_tex-raw_attribute-native_divs-native_spans-fenced_divs"
    "-bracketed_spans-header_attributes-link_attributes-inline_code_attributes"
    "-fenced_code_attributes-yaml_metadata_block-latex_macros-citations-example_lists"
    "-implicit_figures"
)
SECONDS = 60
INDEXED = re.compile(r"\b(d?[A-Za-z]L?)_(?:\{([^}]{1,8})\}|(prev|start|[A-Za-z0-9]))(?!\w)")
MAX_LINES_OF_CODE = 400


def _pandoc(markdown: str, prefix: str, shift: int) -> str:
    words = ["pandoc", "-f", READS, "-t", "html5", "--mathml", "--wrap=none"]
    words += [f"--id-prefix={prefix}-", f"--shift-heading-level-by={shift}"]
    try:
        done = subprocess.run(
            words,
            input=markdown.encode("utf-8", "replace"),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            timeout=SECONDS,
        )
    except FileNotFoundError:
        raise course.CourseError(
            "The notebook is made by pandoc, which is not installed; apt-get install pandoc."
        ) from None
    except subprocess.TimeoutExpired:
        raise course.CourseError(
            f"pandoc did not finish the text of {prefix} within {SECONDS} s; look at its Markdown."
        ) from None
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip()
        raise course.CourseError(f"pandoc cannot read the text of {prefix}: {said}")
    return done.stdout.decode("utf-8")


def _link(match: re.Match[str], made: str, prefix: str) -> str:
    """Links lead to the web or to this page; all else could run something."""
    target = html.unescape(match[1]).strip()
    # pandoc puts the prefix before what stands elsewhere in the page, too.
    if target.startswith(f"#{prefix}-") and f' id="{target[1:]}"' not in made:
        target = "#" + target.removeprefix(f"#{prefix}-")
    if re.match(r"(https?|mailto):", target, re.IGNORECASE) or target.startswith("#"):
        return f'href="{html.escape(target)}"'
    return ""


def _picture(match: re.Match[str], prefix: str, drawn: dict[str, int]) -> str:
    source = re.search(r'src="([^"]*)"', match[0])
    name = source[1].removeprefix("picture:") if source else ""
    if not source or not source[1].startswith("picture:") or name not in pictures.DRAWINGS:
        alt = re.search(r'alt="([^"]*)"', match[0])
        return f"<em>{alt[1] if alt else ''}</em>"
    drawn[name] = drawn.get(name, 0) + 1
    return figure(name, f"{prefix}-{drawn[name]}")


def figure(name: str, unique: str, exercise: str = "") -> str:
    """A picture, its ids made unique in the page."""
    svg = pictures.picture(name, exercise)
    for identifier in set(re.findall(r'\bid="([^"]+)"', svg)):
        svg = re.sub(
            rf'((?:id|aria-labelledby|aria-describedby)="|url\(#|href="#){re.escape(identifier)}\b',
            rf"\g<1>{identifier}-{unique}",
            svg,
        )
    return f'<figure class="drawn">{svg}</figure>'


def codes(texts: list[str], language: str = "cpp") -> list[str]:
    """Each as highlighted code, whatever stands in it: all that are new by one run of pandoc."""
    keys = [cache.digest(READS, language, text) for text in texts]
    made = {key: cache.get("code", key) for key in keys}
    new = {key: text for key, text in zip(keys, texts) if made[key] is None}
    if new:
        blocks = [_fenced(text, language) for text in new.values()]
        pieces = _pandoc("\n\n* * *\n\n".join(blocks), "code", 0).split("<hr />")
        for key, piece in zip(new, pieces, strict=True):
            made[key] = piece
            cache.put("code", key, piece)
    return [_finished(str(made[key]), "code") for key in keys]


def _fenced(text: str, language: str) -> str:
    text = plain(text, MAX_LINES_OF_CODE)
    longest = max((len(run) for run in re.findall(r"`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}{language}\n{text}\n{fence}"


def to_html(markdown: str, prefix: str, shift: int = 0) -> str:
    """`prefix` makes the headings' ids unique; `shift` makes ## a deeper heading."""
    markdown = without_controls(markdown)  # a lesson may have been edited
    key = cache.digest(READS, markdown, prefix, str(shift))
    return _finished(cache.cached("text", key, lambda: _pandoc(markdown, prefix, shift)), prefix)


def _finished(made: str, prefix: str) -> str:
    text = made
    made = re.sub(r'href="([^"]*)"', lambda m: _link(m, text, prefix), made)
    drawn: dict[str, int] = {}
    made = re.sub(
        r"<p>\s*(<img\b[^>]*>)\s*</p>|<img\b[^>]*>", lambda m: _picture(m, prefix, drawn), made
    )
    # Line numbers' targets, which nobody links to.
    made = re.sub(r'<a href="#[^"]*" aria-hidden="true" tabindex="-1"></a>', "", made)
    made = re.sub(r'<(div class="sourceCode"|span) id="[^"]*cb[\d-]*"', r"<\1", made)
    made = re.sub(r"<annotation\b.*?</annotation>", "", made, flags=re.DOTALL)
    # Few fonts have the letter that stands for "transposed".
    made = re.sub(
        r'<mstyle mathvariant="sans-serif"><mi>𝖳</mi></mstyle>',
        '<mi mathvariant="normal">T</mi>',
        made,
    )
    made = made.replace("<mi>𝖳</mi>", '<mi mathvariant="normal">T</mi>')
    made = re.sub(
        r'<p>(<math display="block".*?</math>)</p>',
        r'<div class="formula" tabindex="0">\1</div>',
        made,
        flags=re.DOTALL,
    )
    made = re.sub(
        r"(<table.*?</table>)", r'<div class="table" tabindex="0">\1</div>', made, flags=re.DOTALL
    )
    made = re.sub(r"<th(?: [^>]*)?></th>", "<td></td>", made)
    return re.sub(r"<pre\b", '<pre tabindex="0"', made)


def with_indices(made: str) -> str:
    """W_l, A_prev and n_{l-1} of a lesson's plain text with their indices below the line."""
    inside = 0
    pieces = re.split(r"(<[^>]*>)", made)
    for i, piece in enumerate(pieces):
        if i % 2:
            inside += re.match(r"<(code|pre|svg|math|style)\b", piece) is not None
            inside -= re.match(r"</(code|pre|svg|math|style)>", piece) is not None
        elif not inside:
            pieces[i] = INDEXED.sub(
                lambda m: f"{m[1]}<sub>{(m[2] or m[3]).replace('-', '−')}</sub>", piece
            )
    return "".join(pieces)
