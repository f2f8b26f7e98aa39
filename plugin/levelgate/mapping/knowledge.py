"""Everything the gate knows, by id: for `levelgate explain`, `catalog`, `rules` and the generated reference."""

from functools import cache
from typing import NamedTuple

from levelgate.mapping import platforms, regimes
from levelgate.mapping.checkov import by_check as checkov_checks
from levelgate.mapping.protections import conditions, protections
from levelgate.mapping.requirements import Requirement
from levelgate.model.rule import Rule

__all__ = [
    "Described",
    "checkov_checks",
    "conditions",
    "control",
    "controls",
    "demanding",
    "ids",
    "protections",
    "rules",
]


class Described(NamedTuple):
    """A control over all levels: its place in the catalog, and what shows it."""

    id: str
    group: regimes.Group
    item: regimes.Item
    requirement: Requirement
    catalog: str

    @property
    def confidence(self) -> str:
        """The grade of the control's text, per level where it differs."""
        grade = self.item.confidence
        return (
            ", ".join(f"{level}: {one.value}" for level, one in grade.items())
            if isinstance(grade, dict)
            else grade.value
        )


def rules() -> dict[str, Rule]:
    """Every rule of every platform by id."""
    return {rule.id: rule for platform in platforms.platforms() for rule in platforms.rules(platform.id)}


@cache
def controls(regime: str) -> dict[str, Described]:
    """Every control of a regime by its full id."""
    title = regimes.regimes()[regime].catalog.title
    return {
        f"{regime}/{item.id}": Described(
            f"{regime}/{item.id}", group, item, regimes.requirements(regime)[item.id], title
        )
        for group in regimes.catalog(regime)
        for item in group.controls
    }


def control(id: str) -> Described | None:
    """A control by its full id, or by its item id in the first regime that has it."""
    for regime in regimes.regimes():
        known = controls(regime)
        found = known.get(id) or known.get(f"{regime}/{id}")
        if found:
            return found
    return None


def demanding(protection: str) -> list[str]:
    """Ids of the controls that demand a protection at some level."""
    return [id for regime in regimes.regimes() for id, one in controls(regime).items() if protection in _named(one)]


def _named(described: Described) -> set[str]:
    levels = (described.requirement, *described.requirement.by_level.values())
    return {protection for level in levels for protection in (level.all_of or ()) + (level.any_of or ())}


def ids() -> list[str]:
    """Every id that can be explained, codes left out."""
    return [
        *rules(),
        *protections(),
        *checkov_checks(),
        *(id for regime in regimes.regimes() for id in controls(regime)),
    ]
