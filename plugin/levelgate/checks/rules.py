"""The gate's own rules: resources, rules and the level's parameters in, observations out."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from levelgate.checks.attributes import Defaults, Scope
from levelgate.checks.conditions import compile_condition
from levelgate.checks.nodes import HOLDS, Blame, Context, Node
from levelgate.checks.world import World
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


def observe(
    rules: Iterable[Rule], world: World, defaults: Defaults, parameters: Mapping[str, Parameters]
) -> tuple[list[Observation], list[Crash]]:
    """Run every rule on its subjects; `parameters` are the level's, by protection id."""
    observations: list[Observation] = []
    crashes: list[Crash] = []
    for rule in rules:
        context = Context(world, defaults, parameters.get(rule.protection, {}))
        try:
            observations += _of_system(rule, context) if rule.exists else _of_subjects(rule, context)
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
    found = []
    for resource in context.world.of(rule.subjects.type):
        scope = Scope(resource.attributes, resource)
        subject = where.test(scope)
        if subject is not False:
            found.append(_observed(rule, resource, scope, subject, where, asserted))
    return found


def _observed(rule: Rule, resource: Resource, scope: Scope, subject: Truth, where: Node, asserted: Node) -> Observation:
    truth = asserted.test(scope)
    if truth:
        return Observation(rule.id, rule.protection, rule.severity, Outcome.PASS, resource)
    if subject is None:
        return _explained(rule, Outcome.UNKNOWN, resource, where.blame(scope, None)._replace(absent=False))
    outcome = Outcome.FAIL if truth is False else Outcome.UNKNOWN
    return _explained(rule, outcome, resource, asserted.blame(scope, truth))


def _explained(rule: Rule, outcome: Outcome, resource: Resource | None, blame: Blame) -> Observation:
    return Observation(rule.id, rule.protection, rule.severity, outcome, resource, *blame)


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
