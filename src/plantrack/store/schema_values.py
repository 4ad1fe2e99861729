"""The values that the tables of a file may hold, for pydantic and for editors."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import Annotated, Any, Final

from pydantic import (
    AfterValidator,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    WithJsonSchema,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import PydanticCustomError
from pydantic_core.core_schema import (
    CoreSchema,
    no_info_after_validator_function,
    no_info_plain_validator_function,
)

from plantrack.model.observation import Status
from plantrack.model.plan import (
    Better,
    GoalClass,
    Kind,
    Measure,
    Modality,
    Shape,
    YearValue,
)
from plantrack.store.toml_text import number_fault

SCHEMA_NUMBER: Final = 1
RULES: Final = (
    "pace",
    "eurostat",
    "open-sdg",
    "destatis",
    "escap",
    "unsd-2023",
    "sdsn",
    "wri",
    "ndrc",
)
LANGUAGES: Final = ("zh", "en")
ASSUMABLE: Final = ("period", "published")


def _wrong_type(expected: str) -> PydanticCustomError:
    return PydanticCustomError("wrong-type", "{reason}", {"reason": expected})


def _refuse_bad_number(value: object) -> None:
    if isinstance(value, int) and (reason := number_fault(Decimal(value))):
        raise PydanticCustomError("bad-number", "{reason}", {"reason": reason})


def _is_number(value: object) -> bool:
    return isinstance(value, int | Decimal) and not isinstance(value, bool)


def _number(value: object) -> object:
    if not _is_number(value):
        raise _wrong_type("number")
    _refuse_bad_number(value)
    return value


def _amount(value: object) -> object:
    if not (isinstance(value, str) or _is_number(value)):
        raise _wrong_type("amount")
    _refuse_bad_number(value)
    return value


def _observed(value: object) -> object:
    return value if isinstance(value, bool) else _amount(value)


def _day(value: object) -> object:
    if isinstance(value, dt.datetime):
        raise _wrong_type("date-not-datetime")
    if isinstance(value, dt.date):
        return value
    raise _wrong_type("date-not-text" if isinstance(value, str) else "date")


def _year(value: object) -> object:
    if isinstance(value, bool) or not isinstance(value, int | str):
        raise _wrong_type("year")
    return value


def _month(value: object) -> object:
    if isinstance(value, bool) or not isinstance(value, int | str):
        raise _wrong_type("month")
    return value


def _period(value: object) -> object:
    if isinstance(value, dt.datetime):
        raise _wrong_type("date-not-datetime")
    if isinstance(value, bool) or not isinstance(value, int | str | dt.date):
        raise _wrong_type("period")
    return value


def _supported(value: object) -> object:
    if value != SCHEMA_NUMBER or type(value) is not int:
        raise PydanticCustomError("unsupported-schema", "")
    return value


def _written(text: str) -> str:
    if not text.strip():
        raise PydanticCustomError("empty-text", "")
    return text


def both_languages(value: object) -> object:
    """Take a plain text for the text in both languages."""
    if isinstance(value, str):
        return {"zh": value, "en": value}
    if not isinstance(value, dict):
        raise _wrong_type("titles")
    return value


def title_in_both_languages(value: object) -> object:
    """As :func:`both_languages`, for a text that must say something."""
    return both_languages(_written(value) if isinstance(value, str) else value)


class OneOf:
    """One of some texts, for pydantic and for editors."""

    def __init__(self, choices: Iterable[str]) -> None:
        self.choices = tuple(str(choice) for choice in choices)

    def _check(self, text: str) -> str:
        if text not in self.choices:
            choices = ", ".join(self.choices)
            raise PydanticCustomError(
                "unknown-choice", "{choices}", {"choices": choices}
            )
        return text

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return no_info_after_validator_function(self._check, handler(source))

    def __get_pydantic_json_schema__(
        self, _schema: CoreSchema, _handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {"type": "string", "enum": list(self.choices)}


class Judged:
    """A value that one function judges, and the types that editors offer."""

    def __init__(
        self, check: Callable[[object], object], *types: str, **more: object
    ) -> None:
        self.check = check
        self.schema = {"type": types[0] if len(types) == 1 else list(types), **more}

    def __get_pydantic_core_schema__(
        self, _source: Any, _handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return no_info_plain_validator_function(self.check)

    def __get_pydantic_json_schema__(
        self, _schema: CoreSchema, _handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return dict(self.schema)


_TEXT: Final = {"type": "string", "minLength": 1}
Written = Annotated[str, AfterValidator(_written), WithJsonSchema(_TEXT)]
Number = Annotated[Any, Judged(_number, "number")]
AmountText = Annotated[Any, Judged(_amount, "string", "number")]
ObservedText = Annotated[Any, Judged(_observed, "string", "number", "boolean")]
Day = Annotated[Any, Judged(_day, "string", format="date")]
Year = Annotated[Any, Judged(_year, "integer", "string")]
PeriodText = Annotated[Any, Judged(_period, "integer", "string")]
MonthText = Annotated[Any, Judged(_month, "integer", "string")]
SchemaNumber = Annotated[Any, Judged(_supported, "integer", const=SCHEMA_NUMBER)]
KindName = Annotated[str, OneOf(Kind)]
MeasureName = Annotated[str, OneOf(Measure)]
BetterName = Annotated[str, OneOf(Better)]
YearValueName = Annotated[str, OneOf(YearValue)]
ShapeName = Annotated[str, OneOf(Shape)]
ClassName = Annotated[str, OneOf(GoalClass)]
ModalityName = Annotated[str, OneOf(Modality)]
RuleName = Annotated[str, OneOf(RULES)]
LanguageName = Annotated[str, OneOf(LANGUAGES)]
OfName = Annotated[str, OneOf(("growth", "level"))]
AssumableName = Annotated[str, OneOf(ASSUMABLE)]
StatusName = Annotated[str, OneOf(Status)]
BaselineStatusName = Annotated[
    str, OneOf(status for status in Status if status != Status.WITHDRAWN)
]


class PlainTextToo:
    """Tells editors that a text in both languages may be one plain string."""

    def __init__(self, **limits: int) -> None:
        self.plain = {"type": "string", **limits}

    def __get_pydantic_json_schema__(
        self, core_schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {"anyOf": [self.plain, handler(core_schema)]}
