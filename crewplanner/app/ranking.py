"""Ranking by a few typed letters: accents, case and the order of words do not matter."""

from collections.abc import Sequence

from crewplanner.app.importing.folding import folded as without_accents

_GOOD_ENOUGH = 80.0
_LETTERS_TO_GUESS = 4


def ranked(needle: str, texts: Sequence[str], *, limit: int = 50) -> list[int]:
    """The positions of the texts that fit, best first; equals keep their order.

    A text that starts with what was typed, or has a word that does, comes before one that only
    resembles it. An empty needle fits every text.
    """
    wanted = folded(needle)
    if not wanted:
        return list(range(min(len(texts), limit)))
    scored = [(-_score(wanted, folded(text)), position) for position, text in enumerate(texts)]
    return [position for score, position in sorted(scored) if score <= -_GOOD_ENOUGH][:limit]


def folded(text: str) -> str:
    """The text for comparing: without accents, case and doubled blanks, in any script."""
    return " ".join(without_accents(text).split())


def _score(wanted: str, text: str) -> float:
    """Up to 200: exact beginnings above beginnings of words, above parts, above likeness."""
    if text.startswith(wanted):
        return 200.0
    words = text.replace("-", " ").replace("/", " ").split()
    parts = wanted.split()
    if all(any(word.startswith(part) for word in words) for part in parts):
        return 180.0
    if "".join(word[0] for word in words).startswith(wanted):
        return 160.0
    if wanted in text:
        return 140.0
    if len(wanted) < _LETTERS_TO_GUESS:
        return 0.0
    from rapidfuzz import fuzz  # noqa: PLC0415 - only needed for letters that match nothing exactly

    return float(fuzz.partial_ratio(wanted, text)) if len(wanted) <= len(text) else 0.0
