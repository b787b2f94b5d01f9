"""The columns of the table of comments."""

from types import MappingProxyType

from crewplanner.app.queries.comments import CommentRow, CommentState, said_text
from crewplanner.app.review_words import moment_words, review_word
from crewplanner.app.reviewing import Placing
from crewplanner.i18n import N_, _
from crewplanner.ui.models.table import Column

STATES = MappingProxyType(
    {
        CommentState.NEW: N_("New"),
        CommentState.ANSWERED: N_("Answered"),
        CommentState.DONE: N_("Done"),
    }
)
"""The word for each state."""


def comment_columns() -> tuple[Column[CommentRow], ...]:
    """Place, mark, what, who, when, what became of the place, the answer."""
    return (
        Column(
            id="place",
            title=_("About"),
            value=lambda row: row.place,
            sort=lambda row: f"{row.comment.date or 0}|{row.place}",
            width=250,
            least=250,
            strong=True,
        ),
        Column(
            id="mark",
            title=_("Kind"),
            value=lambda row: review_word(row.comment.mark),
            width=120,
            fit=True,
            spare=3,
        ),
        Column(
            id="text",
            title=_("What"),
            value=lambda row: row.comment.text,
            tip=lambda row: row.comment.text,
            width=300,
            least=200,
            stretch=True,
        ),
        Column(id="who", title=_("Who"), value=lambda row: row.comment.who, width=110, spare=1),
        Column(
            id="at",
            title=_("When"),
            value=lambda row: moment_words(row.comment.at),
            sort=lambda row: row.comment.at,
            width=130,
            fit=True,
            spare=4,
        ),
        Column(
            id="since",
            title=_("Since then"),
            value=_since,
            tip=lambda row: row.since,
            icon=lambda row: "" if row.placing is Placing.PLACED else "warning:hold.ink",
            tone=lambda row: "muted" if row.placing is Placing.PLACED else "",
            width=240,
            least=120,
            spare=2,
        ),
        Column(
            id="answer",
            title=_("Answer"),
            value=_answer,
            tip=lambda row: row.comment.answer,
            tone=lambda _row: "muted",
            width=170,
            least=90,
        ),
    )


def reply_columns(who: str) -> tuple[Column[CommentRow], ...]:
    """The columns of what came back from one reader, who is named above them: nobody answered."""
    own = (one for one in comment_columns() if one.id not in {"who", "answer"})
    named: Column[CommentRow] = Column(
        id="who",
        title=_("Who"),
        value=lambda row: "" if row.comment.who == who else row.comment.who,
        width=110,
        if_any=True,
    )
    return (*own, named)


def comment_text(row: CommentRow) -> str:
    """The whole of a comment: what was said of what, what became of that, the answer."""
    return "\n".join(filter(None, (f"{row.place} · {said_text((row.comment,))}", row.since)))


def _since(row: CommentRow) -> str:
    return row.since or review_word(row.placing)


def _answer(row: CommentRow) -> str:
    state = _(STATES[row.state])
    return f"{state}: {row.comment.answer}" if row.comment.answer else state
