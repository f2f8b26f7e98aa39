"""Every rule reads only parameters that every level gives it, and none crashes on a real definition."""

from pathlib import Path

import pytest

from levelgate.checks.rules import Crash, observe
from levelgate.checks.world import World
from levelgate.mapping import platforms, regimes
from levelgate.model.control import Demand
from levelgate.model.resource import Resource
from levelgate.model.rule import Rule
from levelgate.sources.collect import collect

ROOT = Path(__file__).parents[2]
FACTS = {"internet-service": True, "data-in-viet-nam": True}
PLANS = [
    *(ROOT / "examples" / "citizen-portal" / state / "plan.json" for state in ("first", "ready")),
    *(ROOT / "tests" / "data" / "plans" / f"{name}.json" for name in ("drift", "unknowns", "state-aws", "lifecycle")),
]


def demands() -> dict[str, list[Demand]]:
    """Every distinct demand of every baseline, by protection."""
    found: dict[str, dict[Demand, None]] = {}
    for regime in regimes.regimes():
        for level in regimes.LEVELS:
            for demand in regimes.baseline(regime, level, FACTS).demands:
                found.setdefault(demand.protection, {})[demand] = None
    return {protection: list(each) for protection, each in found.items()}


DEMANDS = demands()
RULES = [(platform.id, rule) for platform in platforms.platforms() for rule in platforms.rules(platform.id)]


def crashes(platform: str, rule: Rule, resources: tuple[Resource, ...], whole: bool = True) -> list[Crash]:
    world, defaults = World(resources, whole), platforms.defaults({platform})
    return [
        crash
        for demand in DEMANDS.get(rule.protection, ())
        for crash in observe([rule], world, defaults, {rule.protection: dict(demand.parameters)})[1]
    ]


@pytest.mark.parametrize(("platform", "rule"), RULES, ids=[rule.id for _, rule in RULES])
def test_compiles_against_every_demand(platform: str, rule: Rule) -> None:
    # Without resources a condition is compiled all the same: a parameter that a level does not give shows here.
    assert not crashes(platform, rule, ())


@pytest.mark.parametrize("plan", PLANS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_no_rule_crashes_on_a_real_definition(plan: Path) -> None:
    resources = collect([str(plan)], None).resources
    for whole in (True, False):
        assert not [crash for platform, rule in RULES for crash in crashes(platform, rule, resources, whole)]
