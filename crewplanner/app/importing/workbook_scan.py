"""The XML of a workbook read once, to know what a reader of its cells would build in memory.

Four things make much out of little there: entities, a count of things to come for which a reader
makes room at once, a single filled cell far from the first one
(readers build the full rectangle), and one long text that many cells name. Each has its limit here.
"""

from collections.abc import Callable
from xml.parsers import expat

from crewplanner.app.errors import Refused
from crewplanner.app.importing.tables import MAX_CELLS, MAX_COLUMNS, MAX_ROWS
from crewplanner.i18n import _

MAX_TEXT = 64 * 1024 * 1024
_COUNTS = frozenset({"count", "uniqueCount"})
"""Attributes that say how many things follow; a reader believes them."""


class WorkbookScanner:
    """Scans the parts of one workbook; the part with shared texts must come before the sheets."""

    def __init__(self) -> None:
        self._shared: list[int] = []
        self._text = 0

    def scan(self) -> Callable[[bytes], None]:
        """A function that takes the pieces of one part in order and an empty one at its end.

        It raises Refused for what is over a limit, declares entities or is no XML.
        """
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = _refuse_document_type
        readers = {"sst": _SharedTexts, "worksheet": _Sheet, "document-content": _OpenDocument}

        def root(name: str, attributes: dict[str, str]) -> None:
            kind = readers.get(_local(name))
            reader = kind(self) if kind else _Nothing(self)
            reader.start(name, attributes)
            parser.StartElementHandler = reader.start
            parser.EndElementHandler = reader.end
            parser.CharacterDataHandler = reader.text

        parser.StartElementHandler = root

        def feed(piece: bytes) -> None:
            try:
                parser.Parse(piece, not piece)
            except (expat.ExpatError, ValueError, LookupError) as error:
                raise Refused(damaged()) from error

        return feed

    def add_shared(self, length: int) -> None:
        """One more shared text, of that many letters."""
        self._shared.append(length)

    def shared_length(self, number: str) -> int:
        """How long the shared text of that number is. Raises Refused where there is none."""
        index = int(number) if number.strip().isdecimal() else -1
        if not 0 <= index < len(self._shared):
            raise Refused(damaged())
        return self._shared[index]

    def add_text(self, length: int) -> None:
        """The text of a cell, as long as it will be when it stands there. Raises Refused."""
        self._text += length
        if self._text > MAX_TEXT:
            raise Refused(too_large())


class _Nothing:
    """A part without cells: well-formed XML without entities is all that is asked."""

    def __init__(self, scanner: WorkbookScanner) -> None:
        self._scanner = scanner

    def start(self, name: str, attributes: dict[str, str]) -> None:
        del name
        for count in _COUNTS & attributes.keys():
            text = attributes[count]
            if not text.isdecimal() or int(text) > MAX_CELLS:
                raise Refused(damaged())

    def text(self, text: str) -> None:
        pass

    def end(self, name: str) -> None:
        pass


class _SharedTexts(_Nothing):
    """The texts of an XLSX, kept once and named by number."""

    _length = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        super().start(name, attributes)
        if _local(name) == "si":
            self._length = 0

    def text(self, text: str) -> None:
        self._length += len(text)

    def end(self, name: str) -> None:
        if _local(name) == "si":
            self._scanner.add_shared(self._length)


class _Sheet(_Nothing):
    """The cells of one sheet of an XLSX."""

    def __init__(self, scanner: WorkbookScanner) -> None:
        super().__init__(scanner)
        self._extent = _Extent()
        self._kind = ""
        self._value: list[str] | None = None

    def start(self, name: str, attributes: dict[str, str]) -> None:
        match _local(name):
            case "row":
                number = attributes.get("r", "")
                self._extent.go_to_row(int(number) if number.isdecimal() else None)
            case "c":
                self._extent.go_to_cell(attributes.get("r", ""))
                self._kind = attributes.get("t", "")
            case "v" | "is":
                self._value = []
            case _:
                super().start(name, attributes)

    def text(self, text: str) -> None:
        if self._value is not None:
            self._value.append(text)

    def end(self, name: str) -> None:
        if self._value is None or _local(name) not in {"v", "is"}:
            return
        text, self._value = "".join(self._value), None
        shared = self._kind == "s"
        self._scanner.add_text(self._scanner.shared_length(text) if shared else len(text))
        self._extent.fill()


class _OpenDocument(_Nothing):
    """The cells of an ODS, where a cell or a row may say how often it repeats."""

    def __init__(self, scanner: WorkbookScanner) -> None:
        super().__init__(scanner)
        self._extent = _Extent()
        self._in_cell = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        match _local(name):
            case "table":
                self._extent = _Extent()
            case "table-row":
                self._extent.repeat_row(_repeats(attributes, "number-rows-repeated"))
            case "table-cell" | "covered-table-cell":
                self._extent.repeat_cell(_repeats(attributes, "number-columns-repeated"))
                self._in_cell = True
                if any(_local(key) == "value-type" for key in attributes):
                    self._extent.fill()
            case _:
                pass

    def text(self, text: str) -> None:
        if self._in_cell and text.strip():
            self._scanner.add_text(len(text) * self._extent.repeats)
            self._extent.fill()

    def end(self, name: str) -> None:
        if _local(name) in {"table-cell", "covered-table-cell"}:
            self._in_cell = False


class _Extent:
    """How far the filled cells of a sheet reach."""

    def __init__(self) -> None:
        self.repeats = 1
        self._row = 0
        self._column = 0
        self._row_repeats = 1
        self._rows = 0
        self._columns = 0

    def go_to_row(self, number: int | None) -> None:
        self._row = self._row + 1 if number is None else number
        self._column = 0

    def go_to_cell(self, name: str) -> None:
        """The cell of a name as B12, or the next one where it has none."""
        letters = name.rstrip("0123456789").upper()
        self._column += 1
        if letters:
            self._row = int(name[len(letters) :] or self._row)
            self._column = 0
            for letter in letters[:4]:
                self._column = self._column * 26 + ord(letter) - ord("A") + 1

    def repeat_row(self, times: int) -> None:
        self._row += times
        self._row_repeats = times
        self._column = 0

    def repeat_cell(self, times: int) -> None:
        self._column += times
        self.repeats = times * self._row_repeats

    def fill(self) -> None:
        """The present cell holds something. Raises Refused where the sheet has grown too large."""
        self._rows = max(self._rows, self._row)
        self._columns = max(self._columns, self._column)
        too_far = self._rows > MAX_ROWS or self._columns > MAX_COLUMNS
        if too_far or self._rows * self._columns > MAX_CELLS:
            raise Refused(
                _(
                    "A sheet reaches to row {rows} and column {columns}, which is more than a list "
                    "of people or days has. Copy the rows you need into a new file."
                ).format(rows=self._rows, columns=self._columns)
            )


def damaged() -> str:
    """The sentence for a workbook that no spreadsheet program wrote like this."""
    return _("The workbook is damaged. Open it in a spreadsheet program and save it again.")


def too_large() -> str:
    """The sentence for a workbook that would fill the memory."""
    return _(
        "The file unpacks to far more than a list of people or days needs, so it was not opened. "
        "Copy the rows you need into a new file."
    )


def _local(name: str) -> str:
    return name.rpartition(":")[2]


def _repeats(attributes: dict[str, str], wanted: str) -> int:
    for key, value in attributes.items():
        if _local(key) == wanted and value.isdecimal():
            return max(1, int(value))
    return 1


def _refuse_document_type(*_args: object) -> None:
    raise Refused(
        _(
            "The file declares entities of its own, which no spreadsheet program writes, so it was "
            "not read. Save the list again as XLSX or CSV."
        )
    )
