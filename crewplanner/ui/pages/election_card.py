"""What must be decided before a week is paid: each question with what its answers pay."""

from PySide6.QtCore import Signal

from crewplanner.app.derivation_words import election_sentence, offer_text
from crewplanner.app.pay_words import answer_text
from crewplanner.app.queries.elections import OpenElection
from crewplanner.i18n import _
from crewplanner.ui.look import Look
from crewplanner.ui.widgets.card import Card

_YES, _NO, _AGAIN = "yes", "no", "again"


class ElectionCard(Card):
    """Asks; `answered` carries the election and what was said: yes, no, or None to ask again."""

    answered = Signal(object, object)

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._shown: tuple[OpenElection, ...] = ()
        self.setAccessibleName(_("To decide"))
        self.link_chosen.connect(self._answer)

    def show_elections(self, elections: tuple[OpenElection, ...], currency: str) -> None:
        """Show them, the open ones first; nothing where there is nothing to decide."""
        self.clear()
        self._shown = tuple(sorted(elections, key=lambda one: one.answer is not None))
        self.setVisible(bool(elections))
        for number, one in enumerate(self._shown):
            sentence = election_sentence(one)
            if one.answer is None:
                self.add_sentence(sentence, tone="finding")
            else:
                self.add_sentence(sentence)
                self.add_row(_("Decided"), answer_text(one.ask, one.answer))
            for clause in one.clauses:
                self.add_text(f"{clause.ref}: {clause.text}")
            words = {offer.answer: offer_text(one, offer, currency) for offer in one.offers}
            if one.answer is None:
                names = {True: _YES, False: _NO}
                self.add_buttons(tuple((f"{number} {names[a]}", w) for a, w in words.items()))
            else:
                other = _NO if one.answer else _YES
                change = _("Change to {answer}").format(answer=words[not one.answer])
                links = ((f"{number} {other}", change), (f"{number} {_AGAIN}", _("Ask again")))
                self.add_links(links)

    def _answer(self, link: str) -> None:
        number, _space, said = link.partition(" ")
        answer = {_YES: True, _NO: False}.get(said)
        self.answered.emit(self._shown[int(number)], answer)
