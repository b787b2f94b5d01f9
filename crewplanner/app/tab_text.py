"""Tables as text: tab-separated as spreadsheets write and read it, and as plain HTML."""

import html
from collections.abc import Sequence

LINE_END = "\r\n"


def as_tsv(rows: Sequence[Sequence[str]]) -> str:
    """Tab-separated: cells with tab, line end or quote are quoted, a single cell never is."""
    if len(rows) == 1 and len(rows[0]) == 1:
        return rows[0][0]
    return "".join("\t".join(_quoted(cell) for cell in row) + LINE_END for row in rows)


def as_html(rows: Sequence[Sequence[str]]) -> str:
    """A plain HTML table."""
    lines = ("".join(f"<td>{html.escape(cell)}</td>" for cell in row) for row in rows)
    return f"<table>{''.join(f'<tr>{line}</tr>' for line in lines)}</table>"


def from_tsv(text: str) -> list[list[str]]:
    """The rows of tab-separated text as spreadsheets write it; all line ends are understood."""
    rows: list[list[str]] = []
    row: list[str] = []
    cell: list[str] = []
    quoted = False
    letters = text.replace("\r\n", "\n").replace("\r", "\n")
    position = 0
    while position < len(letters):
        letter = letters[position]
        position += 1
        if quoted:
            if letter != '"':
                cell.append(letter)
            elif letters[position : position + 1] == '"':
                cell.append('"')
                position += 1
            else:
                quoted = False
        elif letter == '"' and not cell:
            quoted = True
        elif letter == "\t":
            row.append("".join(cell))
            cell = []
        elif letter == "\n":
            rows.append([*row, "".join(cell)])
            row, cell = [], []
        else:
            cell.append(letter)
    if row or cell:
        rows.append([*row, "".join(cell)])
    return rows


def _quoted(cell: str) -> str:
    if any(letter in cell for letter in '\t\n\r"'):
        return '"' + cell.replace('"', '""') + '"'
    return cell
