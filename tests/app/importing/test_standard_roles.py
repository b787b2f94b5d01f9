"""The standard list: all departments and roles of the field, in both spellings, read once."""

import pytest

from crewplanner.app.importing.folding import job_key
from crewplanner.app.importing.role_book import RoleBook
from crewplanner.app.standard_roles import standard_roles
from crewplanner.domain.people import Department, Role
from crewplanner.domain.plan import Plan, make_plan

FIELD = {
    "Producers": "Executive Producer|Producer|Co-Producer|Associate Producer|Line Producer|"
    "Showrunner|Series Producer|Edit Producer",
    "Production": "Unit Production Manager|UPM|Production Manager|Production Supervisor|"
    "Production Coordinator|POC|Production Co-ordinator|Assistant Coordinator|APOC|"
    "Production Secretary|Travel Coordinator|Production Assistant|office PA|Production Runner|"
    "Covid adviser|Health and safety adviser",
    "Accounting": "Production Accountant|First Assistant Accountant|Second Assistant Accountant|"
    "Payroll Accountant|Cashier|Clerk",
    "Direction": "Director|First AD|Second AD|Second Second AD|Third AD|Key Set PA|Crowd Second|"
    "Floor Second|Base PA|Set PA|Floor Runner|DGA Trainee",
    "Script / continuity": "Script Supervisor|Continuity",
    "Editorial factual": "Researcher|Assistant Producer|Story Producer|Fixer|Archive Producer|"
    "Development Producer",
    "Casting, extras": "Casting Director|Extras Casting|Crowd casting|Stand-in|Chaperone|"
    "Studio Teacher|Tutor",
    "Camera": "Director of Photography|DP|DoP|Camera Operator|Steadicam|First AC|Focus Puller|"
    "Second AC|Clapper Loader|Loader|Central Loader|Camera Trainee|DIT|Video Assist|VTR|"
    "Video Operator|Drone pilot|Stills Photographer",
    "Grip": "Key Grip|Best Boy Grip|Dolly Grip|Grip|Crane technician",
    "Electric / lighting": "Gaffer|Best Boy Electric|Electrician|Juicer|Lamp operator|Spark|"
    "Rigging Gaffer|Genny operator|Desk operator|Dimmer operator",
    "Sound": "Production Sound Mixer|Sound Recordist|Boom Operator|Utility|Sound Assistant|"
    "Playback",
    "Art": "Production Designer|Art Director|Assistant Art Director|Standby Art Director|"
    "Set Designer|Draughtsperson|Graphic Designer|Art Dept Coordinator|Storyboard Artist",
    "Set decoration": "Set Decorator|Leadman|Assistant Set Decorator|Buyer|Set Dresser|"
    "Dressing Props|On-set Dresser|Standby",
    "Props": "Property Master|Prop Master|Assistant Props|Standby Props|Armourer|Food stylist|"
    "Greens|Greensman",
    "Construction": "Construction Coordinator|Construction Manager|Carpenter|Painter|Scenic|"
    "Plasterer|Rigger|Standby Carpenter|Standby Painter|Standby Rigger|Standby Stagehand",
    "Costume": "Costume Designer|Costume Supervisor|Key Costumer|Set Costumer|Costume Standby|"
    "Tailor|Cutter|Shopper|Buyer|Ager-dyer|Dailies",
    "Hair and make-up": "Department Head Make-up|Department Head Hair|Hair & Make-up Designer|"
    "Key Make-up|Key Hair|Artist|SFX Make-up|Prosthetics|Crowd artist",
    "Locations": "Location Manager|Key Assistant Location Manager|ALM|Assistant Location Manager|"
    "Scout|Unit Manager|Location Assistant|Site security|Marshal",
    "Transport": "Transportation Coordinator|Transport Captain|Captain|Driver|Unit Driver|"
    "Picture Car Coordinator|Action Vehicles",
    "Catering": "Craft Service|Crafty|Caterer",
    "Stunts, SFX, VFX": "Stunt Coordinator|Stunt Performer|SFX Supervisor|SFX Technician|"
    "VFX Supervisor|VFX Coordinator|Data wrangler",
    "Health and safety": "Set Medic|Unit Nurse|Unit Medic|Safety Coordinator|Safety Adviser|"
    "Intimacy Coordinator|Animal handler",
    "Studio": "Technical Director|Vision Mixer|Floor Manager|Stage Manager|Camera Supervisor|"
    "Video engineer|Vision engineer|Autocue operator|EVS operator|VT operator|Comms|Gallery PA",
    "Post-production": "Post Supervisor|Post-production Supervisor|Post Coordinator|Editor|"
    "Assistant Editor|Edit Assistant|Data loader|Colorist|Colourist|Sound Editor|"
    "Re-recording Mixer|Dubbing Mixer|ADR|Composer|Music Supervisor|Online Editor|Subtitler|QC",
    "Publicity": "Unit Publicist|EPK|Social media",
}


@pytest.fixture(scope="module")
def standard():
    return standard_roles()


@pytest.fixture
def book(standard):
    return RoleBook(Plan(), standard)


@pytest.mark.parametrize("department", FIELD)
def test_every_role_of_the_field_is_known_in_its_department(book, department):
    home = book.department(department)
    for word in FIELD[department].split("|"):
        roles = book.roles_of(word, home)
        assert [book.department_of(role).name for role in roles] == [department], word
    assert not any(book.is_unheard(role.id) for role in book.new_roles())


def test_no_word_means_two_roles_of_one_department(standard):
    for entry in standard:
        seen = {}
        for role in entry.roles:
            for word in {job_key(w) for w in (role.name, role.name_uk, *role.aliases) if w}:
                assert word not in seen, f"{word}: {seen.get(word)} and {role.name}"
                seen[word] = role.name


def test_departments_and_roles_come_in_the_order_of_a_crew_list(standard):
    names = [entry.department.name for entry in standard]
    assert names[:4] == ["Producers", "Production", "Accounting", "Direction"]
    assert [entry.department.position for entry in standard] == list(range(len(standard)))
    camera = next(entry for entry in standard if entry.department.name == "Camera")
    assert [role.position for role in camera.roles] == list(range(len(camera.roles)))


def test_a_file_of_another_form_is_named_in_the_error(tmp_path):
    file = tmp_path / "odd.toml"
    file.write_text("[[department]]\nroles = []\n")
    with pytest.raises(ValueError, match=r"odd\.toml"):
        standard_roles(file)


CASES = [
    ("", "UPM", "Unit Production Manager"),
    ("", "APOC", "Assistant Production Coordinator"),
    ("", "POC", "Production Coordinator"),
    ("CAMERA", "A Cam Op", "Camera Operator"),
    ("CAMERA", "A 1st AC", "First AC"),
    ("", "B Cam 1st AC", "First AC"),
    ("DIRECTION", "2nd 2nd AD", "Second Second AD"),
    ("", "3rd AD", "Second Second AD"),
    ("", "1st. A.D.", "First AD"),
    ("LOCATIONS", "Key Asst. Location Mgr", "Assistant Location Manager"),
    ("SOUND", "Boom Op", "Boom Operator"),
    ("Electrical", "Genny Op", "Genny Operator"),
    ("Electrical", "Best Boy", "Best Boy Electric"),
    ("Grip", "Best Boy", "Best Boy Grip"),
    ("", "D.O.P.", "Director of Photography"),
    ("MAKE-UP/HAIR", "Dept Head Make-Up", "Department Head Make-up"),
    ("PROPERTY", "Asst. Props", "Assistant Props"),
    ("Costume", "Buyer", "Costume Shopper"),
    ("Set decoration", "Buyer", "Set Decoration Buyer"),
    ("", "Set PA #2", "Set PA"),
    ("", "Sound Recordist (dailies)", "Production Sound Mixer"),
    ("", "Scipt Supervisor", "Script Supervisor"),
    ("", "Frist AD", "First AD"),
    ("", "Oberbeleuchterin", "Gaffer"),
    ("", "1. Kameraassistenz", "First AC"),
    ("", "Regieassistent:in", "First AD"),
    ("", "Tonmeister/in", "Production Sound Mixer"),
    ("", "Kostümbildner*in", "Costume Designer"),
    ("", "Maskenbildnerin", "Department Head Make-up"),
    ("", "Schnitt", "Editor"),
    ("", "Chef opératrice", "Director of Photography"),
    ("", "Regisseur", "Director"),
    ("", "Régisseur", "Unit Manager"),
    ("", "Régisseuse", "Unit Manager"),
    ("", "Régisseur général", "Location Manager"),
    ("", "Electrican", "Electrician"),
    ("", "Producer's Assistant", "Producer's Assistant"),
    ("", "Costum Desinger", "Costume Designer"),
]


@pytest.mark.parametrize(("department", "word", "expected"), CASES)
def test_roles_are_found_however_they_are_written(book, department, word, expected):
    (role,) = book.roles_of(word, book.department(department))
    assert book.role(role).name == expected


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("Director / Producer", ["Director", "Producer"]),
        ("Grip, Dolly Grip", ["Grip", "Dolly Grip"]),
    ],
)
def test_two_jobs_in_one_cell_are_two_roles(book, cell, names):
    assert [book.role(role).name for role in book.roles_of(cell, None)] == names


@pytest.mark.parametrize("word", ["Printer", "Location Damager"])
def test_other_words_are_other_jobs_however_alike_their_letters(book, word):
    (role,) = book.roles_of(word, None)
    assert book.is_unheard(role)


@pytest.mark.parametrize(
    ("word", "near"),
    [("Third AC", "First AC"), ("Key Editor", "Editor"), ("Post Medic", "Set Medic")],
)
def test_another_rank_is_another_job(book, word, near):
    (role,) = book.roles_of(word, None)
    assert book.role(role).name == word != near


def test_an_unknown_word_is_a_new_role_of_its_department(book):
    camera = book.department("Camera")
    (role,) = book.roles_of("Prism Wrangler", camera)
    assert book.is_unheard(role)
    assert book.new_roles() == (
        Role(id=role, department=camera, name="Prism Wrangler", position=book.role(role).position),
    )
    assert [department.name for department in book.new_departments()] == ["Camera"]


def test_an_unknown_word_without_a_department_goes_where_its_words_point(book):
    (role,) = book.roles_of("Second Unit Director", None)
    assert book.department_of(role).name == "Direction"
    (other,) = book.roles_of("Lion Tamer", None)
    assert book.department_of(other).name == "Other"


def test_roles_of_the_project_come_before_those_of_the_list(standard):
    department = Department(id=7, name="Licht")
    role = Role(id=9, department=7, name="Oberlicht", aliases=("Gaffer",))
    book = RoleBook(make_plan([department, role]), standard)
    assert book.roles_of("Gaffer", book.department("Licht")) == (role.id,)
    assert book.new_roles() == ()
