"""``plantrack add-observation``: check, show what changes, append, say where."""

from __future__ import annotations

from collections.abc import Iterator

from plantrack.cli import options, output, prompts, surroundings
from plantrack.cli.output import ReaderGone
from plantrack.cli.reading import usable
from plantrack.errors import NotWritten, WriteUnconfirmed, WrongUse
from plantrack.model.assessment import Assessment, NotAssessed
from plantrack.model.plan import Plan
from plantrack.render.cli_words import sentence
from plantrack.render.escape import show
from plantrack.render.goal_texts import verdict_word
from plantrack.render.look import Look
from plantrack.render.note_texts import note_sentence
from plantrack.render.words import REASONS, say
from plantrack.workflow import recording
from plantrack.workflow.loading import open_registry
from plantrack.workflow.recording import Entry, Proposal


def add_observation(
    indicator: options.IndicatorArgument = None,
    value: options.Value = None,
    *,
    period: options.PeriodOption = None,
    published: options.Published = None,
    source: options.Source = "",
    status: options.StatusOption = None,
    yoy: options.Yoy = "",
    basis: options.Basis = "",
    note: options.Note = "",
    into: options.Into = None,
    wait: options.Wait = 10,
    dry_run: options.DryRun = False,
    withdraw: options.Withdraw = False,
    file: options.File = None,
    as_of: options.AsOf = None,
    lang: options.Lang = None,
) -> None:
    """Record a value."""
    entry = Entry(
        indicator=indicator or "",
        period=period or "",
        value=value or "",
        published=published,
        status=status,
        yoy=yoy,
        basis=basis,
        source=source,
        note=note,
    )
    path = surroundings.registry(file)
    asked = prompts.is_nothing_given(entry) and surroundings.can_ask()
    if asked:
        registry = usable(open_registry(path)).registry
        language = _language(registry.plan, lang)
        answered = prompts.ask_entry(
            entry, registry=registry, withdraw=withdraw, language=language
        )
        if answered is None:
            output.complain(sentence("nothing-recorded", language))
            return
        entry = answered
    _require(entry, withdraw=withdraw)
    proposal = usable(
        recording.propose(path, entry, as_of=as_of or surroundings.today(), into=into)
    )
    language = _language(proposal.scorecard.plan, lang)
    output.write("".join(f"{line}\n" for line in _preview(proposal, language)))
    if dry_run:
        output.write(_dry_run(proposal, language))
    elif asked and not prompts.is_agreed(language=language):
        output.complain(sentence("nothing-recorded", language))
    else:
        _record(proposal, wait=wait, language=language)


def _record(proposal: Proposal, *, wait: float, language: str) -> None:
    """Append and say so; a failure to say so is not a failure to record."""
    done = recording.record(proposal, wait=wait)
    name = "already-recorded" if done.already else "recorded"
    said = sentence(name, language, file=str(done.file), line=str(done.line))
    try:
        output.write(said + "\n")
    except (NotWritten, ReaderGone) as error:
        raise WriteUnconfirmed("recorded-unseen") from error


def _preview(proposal: Proposal, language: str) -> Iterator[str]:
    if not proposal.changes:
        yield sentence("no-goal-touched", language, indicator=proposal.indicator.id)
    for change in proposal.changes:
        old = _standing(change.before, language)
        new = _standing(change.after, language)
        name = "verdict-same" if old == new else "verdict-changes"
        goal = f"{change.after.goal.id} {say(change.after.goal.title, language)}"
        yield sentence(name, language, goal=goal, old=old, new=new)
    plan, unit = proposal.scorecard.plan, proposal.indicator.unit
    look = Look(language=language)
    for note in proposal.notes:
        yield note_sentence(note, unit, look, year_starts=plan.year_starts)
    if proposal.known_from is not None:
        as_of, day = proposal.scorecard.as_of, proposal.known_from
        facts = {"as_of": as_of.isoformat(), "day": day.isoformat()}
        yield sentence("known-later", language, **facts)


def _standing(assessment: Assessment, language: str) -> str:
    word = verdict_word(assessment, language)
    if not isinstance(assessment.judgement, NotAssessed):
        return word
    reason = say(REASONS[assessment.judgement.reason], language)
    return sentence("with-reason", language, word=word, reason=reason)


def _dry_run(proposal: Proposal, language: str) -> str:
    lines = recording.block(proposal).splitlines()
    would = sentence("would-record", language, file=str(proposal.file))
    return "\n".join([would, *map(show, lines)]) + "\n"


def _require(entry: Entry, *, withdraw: bool) -> None:
    if withdraw and entry.value:
        raise WrongUse("value-and-withdraw")
    required = {"INDICATOR": entry.indicator, "--period": entry.period}
    if not withdraw:
        required["VALUE"] = entry.value
    for name, given in required.items():
        if not given.strip():
            raise WrongUse("missing-argument", name=name)


def _language(plan: Plan, lang: options.Lang) -> str:
    return surroundings.language(option=lang or "", plan=plan.language)
