"""A result in, the fixed test cases about the run itself out: with nothing read, a test report must not look passed."""

from collections.abc import Iterable

from levelgate.reports.cases import Case, case
from levelgate.reports.result import Paper, Result
from levelgate.reports.texts import Say

SUITE = "levelgate.gate"


def gate(result: Result, say: Say) -> list[Case]:
    """The cases `verdict`, `input`, `engine`, `approval`, `attestations` and `waivers`, in every run."""
    return [
        _verdict(result, say),
        _input(result, say),
        _engine(result, say),
        _approval(result, say),
        _papers(result, "attestations", "platform-controls", say),
        _papers(result, "waivers", "waiver", say),
    ]


def _verdict(result: Result, say: Say) -> Case:
    state = result.verdict or "none"
    message = say.verdict(result)
    body = [
        say.counts(result.summary),
        *say.notices(result),
        say("evidence.all"),
    ]
    if state == "passed":
        return case(SUITE, "verdict", "passed", message, body, state=state)
    return case(
        SUITE, "verdict", "failure" if state == "blocked" else "error", message, body, f"verdict.{state}", state
    )


def _input(result: Result, say: Say) -> Case:
    read = result.input
    body = [
        *map(say.problem, read.problems),
        *_names(say("input.opaque"), read.opaque),
        *_names(say("input.untranslated"), read.untranslated),
        *_names(say("input.unmapped"), read.unmapped),
        *_names(say("input.unexamined"), read.unexamined),
    ]
    if result.verdict is None:
        return case(SUITE, "input", "error", say("input.none"), body, "input.unreadable")
    if not read.complete:
        return case(SUITE, "input", "error", say("input.incomplete", n=read.resources), body, "input.partial")
    return case(SUITE, "input", "passed", say("input.fine", n=read.resources), body)


def _names(title: str, names: list[str]) -> Iterable[str]:
    if names:
        yield f"{title}: {len(names)}: {', '.join(names)}"


def _engine(result: Result, say: Say) -> Case:
    if result.verdict is None and not result.errors:
        return case(SUITE, "engine", "skipped", say("input.none"), [])
    if not result.errors:
        return case(SUITE, "engine", "passed", say("engine.fine"), [say.checkov(result)])
    body = [*map(say.fault, result.errors), say.checkov(result)]
    return case(SUITE, "engine", "error", f"{say('engine')}: {len(result.errors)}", body, "engine.error")


def _approval(result: Result, say: Say) -> Case:
    approval = result.approval
    state = say(f"approval.{approval.status}")
    others = [paper for paper in result.records if paper.kind not in ("platform-controls", "waiver")]
    body = [*_refusals(others, say)]
    if approval.status == "valid":
        detail = say(
            "approval.valid-detail", decision=approval.decision, level=approval.level, until=approval.not_after
        )
        return case(SUITE, "approval", "passed", f"{state}: {detail}", body)
    body = [f"{approval.code}: {say.title(approval.code)}.", f"{say('label.todo')}: {say.fix(approval.code)}", *body]
    if result.advisory:
        return case(SUITE, "approval", "skipped", say("approval.not-demanded", state=state), body)
    message = f"{say('approval')}: {state} [{approval.code}]"
    return case(SUITE, "approval", "failure", message, body, f"approval.{approval.status}")


def _papers(result: Result, name: str, kind: str, say: Say) -> Case:
    refused = [paper for paper in result.records if paper.kind == kind and paper.code]
    if not refused:
        return case(SUITE, name, "passed", say("papers.fine"), [])
    return case(SUITE, name, "skipped", say("papers", n=len(refused)), _refusals(refused, say))


def _refusals(papers: Iterable[Paper], say: Say) -> Iterable[str]:
    return (say.refusal(paper) for paper in papers if paper.code)
