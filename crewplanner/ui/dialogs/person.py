"""Somebody of the crew: name, roles, how to reach them, what they can do."""

from dataclasses import replace

from PySide6.QtWidgets import QCheckBox, QLineEdit, QPlainTextEdit, QWidget

from crewplanner.app.commands.base import Command
from crewplanner.app.commands.people import AddPerson, EditPerson
from crewplanner.domain.ids import NEW, PersonId, RoleId
from crewplanner.domain.people import Contact, ContactKind, Person
from crewplanner.domain.plan import Plan
from crewplanner.domain.productions import FilmWords
from crewplanner.i18n import _
from crewplanner.ui.dialogs.choices import role_options
from crewplanner.ui.dialogs.dialog import FormDialog, FormError
from crewplanner.ui.look import Look
from crewplanner.ui.widgets.choice_box import ChoiceBox

_ROLES = 3


class PersonDialog(FormDialog[Command]):
    """Adds somebody, or changes what is known of them."""

    def __init__(
        self,
        look: Look,
        plan: Plan,
        words: FilmWords,
        person: Person | None = None,
        parent: QWidget | None = None,
    ) -> None:
        title = _("Edit person") if person else _("Add person")
        super().__init__(look, title, _("Save") if person else _("Add"), parent=parent)
        self._person = person
        self._name = QLineEdit()
        self._sort = QLineEdit()
        none = _("None")
        options = role_options(plan, words, none)
        self._roles = [ChoiceBox[RoleId | None](look, options, None) for _number in range(_ROLES)]
        self._phone = QLineEdit()
        self._share = QCheckBox(_("On papers for the crew"))
        self._email = QLineEdit()
        self._skills = QLineEdit()
        self._note = QPlainTextEdit()
        self._note.setTabChangesFocus(True)
        self._note.setFixedHeight(look.px(64))
        form = self.form
        form.add("name", _("&Name"), self._name, wide=True)
        form.add(
            "sort",
            _("&Sort as"),
            self._sort,
            help_text=_("Family name first, where lists should put it elsewhere"),
            wide=True,
        )
        form.add("role0", _("Usual &role"), self._roles[0], wide=True)
        form.add("role1", _("Also &works as"), self._roles[1], wide=True)
        form.add("role2", _("And &as"), self._roles[2], wide=True)
        form.section(_("Contact"))
        form.add("phone", _("&Phone"), self._phone, wide=True)
        form.add(
            "share",
            _("Phone is sho&wn"),
            self._share,
            help_text=_("Otherwise only the producer's papers show it"),
        )
        form.add("email", _("&E-mail"), self._email, wide=True)
        form.section(_("Work"))
        form.add(
            "skills", _("S&kills"), self._skills, help_text=_("Separated by commas"), wide=True
        )
        form.add("note", _("N&ote"), self._note, help_text=_("No health details"), wide=True)
        if person is not None:
            self._fill(person)

    def result_of_form(self) -> Command:
        name = " ".join(self._name.text().split())
        if not name:
            raise FormError({"name": _("Everybody needs a name.")})
        old = self._person
        roles = tuple(dict.fromkeys(box.value() for box in self._roles if box.value() is not None))
        extra = old.roles[_ROLES:] if old else ()
        skills = tuple(skill.strip() for skill in self._skills.text().split(",") if skill.strip())
        person = Person(
            id=old.id if old else PersonId(NEW),
            name=name,
            sort_name=self._sort.text().strip(),
            roles=(*(role for role in roles if role is not None), *extra),
            skills=skills,
            contacts=self._contacts(old.contacts if old else ()),
            note=self._note.toPlainText().strip(),
        )
        return EditPerson(person=person) if old else AddPerson(person=person)

    def _fill(self, person: Person) -> None:
        self._name.setText(person.name)
        self._sort.setText(person.sort_name)
        for box, role in zip(self._roles, person.roles, strict=False):
            box.set_value(role)
        phone = next((c for c in person.contacts if c.kind is ContactKind.PHONE), None)
        self._phone.setText(phone.value if phone else "")
        self._share.setChecked(phone is not None and not phone.private)
        self._email.setText(person.email)
        self._skills.setText(", ".join(person.skills))
        self._note.setPlainText(person.note)

    def _contacts(self, old: tuple[Contact, ...]) -> tuple[Contact, ...]:
        typed = {
            ContactKind.PHONE: self._phone.text().strip(),
            ContactKind.EMAIL: self._email.text().strip(),
        }
        private = {ContactKind.PHONE: not self._share.isChecked(), ContactKind.EMAIL: True}
        kept: list[Contact] = []
        for contact in old:
            value = typed.pop(contact.kind, None)
            if value is None:
                kept.append(contact)
            elif value:
                hidden = private[contact.kind]
                if contact.kind is ContactKind.EMAIL:
                    hidden = contact.private
                kept.append(replace(contact, value=value, private=hidden))
        kept += [
            Contact(kind=kind, value=value, private=private[kind])
            for kind, value in typed.items()
            if value
        ]
        return tuple(kept)
