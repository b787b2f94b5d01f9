"""Reading papers back the way another program would."""

import csv
import io
import zipfile
from typing import Any

import openpyxl
import pypdf
from icalendar import Calendar

from tests.exports.second_reader import also_reads


def pdf(data) -> Any:
    return pypdf.PdfReader(io.BytesIO(data))


def pdf_text(data):
    return "\n".join(page.extract_text() for page in pdf(data).pages)


def pdf_words(data):
    """The text with every run of white space as one space, so that line ends do not matter."""
    return " ".join(pdf_text(data).split())


def workbook(data, *, values=False) -> Any:
    return openpyxl.load_workbook(io.BytesIO(data), data_only=values)


def xlsx_texts(data):
    """All text of all parts of the package, unzipped."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return "\n".join(package.read(name).decode("utf-8") for name in package.namelist())


def csv_rows(data):
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def parsed(data) -> Any:
    return Calendar.from_ical(data)


def events(data) -> list[Any]:
    """The events of a calendar, on which two libraries agree."""
    found = list(parsed(data).walk("VEVENT"))
    also_reads(data, found)
    return found


def everything(format_id, data):
    """All that anybody could read in the file, as one text."""
    match format_id:
        case "pdf":
            reader = pdf(data)
            objects = [str(reader.get_object(number)) for number in range(1, _objects(reader))]
            return "\n".join([pdf_text(data), str(reader.metadata), *objects])
        case "xlsx":
            return xlsx_texts(data)
        case "ics":
            return data.decode().replace("\r\n ", "")
        case _:
            return data.decode()


def _objects(reader):
    return int(reader.trailer["/Size"])
