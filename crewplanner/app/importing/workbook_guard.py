"""What a workbook may unpack to, checked before anything else reads it.

A few hundred kilobytes of a zip can hold gigabytes, and its directory can lie about it. So every
part is inflated here, piece by piece, under a budget that counts what really comes out. Only then
do the parts go on, in a plain container of our own making.
"""

import io
import zipfile
import zlib
from collections.abc import Iterator

from crewplanner.app.errors import Refused
from crewplanner.app.importing.workbook_scan import WorkbookScanner, damaged, too_large
from crewplanner.i18n import _

MAX_INFLATED = 128 * 1024 * 1024
MAX_RATIO = 100
_SMALL = 1024 * 1024
"""A part below this size may be packed at any ratio."""
_MAX_DIRECTORY = 1024 * 1024
_PIECE = 64 * 1024
_LOCAL_HEADER = 30
_XML = (".xml", ".rels")
_ENCRYPTED = 1


def plain_container(data: bytes) -> bytes:
    """The same workbook with its XML parts only, counted, scanned and stored without compression.

    Raises Refused for a damaged container, one over the budget, and one whose XML is not what a
    spreadsheet program writes.
    """
    try:
        infos = _wanted(data)
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise Refused(damaged()) from error
    if sum(info.file_size for info in infos) > MAX_INFLATED:
        raise Refused(too_large())
    scanner = WorkbookScanner()
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as copy:
        for info in sorted(infos, key=_shared_texts_first):
            part = bytearray()
            scan = scanner.scan()
            for piece in _inflated(data, info):
                part += piece
                if info.filename.lower().endswith(_XML):
                    scan(piece)
            if info.filename.lower().endswith(_XML):
                scan(b"")
            copy.writestr(info.filename, bytes(part))
    return target.getvalue()


def _wanted(data: bytes) -> list[zipfile.ZipInfo]:
    """The parts that hold cells and what belongs to them; pictures and the like stay behind."""
    end = data.rfind(b"PK\x05\x06")
    if end < 0 or int.from_bytes(data[end + 12 : end + 16], "little") > _MAX_DIRECTORY:
        raise zipfile.BadZipFile("no directory of a plain size")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        infos = archive.infolist()
    names = [info.filename.lower() for info in infos]
    if len(set(names)) != len(names):
        raise zipfile.BadZipFile("two parts with one name")
    if any(name.endswith("workbook.bin") for name in names):
        raise Refused(_("This is a binary workbook. Save it as XLSX in the spreadsheet program."))
    if "word/document.xml" in names or "ppt/presentation.xml" in names:
        raise Refused(_("This is not a spreadsheet. Copy the rows of the list and paste them."))
    if any(info.flag_bits & _ENCRYPTED for info in infos):
        raise Refused(_("The file is protected with a password. Save it without one."))
    return [info for info in infos if info.filename.lower().endswith((*_XML, "mimetype"))]


def _shared_texts_first(info: zipfile.ZipInfo) -> bool:
    """Cells name shared texts by number, so their lengths must be known before the sheets."""
    return "sharedstrings" not in info.filename.lower()


def _inflated(data: bytes, info: zipfile.ZipInfo) -> Iterator[bytes]:
    """The part in pieces. Raises Refused as soon as more comes out than was declared or allowed.

    What was declared is within the budget for all parts, so what comes out is too.
    """
    head = data[info.header_offset : info.header_offset + _LOCAL_HEADER]
    if len(head) < _LOCAL_HEADER or not head.startswith(b"PK\x03\x04"):
        raise Refused(damaged())
    names = int.from_bytes(head[26:28], "little") + int.from_bytes(head[28:30], "little")
    start = info.header_offset + _LOCAL_HEADER + names
    packed = memoryview(data)[start : start + info.compress_size]
    allowed = min(info.file_size, max(_SMALL, MAX_RATIO * info.compress_size))
    count = 0
    for piece in _pieces(packed, info.compress_type):
        count += len(piece)
        if count > allowed:
            raise Refused(too_large())
        yield piece
    if count != info.file_size:
        raise Refused(damaged())


def _pieces(packed: memoryview, method: int) -> Iterator[bytes]:
    if method == zipfile.ZIP_STORED:
        for at in range(0, len(packed), _PIECE):
            yield bytes(packed[at : at + _PIECE])
        return
    if method != zipfile.ZIP_DEFLATED:
        raise Refused(damaged())
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        for at in range(0, len(packed), _PIECE):
            rest = bytes(packed[at : at + _PIECE])
            while rest and not inflater.eof:
                yield inflater.decompress(rest, _PIECE)
                rest = inflater.unconsumed_tail
        while not inflater.eof and (piece := inflater.decompress(b"", _PIECE)):
            yield piece
    except zlib.error as error:
        raise Refused(damaged()) from error
