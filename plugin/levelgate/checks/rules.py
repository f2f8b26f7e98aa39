"""The gate's own rules: resources, rules and the level's parameters in, observations out."""

from collections.abc import Hashable, Iterable, Mapping
from typing import NamedTuple

from levelgate.checks.alike import view_of
from levelgate.checks.attributes import Defaults, Scope
from levelgate.checks.conditions import compile_condition
from levelgate.checks.nodes import HOLDS, Blame, Context, Node
from levelgate.checks.world import World
from levelgate.mapping.reads import parameters_read
from levelgate.model.control import Parameters
from levelgate.model.observation import Observation, Outcome
from levelgate.model.resource import Resource
from levelgate.model.rule import Condition, Rule
from levelgate.model.value import Truth

SYSTEM = Scope({}, None)


class Crash(NamedTuple):
    """A rule that failed to run: its protection is then undetermined, and the verdict at best incomplete."""

    rule: str
    protection: str
    error: str


# What rules saw before, by rule and the parameters that it reads: two levels often ask the same of it.
Before = dict[tuple[str, str], list[Observation]]


def observe(
    rules: Iterable[Rule],
    world: World,
    defaults: Defaults,
    parameters: Mapping[str, Parameters],
    before: Before | None = None,
) -> tuple[list[Observation], list[Crash]]:
    """Run every rule on its subjects; `parameters` are the level's, by protection id. `before` belongs to the world."""
    observations: list[Observation] = []
    crashes: list[Crash] = []
    before = {} if before is None else before
    for rule in rules:
        if rule.subjects and not world.of(rule.subjects.type):
            continue
        given = parameters.get(rule.protection, {})
        context = Context(world, defaults, given)
        cell = (rule.id, repr([(name, given.get(name)) for name in sorted(parameters_read(rule))]))
        try:
            if cell not in before:
                before[cell] = _of_system(rule, context) if rule.exists else _of_subjects(rule, context)
            observations += before[cell]
        except Exception as problem:  # noqa: BLE001 - the boundary: one rule's crash must not hide the others' outcomes
            crashes.append(Crash(rule.id, rule.protection, type(problem).__name__))
    return observations, crashes


def holds(condition: Condition, world: World, defaults: Defaults) -> Truth:
    """Whether a condition on the system as a whole holds."""
    return compile_condition(condition, Context(world, defaults, {})).test(SYSTEM)


def _of_subjects(rule: Rule, context: Context) -> list[Observation]:
    if rule.subjects is None:
        return []
    where = compile_condition(rule.subjects.where, context) if rule.subjects.where else HOLDS
    asserted = compile_condition(rule.assertion, context)
    view = view_of(rule) if where.local and asserted.local else None
    judged: dict[Hashable, _Judgement | None] = {}
    found = []
    for resource in context.world.of(rule.subjects.type):
        cell = view(resource) if view else resource.address
        if cell not in judged:
            judged[cell] = _judged(Scope(resource.attributes, resource), where, asserted)
        judgement = judged[cell]
        if judgement:
            found.append(_explained(rule, judgement.outcome, resource, judgement.blame))
    return found


class _Judgement(NamedTuple):
    outcome: Outcome
    blame: Blame


_PASSED = _Judgement(Outcome.PASS, Blame("", "", ""))


def _judged(scope: Scope, where: Node, asserted: Node) -> _Judgement | None:
    """The outcome on one resource and why; None where it is no subject."""
    subject = where.test(scope)
    if subject is False:
        return None
    truth = asserted.test(scope)
    if truth:
        return _PASSED
    if subject is None:
        return _Judgement(Outcome.UNKNOWN, where.blame(scope, None)._replace(absent=False))
    return _Judgement(Outcome.FAIL if truth is False else Outcome.UNKNOWN, asserted.blame(scope, truth))


def _explained(rule: Rule, outcome: Outcome, resource: Resource | None, blame: Blame) -> Observation:
    return Observation(
        rule.id,
        rule.protection,
        rule.severity,
        outcome,
        resource,
        attribute=blame.attribute,
        expected=blame.expected,
        actual=blame.actual,
        absent=blame.absent,
    )


def _of_system(rule: Rule, context: Context) -> list[Observation]:
    due = compile_condition(rule.when, context).test(SYSTEM) if rule.when else True
    node = compile_condition(rule.exists, context)
    truth = node.test(SYSTEM)
    if truth:
        return [Observation(rule.id, rule.protection, rule.severity, Outcome.PASS)]
    if due is False:
        return [Observation(rule.id, rule.protection, rule.severity, Outcome.NOT_APPLICABLE)]
    outcome = Outcome.FAIL if truth is False and due else Outcome.UNKNOWN
    return [_explained(rule, outcome, None, node.blame(SYSTEM, truth))]
