"""Regimes as data: every baseline builds, and says what the law says."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest

from levelgate import pipeline
from levelgate.assessment.approve import binding_regime
from levelgate.errors import MappingError
from levelgate.mapping import protections, regimes, store
from levelgate.model.control import Baseline, Confidence, Control, Demand, Evidence

NEW, OLD = "vn-nd331-2026", "vn-nd85-2016"
FACTS = {overlay.when: True for regime in regimes.regimes().values() for overlay in regime.overlays}
BASELINES = [(regime, level) for regime in regimes.regimes() for level in regimes.LEVELS]
every_baseline = pytest.mark.parametrize(("regime", "level"), BASELINES)


def controls(baseline: Baseline) -> dict[str, Control]:
    return {control.id: control for control in baseline.controls}


# --- every baseline


@every_baseline
def test_builds(regime: str, level: int) -> None:
    found = regimes.baseline(regime, level, FACTS)
    assert (found.regime, found.level) == (regime, level)
    assert len(found.controls) > 40
    assert len(controls(found)) == len(found.controls)
    assert all(control.id.startswith(f"{regime}/") for control in found.controls)
    assert len(set(found.demands)) == len(found.demands)


@every_baseline
def test_no_requirement_is_empty(regime: str, level: int) -> None:
    for control in regimes.baseline(regime, level, FACTS).controls:
        assert control.evidence, control.id
        assert (Evidence.CODE in control.evidence) == bool(control.demands), control.id
        assert control.demands or control.document or control.attestation, control.id
        assert control.title.vi != control.title.en, control.id
        assert control.clause, control.id


@every_baseline
def test_conditions_and_protections_are_known(regime: str, level: int) -> None:
    found = regimes.baseline(regime, level, FACTS)
    assert {control.condition for control in found.controls} <= protections.conditions().keys()
    assert {demand.protection for demand in found.demands} <= protections.protections().keys()


def parameters() -> Iterator[tuple[Demand, str, object, protections.ParameterSpec]]:
    for regime, level in BASELINES:
        for demand in regimes.baseline(regime, level, FACTS).demands:
            for name, value in demand.parameters:
                yield demand, name, value, protections.parameters(demand.protection)[name]


KINDS: dict[str, tuple[type, ...]] = {
    "integer": (int,),
    "boolean": (bool,),
    "string": (str,),
    "list": (tuple,),
    "number": (int, float),
}


def test_parameters_are_declared_and_of_their_type() -> None:
    for demand, name, value, spec in parameters():
        assert isinstance(value, KINDS[spec.type]), (demand, name)
        assert isinstance(value, bool) == (spec.type == "boolean"), (demand, name)
        assert not spec.order or value in spec.order, (demand, name)


@every_baseline
def test_a_higher_level_asks_for_no_less_controls(regime: str, level: int) -> None:
    if level > 1:
        below, here = (regimes.baseline(regime, one, {}).controls for one in (level - 1, level))
        assert len(below) <= len(here)


# --- what a level changes


def test_every_control_says_what_shows_it_at_its_own_levels() -> None:
    for regime in regimes.regimes():
        items = {item.id: item for group in regimes.catalog(regime) for item in group.controls}
        assert items.keys() == regimes.requirements(regime).keys()
        for id, requirement in regimes.requirements(regime).items():
            assert requirement.by_level.keys() <= items[id].clauses.keys(), id
            assert requirement.if_absent in ("", "manual"), id
            assert requirement.strength in ("full", "partial", "none"), id


def test_a_level_replaces_what_it_names() -> None:
    changed = 0
    for regime in regimes.regimes():
        for id, requirement in regimes.requirements(regime).items():
            for level, here in requirement.by_level.items():
                found = controls(regimes.baseline(regime, level, {})).get(f"{regime}/{id}")
                if found and (here.all_of is not None or here.any_of is not None):
                    assert [demand.protection for demand in found.all_of] == list(here.all_of or ())
                    assert [demand.protection for demand in found.any_of] == list(here.any_of or ())
                    changed += 1
    assert changed


def test_logs_are_kept_longer_at_higher_levels() -> None:
    kept = [
        dict(demand.parameters)["min_days"]
        for level in regimes.LEVELS
        for demand in regimes.baseline(NEW, level, {}).demands
        if demand.protection == "log-retention"
    ]
    assert kept == [30, 90, 180, 365]  # from level 2 on


@every_baseline
def test_a_control_is_what_its_requirement_says(regime: str, level: int) -> None:
    found = controls(regimes.baseline(regime, level, {}))
    for id, control in found.items():
        requirement = regimes.requirements(regime)[id.partition("/")[2]]
        assert control.lenient == (requirement.if_absent == "manual"), id
        assert control.condition == requirement.applies_when, id
        if requirement.strength == "partial" and not requirement.by_level:
            assert (Evidence.DOCUMENT in control.evidence) == (requirement.document is not None), id
            assert (Evidence.ATTESTATION in control.evidence) == (requirement.attestation is not None), id


def test_full_strength_needs_no_paper() -> None:
    for regime, level in BASELINES:
        found = controls(regimes.baseline(regime, level, {}))
        for id, requirement in regimes.requirements(regime).items():
            control = found.get(f"{regime}/{id}")
            strength = requirement.by_level.get(level, requirement).strength or requirement.strength
            if control and control.demands and strength == "full":
                assert control.evidence == (Evidence.CODE,), id


@every_baseline
def test_paper_alone_has_its_reason(regime: str, level: int) -> None:
    for control in regimes.baseline(regime, level, {}).controls:
        if not control.demands:
            assert control.reason, control.id
            assert control.reason.vi != control.reason.en, control.id
        assert Evidence.CODE in control.evidence or Evidence.ATTESTATION in control.evidence or control.document


def test_full_strength_has_no_open_end() -> None:
    # What has to be argued or lies with the operator is not shown by code alone.
    shown = {
        id
        for regime in regimes.regimes()
        for id, requirement in regimes.requirements(regime).items()
        if requirement.strength == "full"
    }
    assert shown == {
        "CFG.trusted-dns", "LOG.retention", "WEM.dmarc", "BKP.automatic", "BKP.encrypt", "NET.waf", "NET.inbound",
        "NET.egress-servers", "MON.flow-logs",
        "NET-DES.waf", "NET-ACC-EXT.b", "NET-ACC-INT.a", "NET-ACC-INT.d", "NET-LOG.d", "SRV-LOG.d", "SRV-LOG.e",
        "APP-LOG.b", "APP-LOG.c", "DAT-CON.a",
    }  # fmt: skip  # a table


def test_what_only_supports_leaves_something_to_paper() -> None:
    for regime in regimes.regimes():
        for id, requirement in regimes.requirements(regime).items():
            if requirement.if_absent:
                assert requirement.document, id
                assert requirement.all_of or requirement.any_of, id


def test_defaults_complete_a_demand() -> None:
    assert regimes.demand("password-policy", {"min_classes": 4}).parameters == (("min_classes", 4), ("min_length", 8))
    assert regimes.demand("flow-logs", {}).parameters == ()


def test_a_single_value_stands_for_a_list_of_one() -> None:
    alone, listed = (regimes.demand("central-log-store", {"sources": one}) for one in ("network", ("network",)))
    assert alone == listed
    assert dict(alone.parameters)["sources"] == ("network",)


# --- overlays


@every_baseline
def test_facts_bring_duties_at_every_level(regime: str, level: int) -> None:
    # Decree 333/2026 holds whatever the level, and beside the old regime too.
    plain = regimes.baseline(regime, level, {})
    denied = {"internet-service": False, "data-in-viet-nam": False, "mail": True}
    assert plain == regimes.baseline(regime, level, denied)
    added = [c for c in regimes.baseline(regime, level, FACTS).controls if c not in plain.controls]
    assert [(control.id, control.demands, control.binding) for control in added] == [
        (f"{regime}/nd333-logs", (Demand("log-retention", (("min_days", 365),)),), True),
        (f"{regime}/nd333-data-location", (Demand("data-residency", ()),), True),
    ]
    only = regimes.baseline(regime, level, {"internet-service": True})
    assert [control.id for control in only.controls if control not in plain.controls] == [f"{regime}/nd333-logs"]


# --- how well the text is known


@every_baseline
def test_what_is_known_from_memory_does_not_bind(regime: str, level: int) -> None:
    found = regimes.baseline(regime, level, FACTS).controls
    assert all(control.binding == (control.confidence is not Confidence.MEMORY) for control in found)
    assert any(control.binding for control in found)


def test_confidence_may_differ_per_level() -> None:
    for regime in regimes.regimes():
        for group in regimes.catalog(regime):
            for item in group.controls:
                if isinstance(item.confidence, dict):
                    assert item.confidence.keys() >= item.clauses.keys(), item.id
                    for level in item.clauses:
                        control = controls(regimes.baseline(regime, level, {}))[f"{regime}/{item.id}"]
                        assert control.confidence is item.confidence[level]


# --- dates


def test_the_default_comes_first() -> None:
    assert list(regimes.regimes()) == [NEW, OLD]
    assert [regime.default for regime in regimes.regimes().values()] == [True, False]


def test_how_the_old_regime_ends() -> None:
    ending = pipeline.transitions()[OLD]
    assert ending is not None
    assert (ending.successor, ending.approvals_until, ending.binds_until) == (NEW, date(2027, 1, 1), date(2027, 7, 1))
    assert pipeline.transitions()[NEW] is None
    midnight = datetime(2027, 6, 30, 17, tzinfo=UTC)  # 2027-07-01 in Viet Nam
    assert binding_regime(OLD, midnight, pipeline.transitions()) == NEW
    assert binding_regime(OLD, midnight - timedelta(seconds=1), pipeline.transitions()) == OLD


def test_every_level_has_its_authority_and_separation() -> None:
    for regime in regimes.regimes().values():
        assert tuple(regime.authority) == regimes.LEVELS
        assert tuple(regime.hosting_separation) == regimes.LEVELS
        assert {criterion.level for criterion in regime.criteria} == set(regimes.LEVELS)


# --- a defect of the data is named


def test_a_regime_that_does_not_fit_is_refused_with_its_place() -> None:
    with pytest.raises(MappingError) as caught:
        store.read(f"regimes/{NEW}/catalog", regimes.Regime)
    assert caught.value.code == "MAPPING_INVALID"
    assert "catalog.yaml:" in caught.value.where
