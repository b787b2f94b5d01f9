"""The crew lists as they arrive: four shapes, read whole."""

from collections import Counter
from decimal import Decimal

import pytest

from crewplanner.app.importing.columns import PeopleField
from crewplanner.app.importing.preview import ImportCounts, RowStatus
from crewplanner.app.importing.tables import RowKind
from crewplanner.domain.ids import NEW
from crewplanner.domain.people import RatePer
from crewplanner.domain.productions import FilmWords
from tests.app.importing.conftest import (
    accounted,
    crew_list,
    people_of,
    production,
    row_of,
    workbook,
)

UK, US, DE, PASTED = (
    "unit_list_uk.csv",
    "crew_list_us.xlsx",
    "crewliste_de.tsv",
    "call_sheet_paste.txt",
)


@pytest.mark.parametrize(
    ("name", "people", "duplicates", "region"),
    [(UK, 61, 1, "GB"), (US, 57, 0, "US"), (DE, 46, 0, "DE"), (PASTED, 46, 0, "GB")],
)
def test_every_list_is_read_whole(name, people, duplicates, region):
    preview = people_of(crew_list(name))
    assert accounted(preview)
    assert preview.counts == ImportCounts(new=people, duplicates=duplicates)
    assert preview.region == region
    assert all(row.role and row.department and row.phone.startswith("+") for row in preview.rows)
    assert not any("new role" in remark for row in preview.rows for remark in row.remarks)


@pytest.mark.parametrize("name", [UK, US, DE, PASTED])
def test_a_second_import_changes_nothing(show, name):
    first = show.people(crew_list(name))
    before = show.plan
    again = show.people(crew_list(name))
    assert again.empty
    assert again.counts == ImportCounts(
        unchanged=first.counts.new, duplicates=first.counts.duplicates
    )
    assert show.plan is before


@pytest.mark.parametrize("name", [UK, US, DE, PASTED])
def test_an_import_is_one_step_of_undo(show, name):
    empty = show.plan
    preview = show.people(crew_list(name))
    assert show.workspace.undo_label == f"Import {preview.counts.new} people"
    show.workspace.undo()
    assert show.plan == empty


def test_all_four_lists_live_in_one_project(show):
    for name in (UK, US, DE, PASTED):
        show.people(crew_list(name), production=production(name))
    assert len(show.plan.people) == 61 + 57 + 46 + 46
    assert len(show.plan.productions) == 4


def test_the_unit_list_gives_people_with_deals(show):
    show.people(crew_list(UK))
    grace = show.person("Grace Achebe")
    assert (grace.phone, grace.email) == ("+447114755318", "grace.achebe25@example.com")
    assert (grace.note, grace.sort_name) == ("=veg lunch", "Achebe, Grace")
    assert show.roles("Grace Achebe") == ["Production Coordinator"]
    deal = show.deal("Joaquín Achebe")
    assert (deal.rate, deal.per, deal.guarantee) == (Decimal("430.00"), RatePer.DAY, None)
    assert show.deal("Lars D'Angelo").kit == 25
    assert show.production.currency == "GBP"


def test_somebody_written_twice_is_one_person(show):
    preview = show.people(crew_list(UK))
    duplicate = row_of(preview, 12)
    assert (duplicate.status, duplicate.first_row) == (RowStatus.DUPLICATE, 11)
    assert show.person("Ana Björk").email == "ana.bjrk9@example.com"


def test_two_people_of_one_name_stay_two(show):
    show.people(crew_list(UK))
    names = Counter(person.name for person in show.plan.people.values())
    assert {name for name, count in names.items() if count > 1} == {"Carmen Brown", "Eilidh Nguyen"}


def test_the_american_list_gives_rates_with_their_hours(show):
    show.people(crew_list(US))
    deal = show.deal("Grace Novák")
    assert (deal.rate, deal.per, deal.guarantee) == (750, RatePer.DAY, 600)
    assert show.deal("Esther García Lorca").guarantee is None
    assert show.roles("Farouk D'Angelo") == ["Camera Operator"]
    assert show.person("Zoë St. John").sort_name == "St. John, Zoë"


def test_headings_of_departments_are_no_people():
    kinds = Counter(kind for _row, kind in people_of(crew_list(US)).others)
    assert kinds == {
        RowKind.TITLE: 1,
        RowKind.BLANK: 1,
        RowKind.HEADER: 1,
        RowKind.DEPARTMENT: 14,
    }


def test_the_german_list_gives_hourly_rates_and_keeps_names(show):
    preview = show.people(crew_list(DE))
    deal = show.deal("Dafydd St, John")
    assert (deal.rate, deal.per) == (Decimal("42.00"), RatePer.HOUR)
    assert show.person("Óscar Müller-Hahn").phone == "+491706400755"
    assert row_of(preview, 14).name == "Gwen Y?ld?z"
    assert any("lost" in remark for remark in row_of(preview, 14).remarks)


def test_the_pasted_sheet_gives_people_without_their_calls(show):
    preview = show.people(crew_list(PASTED))
    assert preview.mapping.fields == (
        PeopleField.ROLE,
        PeopleField.NAME,
        PeopleField.PHONE,
        PeopleField.CALL,
    )
    assert any("Call times" in remark for remark in preview.remarks)
    assert show.person("Bjørn Okonkwo").phone == "+447269169652"
    assert show.plan.deals == {}


def test_without_a_production_there_are_no_deals(show):
    show.people(crew_list(UK), production=None)
    assert len(show.plan.people) == 61
    assert (show.plan.deals, show.plan.productions) == ({}, {})
    show.people(crew_list(UK), production=production("Later", currency="GBP"))
    assert len(show.plan.people) == 61
    assert len(show.plan.deals) == 61


def test_a_new_production_counts_as_the_rates_do_and_an_old_one_is_told(show, planned):
    preview = people_of(crew_list(UK), production=production(currency="USD"))
    assert [made.currency for made in preview.command().productions] == ["GBP"]
    dollars = next(p for p in planned.plan.productions.values() if p.currency == "USD")
    told = people_of(crew_list(UK), planned.plan, production=dollars.id)
    assert any("are in GBP, the production counts in USD" in text for text in told.remarks)


def test_a_list_from_an_email_is_read():
    preview = people_of(
        "Gaffer: Ana Foss, 07700 900001\n"
        "Spark: Ben Osei, 07700 900002\n"
        "Grip: Cleo Rao, 07700 900003\n"
    )
    assert [(row.name, row.role) for row in preview.rows] == [
        ("Ana Foss", "Gaffer"),
        ("Ben Osei", "Electrician"),
        ("Cleo Rao", "Grip"),
    ]


def test_a_role_in_brackets_is_a_role():
    preview = people_of('Name,Phone\n"García, María (DP)",07700 900001\nAna Foss (nights),\n')
    assert row_of(preview, 2).role == "Director of Photography"
    assert (row_of(preview, 3).role, row_of(preview, 3).note) == ("", "nights")


@pytest.mark.parametrize(
    ("headings", "fields"),
    [
        (
            "Département;Poste;Nom;Prénom;Portable;Courriel",
            "department role last_name first_name phone email",
        ),
        (
            "Departamento;Puesto;Nombre;Apellidos;Móvil;Correo",
            "department role first_name last_name phone email",
        ),
        (
            "Abteilung;Funktion;Name;Handy;E-Mail;Tagessatz",
            "department role name phone email rate",
        ),
        (
            "Dept.;Job Title;Crew Member;Mobile No.;Email Address;Day Rate (£)",
            "department role name phone email rate",
        ),
        ("LastName;FirstName;JobTitle;CellPhone", "last_name first_name role phone"),
    ],
)
def test_headings_are_understood_in_several_languages(headings, fields):
    preview = people_of(f"{headings}\n{headings.replace(';', 'x;')}\n")
    assert " ".join(preview.mapping.fields) == fields


def test_without_headings_the_columns_are_known_by_what_is_in_them():
    preview = people_of(
        "Ana Foss,Gaffer,ana@example.com,07700 900001,£450\n"
        "Ben Osei,Spark,ben@example.com,07700 900002,£320\n"
    )
    assert " ".join(preview.mapping.fields) == "name role email phone rate"
    assert preview.counts.new == 2


def test_the_mapping_can_be_changed_and_is_remembered():
    text = "Who is it;What;Notes\nAna Foss;Gaffer;nuts\n"
    guess = people_of(text)
    mapping = guess.mapping
    fields = (PeopleField.NAME, PeopleField.IGNORE, PeopleField.ROLE)
    changed = people_of(text, mapping=type(mapping)(
        header=mapping.header, headings=mapping.headings, fields=fields
    ))  # fmt: skip
    assert row_of(changed, changed.rows[0].row).role == "nuts"
    again = people_of(text, remembered={changed.signature: fields})
    assert again.mapping.fields == fields


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (";Gaffer;07700 900001", "no name"),
        ("TBC;Gaffer;", "Nobody is named yet: “TBC”"),
        ("x" * 200 + ";Gaffer;", "is not a name"),
        ("ana@example.com;Gaffer;", "is not a name"),
    ],
)
def test_rows_without_a_person_are_reported_with_the_reason(row, reason):
    preview = people_of(f"Name;Role;Phone\n{row}\nAna Foss;Gaffer;\n")
    ((number, told),) = preview.reported
    assert number == 2
    assert reason in told


def test_without_a_column_of_names_every_row_says_so():
    preview = people_of("Part;Price\nLamp;40\nStand;15\n")
    assert preview.counts.new == 0
    assert {reason for _row, reason in preview.reported} <= {
        "No column holds names. Say which one does."
    }


def test_departments_left_blank_are_those_of_the_row_above():
    rows = [
        ["Dept", "Position", "Name"],
        ["Camera", "DIT", "Ana Foss"],
        [None, "Loader", "Ben Osei"],
    ]
    preview = people_of(workbook(Crew=rows))
    assert {row.department for row in preview.rows} == {"Camera"}


def test_an_unknown_role_is_shown_as_new_and_added(show):
    preview = show.people("Name;Department;Role\nAna Foss;Camera;Prism Wrangler\n")
    assert row_of(preview, 2).remarks == ("“Prism Wrangler” is a new role.",)
    (role,) = show.person("Ana Foss").roles
    assert show.plan.departments[show.plan.roles[role].department].name == "Camera"


def test_what_an_exporter_escaped_comes_back_as_it_was(show):
    show.people("Name;Phone;Notes\nAna Foss;'+44 7700 900001;'=1+1\n")
    ana = show.person("Ana Foss")
    assert (ana.phone, ana.note) == ("+447700900001", "=1+1")


def test_the_words_of_the_production_tell_where_numbers_belong():
    uk = production(words=FilmWords.UK, timezone="Europe/London")
    preview = people_of("Name;Mobile\nAna Foss;07700 900001\n", production=uk)
    assert (preview.region, row_of(preview, 2).phone) == ("GB", "+447700900001")
    assert people_of("Name;Mobile\nAna Foss;07700 900001\n", region="DE").region == "DE"


def test_the_new_production_gets_a_main_unit(show):
    show.people(crew_list(UK), production=production("Show"))
    (unit,) = show.plan.units.values()
    assert (unit.name, show.plan.productions[unit.production].title) == ("Main unit", "Show")
    assert show.production.id != NEW


ASSISTANTS = "Name;Role;Rate\nAna Foss;Third AD;£300\nBen Osei;Spark;£280\n"


def test_the_preview_speaks_the_film_words_of_the_production(show):
    uk = production(words=FilmWords.UK, currency="GBP")
    preview = show.people(ASSISTANTS, production=uk)
    assert row_of(preview, 2).role == "Third AD"
    again = show.people(ASSISTANTS.replace("Ana Foss;Third AD", "Ana Foss;Second AD"))
    (change,) = row_of(again, 2).changes
    assert (change.before, change.after) == ("Third AD", "Second AD")
    assert show.people(ASSISTANTS.replace("Ana Foss;Third AD", "Ana Foss;Second AD")).empty


def test_the_preview_speaks_american_in_an_american_production(show):
    preview = show.people(ASSISTANTS, production=production(words=FilmWords.US))
    assert row_of(preview, 2).role == "Second Second AD"


def test_rates_without_a_production_are_left_out_and_told(show):
    preview = show.people(ASSISTANTS, production=None)
    (remark,) = preview.remarks
    assert remark.startswith("2 rates are left out: a rate belongs to a production.")
    assert "--production" in remark
    assert not show.plan.deals
    assert not show.people(ASSISTANTS, production=production(currency="GBP")).remarks
    assert show.deal("Ana Foss").rate == 300


HEADINGS = {
    "it": "Reparto,Ruolo,Nome,Cognome,Cellulare",
    "pt": "Departamento,Função,Nome,Apelido,Telemóvel",
    "nl": "Afdeling,Functie,Voornaam,Achternaam,Mobiel",
    "sv": "Avdelning,Befattning,Förnamn,Efternamn,Mobil",
    "pl": "Pion,Stanowisko,Imię,Nazwisko,Telefon",
    "ru": "Отдел,Должность,Имя,Фамилия,Телефон",
    "ja": "部署,役職,名,姓,電話番号",
    "ko": "부서,직책,이름,성,전화",
    "ar": "القسم,الوظيفة,الاسم,اسم العائلة,الهاتف",
}


@pytest.mark.parametrize("language", HEADINGS)
def test_headings_of_many_languages_are_understood(language):
    preview = people_of(f"{HEADINGS[language]}\nCamera,Gaffer,Ana,Foss,+447700900001\n")
    (row,) = preview.rows
    assert (row.name, row.role, row.phone) == ("Ana Foss", "Gaffer", "+447700900001")
    assert PeopleField.DEPARTMENT in preview.mapping.fields


def test_rows_between_tabs_are_not_taken_for_columns_of_spaces():
    preview = people_of("Gaffer\tAna Smith\t720-555-0179\nKey Grip\tBo Lee\t720-555-0178\n")
    assert [row.name for row in preview.rows] == ["Ana Smith", "Bo Lee"]


def test_a_department_above_the_first_headings_counts_for_the_rows_below():
    preview = people_of(
        "Crew of Harbour,,\nGRIP,,\nName,Role,Phone\nAna Foss,Balloon handler,\n,,\n"
        "SOUND,,\nName,Role,Phone\nBo Lee,Listener,\n"
    )
    assert [row.department for row in preview.rows] == ["Grip", "Sound"]


def test_a_total_below_the_rates_is_nobody():
    preview = people_of("Name,Role,Rate\nAna Foss,Gaffer,650\nTOTAL,,650\n")
    assert preview.counts == ImportCounts(new=1, reported=1)


def test_a_text_in_which_nobody_is_found_says_so():
    preview = people_of("Ana Smith 720-555-0179\nBo Lee 720-555-0178\n")
    assert preview.empty
    assert preview.remarks[0].startswith("Nobody was found in the list.")
