"""The commands that make a brief: templates, house defaults, check, briefs and their issues."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import argparse
import re
from pathlib import Path
from typing import Any

from briefing.actions.accepting import accept
from briefing.actions.briefs import apply_template, sections_of
from briefing.actions.house import defaults_of, set_default
from briefing.actions.issuing import issue_brief, issue_called, issues_of, write_issue
from briefing.brief.compose import first_brief
from briefing.brief.coverage import coverage_of
from briefing.brief.ground import ground_of
from briefing.brief.templates import template_called, templates
from briefing.cli.arguments import takes_project
from briefing.cli.keeping import looked_at, worked_on
from briefing.cli.terminal import FAILED, complain, say, say_json
from briefing.errors import ItemError
from briefing.model import Brief, Issue
from briefing.project import Reading
from briefing.tradecraft.checking import check, is_clean, passed
from briefing.tradecraft.problems import Problem, Severity

_SIGNS = {Severity.MUST: "must", Severity.SHOULD: "should", Severity.ADVICE: "advice"}


def takes_brief(command: argparse.ArgumentParser) -> None:
    """A project, and perhaps which of its briefs."""
    takes_project(command)
    command.add_argument("--brief", default="", metavar="LABEL", help="which brief (B2); the first otherwise")


def brief_in(project: Reading, label: str) -> Brief:
    """The brief with this label, the first one for "". Raises ItemError where there is none."""
    if not label:
        return first_brief(project)
    for brief in project.where(Brief, label=label.upper()):
        return brief
    labels = ", ".join(brief.label for brief in project.all(Brief)) or "none"
    raise ItemError(f"There is no brief {label}.", remedy=f"There are: {labels}.")


def describe_check(command: argparse.ArgumentParser) -> None:
    """`check`: a project and a brief of it."""
    takes_brief(command)
    command.add_argument("--json", action="store_true", help="as JSON")
    command.add_argument("--accept", default="", metavar="KEY", help="accept the problem with this key (see --json)")
    command.add_argument("--reason", default="", metavar="WORDS", help="why it is accepted")


def run_check(options: argparse.Namespace) -> int:
    """`check`: what would embarrass its author; status 1 where something must be mended."""
    if options.accept:
        return _accept(options)
    with looked_at(options) as project:
        brief = brief_in(project, options.brief)
        found = check(project, brief)
        shares = _shares(project, brief)
    if options.json:
        say_json(
            {
                "brief": brief.label,
                "clean": is_clean(found),
                "problems": [one.as_json() for one in found],
                "passed": [known.code for known in passed(found)],
                "coverage": shares,
            }
        )
        return 0 if is_clean(found) else FAILED
    for one in found:
        say(_in_a_line(one))
    sourced = sum(share["sourced"] for share in shares)
    said = f"{len(found)} problems, {len(passed(found))} rules found nothing"
    say(f"{said}; {sourced} of {sum(share['sentences'] for share in shares)} sentences stand on something.")
    return 0 if is_clean(found) else FAILED


def _accept(options: argparse.Namespace) -> int:
    with worked_on(options) as project:
        for problem in check(project, brief_in(project, options.brief)):
            if problem.key == options.accept:
                accept(project, problem, options.reason)
                say(f"Accepted: {_in_a_line(problem)}")
                return 0
    raise ItemError(f"There is no problem with the key {options.accept}.", remedy="`briefing check --json` lists them.")


def _in_a_line(problem: Problem) -> str:
    accepted = f" (accepted: {problem.accepted})" if problem.accepted else ""
    return f"{_SIGNS[problem.severity]:<6} {problem.code}  {problem.place.in_words()}: {problem.message}{accepted}"


def _shares(project: Reading, brief: Brief) -> list[dict[str, Any]]:
    ground = ground_of(project)
    shares = []
    for section in sections_of(project, brief.id):
        covered = coverage_of(section, ground, brief.language[:2])
        if section.in_brief and covered.stands:
            facts = {"heading": section.heading, "sentences": len(covered.stands), "sourced": covered.sourced}
            shares.append({"section_id": section.id, **facts})
    return shares


def describe_briefs(command: argparse.ArgumentParser) -> None:
    """`briefs`: a project."""
    takes_project(command)
    command.add_argument("--json", action="store_true", help="as JSON")


def run_briefs(options: argparse.Namespace) -> int:
    """`briefs`: those of a project with their issues, the newest first."""
    with looked_at(options) as project:
        found = [(brief, issues_of(project, brief.id)) for brief in project.all(Brief)]
    if options.json:
        say_json([_brief_facts(brief, issues) for brief, issues in found])
        return 0
    for brief, issues in found:
        say(f"{brief.label:<4} {brief.template:<12} {brief.tlp:<18} {brief.title}")
        for issue in issues:
            noted = f"  {issue.note}" if issue.note else ""
            say(f"       {issue.label:<4} {issue.serial}  version {issue.version}  {issue.issued_at[:16]}Z{noted}")
    return 0


def _brief_facts(brief: Brief, issues: list[Issue]) -> dict[str, Any]:
    fields = ("id", "label", "title", "template", "tlp", "serial", "version", "supersedes", "dated", "cut_off")
    of_issue = ("id", "label", "serial", "version", "issued_at", "step", "pdf_hash", "note")
    return {
        **{name: getattr(brief, name) for name in fields},
        "issues": [{name: getattr(issue, name) for name in of_issue} for issue in issues],
    }


def describe_issue(command: argparse.ArgumentParser) -> None:
    """`issue`: a project, a brief of it, a note, where to write the PDF."""
    takes_brief(command)
    command.add_argument("--note", default="", metavar="WORDS", help="to whom it went, or why")
    command.add_argument("-o", "--output", type=Path, metavar="OUT.pdf", help="write its PDF there too")


def run_issue(options: argparse.Namespace) -> int:
    """`issue`: freeze a brief as handed over."""
    with worked_on(options) as project:
        issue = issue_brief(project, brief_in(project, options.brief), note=options.note)
        if options.output:
            write_issue(project, issue, options.output)
    say(f"Issued {issue.serial}, version {issue.version}, on step {issue.step}")
    if options.output:
        say(f"Wrote {options.output}")
    return 0


def export_issue(options: argparse.Namespace) -> int:
    """`export --issue`: the PDF of an issue, as it was issued."""
    with looked_at(options) as project:
        issue = issue_called(project, options.issue)
        output = options.output or options.project.with_name(f"{_file_name(issue.serial)}.pdf")
        write_issue(project, issue, output)
    say(f"Wrote {output}")
    return 0


def _file_name(serial: str) -> str:
    return re.sub(r"[^\w.-]+", "-", serial).strip("-.") or "issue"


def describe_templates(command: argparse.ArgumentParser) -> None:
    """`templates`: nothing but the form."""
    command.add_argument("--json", action="store_true", help="as JSON")


def run_templates(options: argparse.Namespace) -> int:
    """`templates`: those there are, and what is wrong with the user's own."""
    found, wrong = templates()
    for error in wrong:
        complain(error.sentence())
    if options.json:
        facts = ("id", "name", "summary", "kind", "pages")
        say_json([{**{name: getattr(one, name) for name in facts}, "own": one.path is not None} for one in found])
        return FAILED if wrong else 0
    for one in found:
        say(f"{one.id:<12} {one.name:<22} {one.summary}")
    return FAILED if wrong else 0


def describe_template(command: argparse.ArgumentParser) -> None:
    """`template`: a project, a brief of it, a template."""
    takes_brief(command)
    command.add_argument("template", metavar="TEMPLATE", help="the id of a template, see `briefing templates`")


def run_template(options: argparse.Namespace) -> int:
    """`template`: lay a brief out by a template; what was written stays."""
    wanted = template_called(options.template)
    with worked_on(options) as project:
        brief = apply_template(project, brief_in(project, options.brief), wanted)
    say(f"{brief.label} is now laid out as: {wanted.name}")
    return 0


def describe_house(command: argparse.ArgumentParser) -> None:
    """`house`: a project, perhaps a default and what it is to be."""
    takes_project(command)
    command.add_argument("name", nargs="?", default="", metavar="NAME", help="which default; all are listed otherwise")
    command.add_argument("value", nargs="?", metavar="VALUE", help='what it is to be; "" takes it away')


def run_house(options: argparse.Namespace) -> int:
    """`house`: what new briefs of a project begin with; with a value, one of these is set."""
    if options.value is not None:
        with worked_on(options) as project:
            set_default(project, options.name, options.value)
    with looked_at(options) as project:
        found = defaults_of(project)
    for name, value in found.items():
        if options.name in {"", name}:
            say(f"{name:<15} {value}")
    if not found:
        say("This project has no house defaults of its own.")
    return 0
