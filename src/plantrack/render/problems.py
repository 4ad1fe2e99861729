"""Problems and errors as lines of text: an address, a fact, a way out, a code."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from contextlib import suppress
from typing import Final

from plantrack.errors import NotationError, PeriodError, PlantrackError, UnitError
from plantrack.model.problem import NOWHERE, Place, Problem, Severity
from plantrack.model.text import Text
from plantrack.notation.units import parse_unit, unit_text
from plantrack.render.cli_words import SENTENCES
from plantrack.render.error_words import ERROR_WORDS
from plantrack.render.escape import show
from plantrack.render.problem_words import PROBLEM_WORDS
from plantrack.render.refusal_words import REFUSAL_WORDS
from plantrack.render.words import Count, say

_LONGEST: Final = 200
_PART: Final = re.compile(r"‹([^‹›¦]*)(?:¦([^‹›]*))?›")
_FACT: Final = re.compile(r"\{(\w+)\}")
_MISSING: Final = "…"
_WARNING: Final = Text("警告：", "warning: ")
_PROGRAM: Final = "plantrack"
_MORE: Final = Text(
    "另有{count:,}个问题未列出", "and {count:,} more {count:problem|problems}"
)
_ABOUT_UNITS: Final = frozenset(
    {"other-unit", "pp-for-level", "wrong-currency", "wrong-unit"}
)
MOST_LINES: Final = 1_000


def problem_line(problem: Problem, *, language: str) -> str:
    """Return the problem on one line, with nothing in it that could act.

    ``goals.toml:12:10: goals.gdp.target: expected an amount …, got … [bad-amount]``;
    what is not known of the address is left out.
    """
    parts = [_address(problem.place), _short(problem.key)]
    sentence = problem_sentence(problem, language=language)
    if problem.severity is Severity.WARNING:
        sentence = say(_WARNING, language) + sentence
    line = ": ".join([*(part for part in parts if part), sentence])
    return show(f"{line} [{problem.code}]")


def problem_lines(problems: Iterable[Problem], *, language: str) -> tuple[str, ...]:
    """Return a line for each problem, sorted by place, and a last one for the rest.

    Beyond a thousand nobody reads on, and writing them takes seconds.
    """
    ordered = sorted(problems, key=lambda each: (each.place, each.key, each.code))
    lines = [problem_line(each, language=language) for each in ordered[:MOST_LINES]]
    rest = len(ordered) - len(lines)
    if rest:
        lines.append(say(_MORE, language).format(count=Count(rest)))
    return tuple(lines)


def problem_sentence(problem: Problem, *, language: str) -> str:
    """Return what is wrong and the way out, without address and code."""
    text = PROBLEM_WORDS.get(f"{problem.code}/{problem.reason}")
    if text is None:
        text = PROBLEM_WORDS.get(problem.code, Text(problem.code, problem.code))
    facts = _in_words(problem.code, problem.facts, language=language)
    if problem.reason in REFUSAL_WORDS:
        facts["why"] = _filled(REFUSAL_WORDS[problem.reason], facts, language=language)
    return show(_filled(text, facts, language=language))


def error_line(error: PlantrackError, *, language: str) -> str:
    """Return on one line why the program stopped, and the way out.

    An error about a file begins with its address, any other with the name of the
    program, and of the option where its value is at fault.
    """
    facts = dict(error.facts)
    place = Place(
        facts.get("file", ""), _number(facts.get("line")), _number(facts.get("column"))
    )
    of = facts.get("of", "")
    about = _address(place) or ": ".join(filter(None, [_PROGRAM, of]))
    sentence = error_sentence(error, language=language)
    return show(f"{about}: {sentence} [{error.reason}]")


def error_sentence(error: PlantrackError, *, language: str) -> str:
    """Return what is wrong and the way out, without address and reason."""
    if isinstance(error, NotationError):
        return problem_sentence(_refused(error), language=language)
    facts = _in_words(error.reason, error.facts, language=language)
    precise = SENTENCES.get(facts.get("why", ""))
    text = precise or ERROR_WORDS.get(error.reason) or SENTENCES.get(error.reason)
    sentence = _filled(text, facts, language=language) if text else error.reason
    if facts.get("near"):
        sentence += _filled(SENTENCES["did-you-mean"], facts, language=language)
    return show(sentence)


def _in_words(code: str, facts: Mapping[str, str], *, language: str) -> dict[str, str]:
    """Return the facts with the units in them as the reader writes them."""
    told = dict(facts)
    if language == "zh" or code not in _ABOUT_UNITS:
        return told
    for name in {"unit", "expected"} & told.keys():
        with suppress(NotationError):
            told[name] = unit_text(parse_unit(told[name]), language=language)
    return told


def _refused(error: NotationError) -> Problem:
    code = "bad-amount"
    if isinstance(error, UnitError):
        code = "bad-unit"
    elif isinstance(error, PeriodError):
        code = "bad-period"
    facts = {**error.facts, "got": error.facts.get("text", "")}
    return Problem(code=code, place=NOWHERE, reason=error.reason, facts=facts)


def _filled(text: Text, facts: Mapping[str, str], *, language: str) -> str:
    """Put the facts into a sentence and drop the parts that lack theirs."""

    def part(found: re.Match[str]) -> str:
        names = _FACT.findall(found[1])
        return found[1] if all(facts.get(name) for name in names) else found[2] or ""

    def fact(found: re.Match[str]) -> str:
        return _short(facts.get(found[1], _MISSING))

    return _FACT.sub(fact, _PART.sub(part, say(text, language)))


def _address(place: Place) -> str:
    numbers = [str(number) for number in (place.line, place.column) if number]
    return ":".join([place.file, *numbers]) if place.file else ""


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else text[:_LONGEST] + _MISSING


def _number(text: str | None) -> int:
    return int(text) if text and text.isdecimal() else 0
