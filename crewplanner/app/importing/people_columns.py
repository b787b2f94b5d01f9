"""The columns of a crew list, found by their headings and by what stands in them."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from crewplanner.app.importing.columns import ColumnMapping, PeopleField, signature
from crewplanner.app.importing.contacts import looks_like_email, looks_like_phone
from crewplanner.app.importing.folding import cleaned, heading_key
from crewplanner.app.importing.header_words import HeaderWords
from crewplanner.app.importing.names import nobody
from crewplanner.app.importing.rates import looks_like_rate, per_of, rate_of
from crewplanner.app.importing.role_book import RoleBook
from crewplanner.app.importing.shapes import (
    beside_each_other,
    looks_like_call,
    looks_like_name,
)
from crewplanner.app.importing.tables import Table, blank, cell

_F = PeopleField
PEOPLE_WORDS: Mapping[PeopleField, tuple[str, ...]] = MappingProxyType(
    {
        _F.DEPARTMENT: (
            "department", "dept", "team", "abteilung", "gewerk", "département", "service",
            "departamento", "depto",
            "reparto", "afdeling", "avdelning", "avdeling", "dział", "pion", "osasto", "отдел",
            "департамент", "цех", "部署", "部門", "部门", "부서", "القسم", "قسم", "מחלקה",
            "τμήμα", "แผนก",
        ),
        _F.ROLE: (
            "role", "position", "title", "job", "job title", "crew position", "function", "grade",
            "funktion", "tätigkeit", "beruf", "aufgabe", "fonction", "poste", "métier", "puesto",
            "cargo", "función", "rol",
            "ruolo", "mansione", "qualifica", "função", "functie", "befattning", "stilling",
            "rolle", "stanowisko", "funkcja", "tehtävä", "должность", "профессия", "роль", "役職",
            "職種", "担当", "职位", "職位", "职务", "직책", "직무", "الوظيفة", "المنصب", "תפקיד",
            "θέση", "ตำแหน่ง",
        ),
        _F.NAME: (
            "name", "full name", "crew", "crew member", "crew name", "person", "who", "employee",
            "names", "mitarbeiter", "vor- und nachname", "nom et prénom", "nom prénom",
            "nombre completo", "nombre y apellidos", "nom",
            "nome", "nome completo", "nome e cognome", "naam", "namn", "navn", "nimi",
            "imię i nazwisko", "имя", "фио", "имя и фамилия", "氏名", "名前", "姓名", "이름",
            "성명", "الاسم", "اسم", "שם", "שם מלא", "όνομα", "ονοματεπώνυμο", "ชื่อ",
            "ชื่อ-นามสกุล",
        ),
        _F.LAST_NAME: (
            "last name", "last", "surname", "family name", "nachname", "familienname", "zuname",
            "nom de famille", "apellido", "apellidos",
            "cognome", "apelido", "sobrenome", "achternaam", "efternamn", "efternavn",
            "etternavn", "nazwisko", "sukunimi", "фамилия", "姓", "성", "اسم العائلة", "שם משפחה",
            "επώνυμο", "นามสกุล",
        ),
        _F.FIRST_NAME: (
            "first name", "first", "forename", "given name", "vorname", "rufname", "prénom",
            "nombre", "nombre de pila",
            "voornaam", "förnamn", "fornavn", "imię", "etunimi", "名", "الاسم الأول", "שם פרטי",
        ),
        _F.PHONE: (
            "phone", "cell", "mobile", "telephone", "tel", "cell phone", "mobile phone", "mob",
            "phone number", "mobile number", "contact number", "telefon", "handy", "mobil",
            "mobilnummer", "rufnummer", "telefonnummer", "téléphone", "portable", "gsm", "teléfono",
            "móvil", "celular", "home phone", "work phone", "tel no", "phone no", "mobile no",
            "telefono", "cellulare", "telefone", "telemóvel", "celular", "mobiel", "telefoon",
            "mobiltelefon", "puhelin", "komórka", "телефон", "мобильный", "電話", "電話番号",
            "携帯", "电话", "手机", "전화", "전화번호", "휴대폰", "الهاتف", "هاتف", "جوال",
            "טלפון", "נייד", "τηλέφωνο", "κινητό", "โทรศัพท์", "เบอร์โทร",
        ),
        _F.EMAIL: (
            "email", "e-mail", "mail", "email address", "e-mail address", "e-mail-adresse",
            "mailadresse", "courriel", "correo", "correo electrónico", "adresse mail",
            "e-mailadres", "e-post", "epost", "sähköposti", "почта", "эл. почта",
            "электронная почта", "メール", "メールアドレス", "邮箱", "电子邮件", "이메일",
            "البريد الإلكتروني", "דואר אלקטרוני", "אימייל", "อีเมล",
        ),
        _F.RATE: (
            "rate", "rate per day", "rate per hour", "rate per week", "pay rate", "day rate",
            "daily rate", "hourly rate", "weekly rate", "deal", "fee", "wage",
            "salary", "pay", "tagessatz", "stundensatz", "tagesgage", "wochengage", "gage", "satz",
            "honorar", "tarif", "cachet", "salaire", "taux", "tarifa", "salario", "sueldo",
            "tariffa", "paga", "compenso", "cachê", "diária", "dagprijs", "dagtarief", "dagsats",
            "stawka", "ставка",
        ),
        _F.RATE_PER: (
            "per", "unit", "rate type", "rate unit", "rate basis", "basis", "pay basis", "pay type",
            "rate per", "deal type", "einheit", "pro", "unité", "unidad",
        ),
        _F.GUARANTEE: (
            "guarantee", "hours", "guaranteed hours", "hours guaranteed", "guarantee hours",
            "hrs", "gtd hours", "guar hours", "guar", "hour guarantee", "stunden", "heures",
            "horas",
        ),
        _F.KIT: (
            "kit", "kit fee", "kit rental", "box rental", "box", "kit box", "box fee",
            "equipment rental", "kit hire", "gerätemiete",
        ),
        _F.NOTES: (
            "notes", "note", "remarks", "comments", "comment", "info", "details", "dietary", "diet",
            "bemerkung", "bemerkungen", "anmerkung", "anmerkungen", "notiz", "notizen", "hinweis",
            "remarque", "remarques", "commentaire", "observaciones", "notas", "allergies",
            "osservazioni", "observações", "opmerkingen", "anteckningar", "bemærkninger",
            "merknader", "uwagi", "примечание", "примечания", "комментарий", "備考", "备注",
            "비고", "ملاحظات", "הערות",
        ),
        _F.CALL: (
            "call", "call time", "in", "on set", "pickup", "arbeitsbeginn", "drehbeginn", "zeit",
            "heure", "convocation", "citación", "hora", "time",
        ),
        _F.ADDRESS: (
            "address", "home address", "street", "adresse", "anschrift", "wohnort",
            "dirección", "domicilio",
        ),
        _F.AGENT: ("agent", "agency", "diary service", "agentur", "agence", "agencia", "agente"),
        _F.EMERGENCY: (
            "emergency contact", "emergency", "next of kin", "ice", "notfallkontakt", "notfall",
            "contact d'urgence", "contacto de emergencia",
        ),
    }
)  # fmt: skip

_SPOKEN: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "DE": frozenset(
            {"abteilung", "funktion", "nachname", "vorname", "telefon", "handy", "gewerk"}
        ),
        "FR": frozenset({"departement", "poste", "prenom", "portable", "courriel", "fonction"}),
        "ES": frozenset({"departamento", "puesto", "apellidos", "movil", "correo", "nombre"}),
        "IT": frozenset({"reparto", "ruolo", "cognome", "cellulare"}),
        "PT": frozenset({"departamento", "funcao", "telemovel"}),
        "NL": frozenset({"afdeling", "functie", "naam", "mobiel", "voornaam", "achternaam"}),
        "SE": frozenset({"avdelning", "befattning", "fornamn", "efternamn"}),
        "PL": frozenset({"pion", "stanowisko", "imie i nazwisko"}),
        "RU": frozenset({"должность", "фамилия", "отдел"}),
        "JP": frozenset({"役職", "氏名", "部署"}),
        "KR": frozenset({"이름", "직책", "부서"}),
        "CN": frozenset({"职位", "电话", "手机"}),
        "IL": frozenset({"תפקיד", "מחלקה"}),
        "GR": frozenset({"τηλεφωνο", "τμημα"}),
        "TH": frozenset({"แผนก", "โทรศัพท์"}),
    }
)
_SAMPLE = 300
_MOSTLY = 0.5
_ONCE = frozenset(PeopleField) - {_F.IGNORE, _F.PHONE, _F.EMAIL, _F.NOTES, _F.RATE}
"""Fields that one column alone holds; of several candidates the first has it."""


def guess_people_columns(
    table: Table, book: RoleBook, remembered: Mapping[str, tuple[str, ...]]
) -> ColumnMapping[PeopleField]:
    """What the columns hold: as remembered for these headings, else by words, else by content."""
    words = HeaderWords(PEOPLE_WORDS)
    header = words.find_row(table)
    headings = table.rows[header - 1] if header else ()
    headings = tuple(cleaned(text) for text in (*headings, *[""] * (table.width - len(headings))))
    known = remembered.get(signature("people", headings), ())
    if len(known) == len(headings) and set(known) <= set(PeopleField):
        return _mapping(header, headings, [PeopleField(name) for name in known])
    fields = [_F.IGNORE] * table.width
    if header:
        for find in (words.exact, words.likely):
            _by_words(fields, headings, find)
        _doubt_pay(fields, table, header)
    _by_content(fields, table, header, book)
    return _mapping(header, headings, _parted_names(fields))


def regions_of_headings(headings: tuple[str, ...], least: int = 1) -> list[str]:
    """Where the words of the headings are spoken, as far as at least so many of them tell."""
    keys = set(map(heading_key, headings))
    return [region for region, words in _SPOKEN.items() if len(words & keys) >= least]


def _mapping(
    header: int, headings: tuple[str, ...], fields: list[PeopleField]
) -> ColumnMapping[PeopleField]:
    return ColumnMapping(header=header, headings=headings if header else (), fields=tuple(fields))


def _by_words(
    fields: list[PeopleField], headings: tuple[str, ...], find: Callable[[str], str | None]
) -> None:
    for index, heading in enumerate(headings):
        name = find(heading)
        if fields[index] is not _F.IGNORE or name is None:
            continue
        field = PeopleField(name)
        if field not in _ONCE or field not in fields:
            fields[index] = field


def _doubt_pay(fields: list[PeopleField], table: Table, header: int) -> None:
    """Take the heading's word back where no units, hours or fees stand below: "Unit", "Kit"."""
    rows = [row for row in table.rows[header:] if not blank(row)][:_SAMPLE]

    def mostly(column: int, looks: Callable[[str], bool]) -> bool:
        texts = [text for row in rows if (text := cell(row, column).strip())]
        return sum(map(looks, texts)) >= len(texts) * _MOSTLY

    for index, field in enumerate(fields):
        if field is _F.RATE_PER and not mostly(index, _says_unit):
            fields[index] = _F.RATE if mostly(index, _says_rate) else _F.IGNORE
        elif field is _F.GUARANTEE and not mostly(index, _has_figures):
            fields[index] = _F.IGNORE
        elif field is _F.KIT and not mostly(index, _has_figures):
            fields[index] = _F.NOTES


def _says_unit(text: str) -> bool:
    return per_of(text) is not None


def _says_rate(text: str) -> bool:
    return rate_of(text, None) is not None


def _has_figures(text: str) -> bool:
    return any(letter.isdecimal() for letter in text)


def _by_content(fields: list[PeopleField], table: Table, header: int, book: RoleBook) -> None:
    """Give columns that no heading explained the field which most of their cells look like."""
    shapes: tuple[tuple[PeopleField, Callable[[str], bool]], ...] = (
        (_F.EMAIL, looks_like_email),
        (_F.PHONE, looks_like_phone),
        (_F.CALL, looks_like_call),
        (_F.RATE, looks_like_rate),
        (_F.DEPARTMENT, book.knows_department),
        (_F.ROLE, book.knows_role),
        (_F.NAME, _names_somebody),
    )
    rows = [row for row in table.rows[header:] if not blank(row)][:_SAMPLE]
    rows = [row for row in rows if sum(1 for text in row if text.strip()) > 1] or rows
    if _F.LAST_NAME in fields or _F.FIRST_NAME in fields:
        shapes = tuple(shape for shape in shapes if shape[0] is not _F.NAME)
    for field, looks in shapes:
        if field in fields:
            continue
        shares = {
            index: share
            for index in range(table.width)
            if fields[index] is _F.IGNORE and (share := _share(rows, index, looks)) >= _MOSTLY
        }
        if shares:
            fields[max(shares, key=lambda index: shares[index])] = field


def _names_somebody(text: str) -> bool:
    """Whether a cell holds a name, alone or beside a job."""
    return any(looks_like_name(part) for part in (text, *beside_each_other(text)))


def _share(rows: list[tuple[str, ...]], column: int, looks: Callable[[str], bool]) -> float:
    texts = [text for row in rows if (text := cell(row, column).strip()) and not nobody(text)]
    texts = texts or [text for row in rows if (text := cell(row, column).strip())]
    return sum(map(looks, texts)) / len(texts) if texts else 0.0


def _parted_names(fields: list[PeopleField]) -> list[PeopleField]:
    """Beside a first name "Name" means the last name, and the other way round."""
    if _F.NAME in fields and (_F.FIRST_NAME in fields) != (_F.LAST_NAME in fields):
        other = _F.LAST_NAME if _F.FIRST_NAME in fields else _F.FIRST_NAME
        return [other if field is _F.NAME else field for field in fields]
    return fields
