"""Writes src/mapping/entity-table.ts: the names of characters in HTML, as this Python has them.

    python3 scripts/html-entities.py
"""

import html
import textwrap
from html.entities import html5
from pathlib import Path

TABLE = Path(__file__).parent.parent / "src" / "mapping" / "entity-table.ts"


def text(characters):
    return "".join(c if c.isprintable() and c not in "\\'\"`$ " else f"\\u{{{ord(c):x}}}" for c in characters)


# The line break has a line of its own in html-entities.ts: it would end one here.
names = [name[:-1] for name in sorted(html5) if name.endswith(";") and html5[name] != "\n"]
bare = [name for name in sorted(html5) if not name.endswith(";")]
assert all(html5[name] == html5[name + ";"] for name in bare)

lines = [
    "// Written by scripts/html-entities.py from the names of HTML 5. Do not edit.",
    "",
    "/** Names of characters, each with its characters behind it. */",
    "export const ENTITY_LINES = `",
    *[f"{name} {text(html5[name + ';'])}" for name in names],
    "`",
    "",
    "/** Names that need no semicolon behind them. */",
    "export const BARE_ENTITIES = `",
    *textwrap.wrap(" ".join(bare), 100),
    "`",
    "",
    "/** Numbers that stand for another character, or for none. */",
    "export const OTHER_CHARACTERS: Readonly<Record<number, string>> = {",
    *[f"  {number}: '{text(c)}'," for number, c in sorted(html._invalid_charrefs.items())],
    "}",
    "",
]
TABLE.write_text("\n".join(lines), encoding="utf-8")
