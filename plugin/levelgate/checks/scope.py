"""Scope: a definition in, what the rules look at and what they cannot see out."""

from collections.abc import Mapping, Sequence

import msgspec

from levelgate.checks.rules import Crash, holds
from levelgate.checks.world import World
from levelgate.mapping import platforms
from levelgate.mapping.platforms import Platform
from levelgate.mapping.protections import conditions as all_conditions
from levelgate.mapping.protections import protections
from levelgate.model.assessment import Input
from levelgate.model.finding import Gaps, Reason
from levelgate.model.manifest import Manifest
from levelgate.model.record import Papers
from levelgate.model.resource import Definition, Problem, Resource
from levelgate.model.rule import Condition, Rule


class Scoped(msgspec.Struct, frozen=True, kw_only=True):
    """The definition with the rules of its platforms.

    `whole` is false when part of the system was not given; `rules` are by protection; `secrets` must not be shown.
    """

    resources: tuple[Resource, ...]
    platforms: tuple[Platform, ...]
    rules: Mapping[str, Sequence[Rule]]
    input: Input
    whole: bool
    secrets: frozenset[str]

    def gaps(self, crashes: Sequence[Crash]) -> Gaps:
        """What the rules could not look at."""
        ruled = {(rule.protection, one.id) for one in self.platforms for rule in platforms.rules(one.id)}
        used = [platform.id for platform in self.platforms]
        unruled = {id: [one for one in used if (id, one) not in ruled] or _nobody(used) for id in protections()}
        crashed: dict[str, list[str]] = {}
        for crash in crashes:
            crashed.setdefault(crash.protection, []).append(crash.rule)
        return Gaps(unruled, crashed, tuple(_hidden(self.input)))


def _nobody(used: Sequence[str]) -> list[str]:
    # No resource of a mapped platform at all: no rule can say anything.
    return [] if used else [""]


def _hidden(input: Input) -> Sequence[Reason]:
    counts = {"OPAQUE": input.opaque, "UNTRANSLATED": input.untranslated, "UNMAPPED": input.unmapped}
    return [Reason(code, ", ".join(found[:3])) for code, found in counts.items() if found]


def scoped(definition: Definition, papers: Papers | None, manifest: Manifest | None) -> Scoped:
    """Sort a definition into what rules look at and what they cannot see."""
    managed = [resource for resource in definition.resources if resource.mode == "managed"]
    used_ids = {resource.platform for resource in managed}
    used = tuple(platform for platform in platforms.platforms() if platform.id in used_ids)
    rules: dict[str, list[Rule]] = {}
    for platform in used:
        for rule in platforms.rules(platform.id):
            rules.setdefault(rule.protection, []).append(rule)
    problems = definition.problems + tuple(_missing_roots(definition, manifest))
    whole = definition.complete and len(problems) == len(definition.problems)
    return Scoped(
        resources=definition.resources,
        platforms=used,
        rules=rules,
        input=_input(definition, managed, used, rules, papers, problems, whole),
        whole=whole,
        secrets=definition.secrets,
    )


def _missing_roots(definition: Definition, manifest: Manifest | None) -> Sequence[Problem]:
    roots = manifest.boundary.roots if manifest else ()
    if len(definition.files) >= len(roots):
        return ()
    detail = f"the manifest names {len(roots)} roots, {len(definition.files)} were given"
    return [Problem("INPUT_PARTIAL", detail, manifest.file if manifest else "")]


def _input(
    definition: Definition,
    managed: Sequence[Resource],
    used: Sequence[Platform],
    rules: Mapping[str, Sequence[Rule]],
    papers: Papers | None,
    problems: tuple[Problem, ...],
    whole: bool,
) -> Input:
    opaque_types = {type for platform in used for entry in platform.opaque for type in entry.types}
    neutral = platforms.neutral_providers() | set(papers.root.policy.neutral_providers if papers else ())
    examined = opaque_types.union(*(platforms.types_named(platform.id) for platform in used))
    opaque = [one.address for one in managed if one.type in opaque_types] + list(definition.provisioned)
    unmapped = [one.address for one in managed if not one.platform and one.provider not in neutral]
    unexamined = {one.type for one in managed if one.platform} - examined
    return Input(
        complete=whole,
        resources=len(managed),
        files=definition.files,
        opaque=tuple(sorted(opaque)),
        unmapped=tuple(sorted(unmapped)),
        unexamined=tuple(sorted(unexamined)),
        problems=problems,
    )


def conditions(subject: Scoped, world: World, manifest: Manifest | None) -> dict[str, bool | None]:
    """Which conditions of controls hold: True, False, or None where only the manifest says that one does not.

    What the resources show cannot be denied; what they cannot show, holds unless somebody says otherwise.
    """
    facts = manifest.facts if manifest else {}
    defaults = platforms.defaults({platform.id for platform in subject.platforms})
    shown = [platforms.conditions(platform) for platform in subject.platforms]
    return {
        id: _condition(id, subject, world, defaults, facts, [one[id] for one in shown if id in one])
        for id in all_conditions()
    }


def _condition(
    id: str,
    subject: Scoped,
    world: World,
    defaults: Mapping[str, Mapping[str, object]],
    facts: Mapping[str, bool],
    shown: Sequence[Condition],
) -> bool | None:
    answers = [holds(condition, world, defaults) for condition in shown]  # type: ignore[arg-type]  # JSON values
    if any(answer is not False for answer in answers):
        return True
    if all_conditions()[id].fact:
        return True if facts.get(id, True) else None
    hidden = len(shown) < len(subject.platforms) or bool(subject.input.unmapped or subject.input.opaque)
    return bool(hidden or not shown)
