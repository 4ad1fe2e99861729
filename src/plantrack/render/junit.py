"""``check`` as JUnit XML: every goal a test case, every fault in the files one more."""

from __future__ import annotations

from typing import TextIO
from xml.etree import ElementTree as ET

from plantrack.model.assessment import Assessment, NotAssessed
from plantrack.model.finding import CheckReport, GoalFinding, Level, ProblemFinding
from plantrack.render.escape import xml_text
from plantrack.render.finding_texts import line, year_starts_of
from plantrack.render.goal_texts import title, verdict_reading
from plantrack.render.look import Look


def render(report: CheckReport, look: Look, stream: TextIO) -> None:
    """Write two suites, files and goals; a goal without a verdict is skipped."""
    suites = ET.Element("testsuites", name="plantrack")
    _files(suites, report, look)
    _goals(suites, report, look)
    total = {
        name: str(sum(int(suite.get(name, "0")) for suite in suites))
        for name in ("tests", "failures", "skipped")
    }
    suites.attrib.update(total)
    ET.indent(suites)
    text = ET.tostring(suites, encoding="unicode")
    stream.write(f'<?xml version="1.0" encoding="utf-8"?>\n{text}\n')


def _files(suites: ET.Element, report: CheckReport, look: Look) -> None:
    suite = ET.SubElement(suites, "testsuite", name="files")
    for finding in report.findings:
        if isinstance(finding, ProblemFinding):
            place = finding.place
            name = xml_text(f"{place.file}:{place.line}:{place.column} {finding.code}")
            case = ET.SubElement(suite, "testcase", classname="files", name=name)
            _fail(case, finding, look, year_starts=year_starts_of(report))
    _count(suite)


def _goals(suites: ET.Element, report: CheckReport, look: Look) -> None:
    suite = ET.SubElement(suites, "testsuite", name="goals")
    found: dict[str, list[GoalFinding]] = {}
    for finding in report.findings:
        if isinstance(finding, GoalFinding):
            found.setdefault(finding.assessment.goal.id, []).append(finding)
    for assessment in report.scorecard.assessments if report.scorecard else ():
        name = xml_text(f"{assessment.goal.id} {title(assessment, look)}")
        case = ET.SubElement(suite, "testcase", classname="goals", name=name)
        findings = found.get(assessment.goal.id, [])
        for finding in findings:
            _fail(case, finding, look, year_starts=year_starts_of(report))
        if not any(each.level is Level.ERROR for each in findings):
            _skip(case, assessment, look)
    _count(suite)


def _fail(
    case: ET.Element,
    finding: GoalFinding | ProblemFinding,
    look: Look,
    *,
    year_starts: int,
) -> None:
    """Record an error as a failure and a warning as output of the case."""
    text = xml_text(line(finding, look, year_starts=year_starts))
    if finding.level is Level.ERROR:
        failure = ET.SubElement(case, "failure", type=finding.code, message=text)
        failure.text = text
    else:
        ET.SubElement(case, "system-out").text = text


def _skip(case: ET.Element, assessment: Assessment, look: Look) -> None:
    if isinstance(assessment.judgement, NotAssessed):
        why = xml_text(verdict_reading(assessment, look.language))
        case.insert(0, ET.Element("skipped", message=why))


def _count(suite: ET.Element) -> None:
    suite.set("tests", str(len(suite)))
    for name, tag in (("failures", "failure"), ("skipped", "skipped")):
        cases = sum(1 for case in suite if case.find(tag) is not None)
        suite.set(name, str(cases))
