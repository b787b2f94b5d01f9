"""A pay sheet as people write one, recalculated by LibreOffice and timed from inside it."""

import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import xlsxwriter

from benchmarks.pay_crew import Shift

_LIBRARY = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard"
 library:readonly="false" library:passwordprotected="false">
 <library:element library:name="Pay"/>
</library:library>
"""
_LIBRARIES = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:libraries PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "libraries.dtd">
<library:libraries xmlns:library="http://openoffice.org/2000/library">
 <library:library library:name="Standard" library:link="false"/>
</library:libraries>
"""
_MODULE = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Pay"
 script:language="StarBasic">{}</script:module>
"""
_MACRO = """
Sub Measure(workbook As String, results As String, turns As Integer)
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  Dim book, sheet, turn, began, total, minutes, file
  hidden(0).Name = "Hidden"
  hidden(0).Value = True
  book = StarDesktop.loadComponentFromURL(workbook, "_blank", 0, hidden())
  sheet = book.Sheets.getByIndex(0)
  book.calculateAll()
  file = FreeFile
  Open results For Output As #file
  For turn = 1 To turns
    began = GetSystemTicks()
    book.calculateAll()
    total = sheet.getCellByPosition(0, 0).Value
    Print #file, "all " & (GetSystemTicks() - began) & " " & CStr(Int(total * 100 + 0.5))
    minutes = sheet.getCellByPosition(2, turn).Value
    began = GetSystemTicks()
    sheet.getCellByPosition(2, turn).Value = minutes + 60
    total = sheet.getCellByPosition(0, 0).Value
    Print #file, "edit " & (GetSystemTicks() - began) & " " & CStr(Int(total * 100 + 0.5))
    sheet.getCellByPosition(2, turn).Value = minutes
  Next
  Close #file
  book.close(True)
End Sub
"""
_PATIENCE = 240


@dataclass(frozen=True, slots=True, kw_only=True)
class Times:
    """Seconds of recalculating all and of one minutes cell changed; the total in cents."""

    whole: tuple[float, ...]
    edit: tuple[float, ...]
    cents: int


def office() -> str | None:
    """Where LibreOffice is, if it is here."""
    return shutil.which("soffice")


def write_sheet(path: Path, cards: Sequence[Shift]) -> None:
    """The workbook: a card a row, running sums, the total in the first cell.

    A person, B week, C minutes, D rate; then minutes at double, of overtime by the day, straight,
    straight so far in the week, lifted by the week, at one and a half; and the money.
    """
    book: Any = xlsxwriter.Workbook(str(path), {"constant_memory": True})
    sheet = book.add_worksheet()
    last = len(cards) + 1
    sheet.write_formula(0, 0, f"=SUM(K2:K{last})")
    for place, card in enumerate(cards):
        row = place + 2
        again = f"AND(A{row}=A{row - 1},B{row}=B{row - 1})" if place else "FALSE()"
        above = f"H{row - 1}+G{row - 1}-I{row - 1}" if place else "0"
        sheet.write_row(row - 1, 0, (card.person, card.week, card.minutes, float(card.rate)))
        formulas = (
            f"=MAX(0,C{row}-720)",
            f"=MAX(0,MIN(C{row},720)-480)",
            f"=C{row}-E{row}-F{row}",
            f"=IF({again},{above},0)",
            f"=MIN(G{row},MAX(0,H{row}+G{row}-2400))",
            f"=F{row}+I{row}",
            f"=D{row}/60*(G{row}-I{row}+1.5*J{row}+2*E{row})",
        )
        for column, formula in enumerate(formulas, start=4):
            sheet.write_formula(row - 1, column, formula)
    book.close()


def measure(program: str, folder: Path, workbook: Path, turns: int) -> Times:
    """Load the workbook once, then recalculate it so many times and change as many cells."""
    profile, results = folder / "profile", folder / "results.txt"
    _start(program, profile, "--terminate_after_init")
    _write_macro(profile)
    call = f'macro:///Standard.Pay.Measure("{workbook.as_uri()}","{results}",{turns})'
    _start(program, profile, call)
    found: dict[str, list[tuple[float, int]]] = {"all": [], "edit": []}
    for line in results.read_text("utf-8").split("\n"):
        if line.strip():
            what, ticks, cents = line.split()
            found[what].append((int(ticks) / 1000, int(cents)))
    return Times(
        whole=tuple(seconds for seconds, _ in found["all"]),
        edit=tuple(seconds for seconds, _ in found["edit"]),
        cents=found["all"][-1][1],
    )


def _start(program: str, profile: Path, what: str) -> None:
    subprocess.run(
        [program, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore", what],
        check=True,
        timeout=_PATIENCE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def _write_macro(profile: Path) -> None:
    """Put the macro into a user profile that LibreOffice has made: a new one it would replace."""
    basic = profile / "user" / "basic"
    library = basic / "Standard"
    library.mkdir(parents=True, exist_ok=True)
    (basic / "script.xlc").write_text(_LIBRARIES, "utf-8")
    (library / "script.xlb").write_text(_LIBRARY, "utf-8")
    (library / "Pay.xba").write_text(_MODULE.format(escape(_MACRO)), "utf-8")
