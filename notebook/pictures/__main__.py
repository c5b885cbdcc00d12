"""python3 -m pictures NAME [--text | --alone], or --sheet for a page with all of them."""

from __future__ import annotations

import argparse

from . import DRAWINGS, picture, place, text_form
from .outline import STAGES


def sheet() -> str:
    pictures = [picture(name) for name in DRAWINGS] + [place(names[0]) for names in STAGES.values()]
    return (
        '<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport"'
        ' content="width=device-width"><title>Pictures</title><style>:root{color-scheme:light'
        " dark}body{columns:30em;max-width:100em}svg{display:block;margin:0 0"
        " 2em;break-inside:avoid}</style>" + "\n".join(pictures)
    )


def main() -> None:
    parser = argparse.ArgumentParser(
        prog="python3 -m pictures", description="Draws the pictures of the course."
    )
    parser.add_argument("name", nargs="?", choices=DRAWINGS, help="prints this picture as SVG")
    parser.add_argument("--text", action="store_true", help="as text")
    parser.add_argument("--alone", action="store_true", help="with its own paper and colours")
    parser.add_argument("--sheet", action="store_true", help="prints a page with all pictures")
    arguments = parser.parse_args()
    if arguments.sheet:
        print(sheet())
    elif arguments.name is None:
        parser.error("name a picture, or --sheet for all of them")
    elif arguments.text:
        print(text_form(arguments.name))
    else:
        print(picture(arguments.name, alone=arguments.alone))


main()
