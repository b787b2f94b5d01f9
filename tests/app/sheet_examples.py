"""An example of every command about call sheets."""

from crewplanner.app.commands.call_sheets import (
    AddSheetLines,
    ChooseOnSheet,
    CopyCallSheet,
    EditSheetLine,
    MoveSheetLine,
    PasteSheetLines,
    RemoveSheetLines,
    SetSheetTime,
    SheetList,
    SheetText,
    SheetTime,
    SignCallSheet,
    WriteCrewLine,
    WriteRequirements,
    WriteSheetText,
)
from crewplanner.domain.call_sheets import CastLine, CrewLine, ScheduleKind, ScheduleLine

LINES = (
    ScheduleLine(time=540, number="14A", setting="EXT Quay", light="D", eighths=11, cast="1, 2"),
    ScheduleLine(kind=ScheduleKind.MEAL, time=780, text="Lunch"),
)
CAST = (CastLine(number="1", name="Ada Ölmez", character="Ines", pickup=375, on_set=540),)

SHEET_EXAMPLES = {
    WriteSheetText: lambda s: WriteSheetText(
        day=s.days[1].id, name=SheetText.SAFETY, text="Life jackets on the quay"
    ),
    SetSheetTime: lambda s: SetSheetTime(day=s.days[1].id, name=SheetTime.SHOOTING_CALL, time=540),
    ChooseOnSheet: lambda s: ChooseOnSheet(day=s.days[1].id, phones=False, advance=1),
    AddSheetLines: lambda s: AddSheetLines(day=s.days[1].id, schedule=LINES, cast=CAST),
    EditSheetLine: lambda s: EditSheetLine(
        day=s.days[0].id, at=1, line=ScheduleLine(time=795, text="Late lunch")
    ),
    MoveSheetLine: lambda s: MoveSheetLine(day=s.days[0].id, list=SheetList.SCHEDULE, at=0, to=1),
    RemoveSheetLines: lambda s: RemoveSheetLines(day=s.days[0].id, list=SheetList.CAST, at=(0,)),
    PasteSheetLines: lambda s: PasteSheetLines(day=s.days[1].id, schedule=LINES[:1], cast=CAST),
    WriteCrewLine: lambda s: WriteCrewLine(
        day=s.days[1].id, line=CrewLine(person=s.ana.id, call="O/C", pickup=400, note="Own car")
    ),
    WriteRequirements: lambda s: WriteRequirements(
        day=s.days[1].id, requirements=(("Props", "two lanterns"), (" ", ""))
    ),
    SignCallSheet: lambda s: SignCallSheet(day=s.days[1].id, signed=(("First AD", "Ana Foss"),)),
    CopyCallSheet: lambda s: CopyCallSheet(day=s.days[1].id, source=s.days[0].id, schedule=True),
}
NEEDS_LINES = (EditSheetLine, MoveSheetLine, RemoveSheetLines, CopyCallSheet)


def prepare_sheets(kind, s, workspace):
    """Lines on the first day's sheet, for what is about lines."""
    if kind in NEEDS_LINES:
        workspace.do(AddSheetLines(day=s.days[0].id, schedule=LINES, cast=CAST))
