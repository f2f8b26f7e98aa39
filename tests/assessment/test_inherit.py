"""What attestations credit: whose word counts, for which resources, and for the system as a whole."""

from datetime import timedelta

import msgspec
import pytest

from levelgate.assessment.inherit import Case, Credit, Inheritance, inherit
from levelgate.model.attestation import Coverage, Excluded, Platform, Proviso, Split
from levelgate.model.finding import PaperState
from levelgate.model.manifest import PlatformPart
from levelgate.model.record import AttestationPaper, Bindings
from levelgate.model.resource import Resource
from levelgate.model.trust import AttestorScope
from levelgate.model.value import AFTER_APPLY, Value
from tests.assessment.make import (
    APPROVAL,
    AWS,
    CASE,
    FIRST,
    MANIFEST,
    NOW,
    OLD,
    PLATFORM,
    REGIME,
    SECOND,
    attestation,
    bounded,
    entry,
    papers,
    resource,
    scope,
)

HERE = [resource("aws_instance.a"), resource("aws_vpc.b")]
ALL = frozenset({"aws_instance.a", "aws_vpc.b", "system"})
OTHER = "urn:vn:platform:cloud-z"


def judged(
    *attestations: AttestationPaper, resources: list[Resource] = HERE, case: Case = CASE, threshold: int = 1
) -> Inheritance:
    return inherit(papers(*attestations, threshold=threshold), case, resources)


def credit(paper: AttestationPaper, resources: list[Resource] = HERE, case: Case = CASE) -> Credit:
    (found,) = judged(paper, resources=resources, case=case).credits
    return found


def codes(*attestations: AttestationPaper, case: Case = CASE, threshold: int = 1) -> list[str]:
    found = judged(*attestations, case=case, threshold=threshold)
    assert len(found.credits) == sum(not state.code for state in found.states)
    return [state.code for state in found.states]


def detail(paper: AttestationPaper, resources: list[Resource] = HERE) -> PaperState:
    return judged(paper, resources=resources).states[0]


def test_everything_in_scope_is_credited() -> None:
    assert credit(attestation()) == Credit(PLATFORM, "NET.one", "", ALL, {}, ())
    until = attestation().record.not_after
    assert detail(attestation()) == PaperState(kind="platform-controls", id=PLATFORM, file="a.json", until=until)


def test_without_papers() -> None:
    assert inherit(None, CASE, HERE) == Inheritance((), ())


# --- whose word counts


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"not_after": NOW}, "ATTESTATION_EXPIRED"),
        ({"not_after": NOW + timedelta(seconds=1)}, ""),
        ({"not_before": NOW}, ""),
        ({"not_before": NOW + timedelta(seconds=1)}, "ATTESTATION_NOT_YET_VALID"),
        ({"coverage": Coverage(2)}, "ATTESTATION_LEVEL"),
        ({"coverage": Coverage(3)}, ""),
        ({"regime": OLD}, "ATTESTATION_REGIME"),
        ({"platform": Platform(OTHER, "Z")}, "ATTESTOR_SCOPE"),
        ({"scopes": (AttestorScope(FIRST, PLATFORM, 2),)}, "ATTESTOR_SCOPE"),
        ({"scopes": (AttestorScope(FIRST, OTHER, 5),)}, "ATTESTOR_SCOPE"),
        ({"scopes": (AttestorScope(FIRST, OTHER, 5), AttestorScope(FIRST, PLATFORM, 3))}, ""),
        ({"scopes": ()}, "ATTESTOR_SCOPE"),
    ],
)
def test_every_reason_why_an_attestation_does_not_count(fields: dict, code: str) -> None:
    assert codes(attestation(**fields)) == [code]


def test_each_signer_that_is_needed_may_speak_for_the_platform() -> None:
    one, two = AttestorScope(FIRST, PLATFORM, 4), AttestorScope(SECOND, PLATFORM, 4)
    assert codes(attestation(scopes=(one, two)), threshold=2) == [""]
    assert codes(attestation(scopes=(one, AttestorScope(SECOND, PLATFORM, 2))), threshold=2) == ["ATTESTOR_SCOPE"]
    assert codes(attestation(scopes=(one, AttestorScope(FIRST, PLATFORM, 5))), threshold=2) == ["ATTESTOR_SCOPE"]


@pytest.mark.parametrize("platforms", [(), (OTHER,)])
def test_only_platforms_that_the_approval_names(platforms: tuple[str, ...]) -> None:
    bindings = Bindings(environment=("prod",), platforms=platforms)
    approval = msgspec.structs.replace(APPROVAL, bindings=bindings)
    assert codes(attestation(), case=CASE._replace(approval=approval)) == ["ATTESTATION_NOT_GRANTED"]


def test_without_a_valid_approval_nothing_is_inherited() -> None:
    found = judged(attestation(), case=CASE._replace(approval=None))
    assert found.credits == ()
    assert [(state.code, state.detail) for state in found.states] == [
        ("ATTESTATION_NOT_GRANTED", "no valid approval names the platforms that may be inherited from")
    ]


def test_the_highest_sequence_counts_valid_or_not() -> None:
    old, new = attestation(), attestation(digest="b", sequence=2)
    assert codes(old, new) == ["ATTESTATION_SUPERSEDED", ""]
    assert codes(new, old) == ["", "ATTESTATION_SUPERSEDED"]
    expired = attestation(digest="b", sequence=2, not_after=NOW)
    assert codes(old, expired) == ["ATTESTATION_SUPERSEDED", "ATTESTATION_EXPIRED"]
    assert codes(old, attestation(digest="b", sequence=10)) == ["ATTESTATION_SUPERSEDED", ""]


def test_an_attestation_that_another_replaces_in_words() -> None:
    assert codes(attestation(sequence=2), attestation(digest="b", sequence=1, supersedes="a" * 64)) == [
        "ATTESTATION_SUPERSEDED",
        "ATTESTATION_SUPERSEDED",
    ]


def test_the_same_sequence_twice() -> None:
    assert codes(attestation(), attestation(digest="b", coverage=Coverage(5))) == ["RECORD_CONFLICT"] * 2


def test_strangers_and_other_platforms_supersede_nothing() -> None:
    stranger = attestation(digest="b", sequence=9, scopes=(AttestorScope(FIRST, OTHER, 5),))
    assert codes(attestation(), stranger) == ["", "ATTESTOR_SCOPE"]
    other = attestation(digest="b", sequence=9, platform=Platform(OTHER, "Z"), scopes=(AttestorScope(FIRST, OTHER, 5),))
    assert codes(attestation(), other) == ["", "ATTESTATION_NOT_GRANTED"]


# --- regimes


def test_a_protection_serves_both_regimes() -> None:
    found = credit(attestation(entry("flow-logs"), regime=OLD))
    assert (found.control, found.protection) == ("", "flow-logs")


def test_controls_of_another_regime_give_nothing() -> None:
    mixed = attestation(entry("NET.one"), entry("flow-logs"), regime=OLD)
    found = judged(mixed)
    assert [(one.control, one.protection) for one in found.credits] == [("", "flow-logs")]
    assert [(state.code, state.detail) for state in found.states] == [("", f"ATTESTATION_REGIME: 1 controls of {OLD}")]


def test_a_control_may_be_named_with_its_regime() -> None:
    assert credit(attestation(entry(f"{REGIME}/NET.one"))).control == "NET.one"
    assert judged(attestation(entry(f"{OLD}/NET.one"))).credits == ()
    assert judged(attestation(entry(f"{REGIME}/NET.one"), regime=OLD)).credits == ()


# --- for which resources


@pytest.mark.parametrize(
    "outside",
    [
        resource("aws_instance.x", region="sg-1"),
        resource("aws_instance.x", provider="registry.terraform.io/hashicorp/google"),
        resource("aws_spot.x"),
    ],
)
def test_a_resource_out_of_scope_takes_the_whole_with_it(outside: Resource) -> None:
    paper = attestation(scope=scope(excluded=Excluded(("aws_spot",))))
    found = credit(paper, [*HERE, outside])
    assert found.subjects == {"aws_instance.a", "aws_vpc.b"}
    assert not found.pending


def test_a_type_that_is_not_covered_lies_on_the_platform_all_the_same() -> None:
    assert credit(attestation(), [*HERE, resource("aws_iam_role.x")]).subjects == ALL


@pytest.mark.parametrize("region", [None, AFTER_APPLY])
def test_an_unknown_region_leaves_the_credit_open(region: Value) -> None:
    somewhere = resource("aws_instance.x", region=region)
    found = credit(attestation(), [*HERE, somewhere])
    assert found.subjects == {"aws_instance.a", "aws_vpc.b"}
    assert found.pending == {"aws_instance.x": "REGION_UNKNOWN", "system": "REGION_UNKNOWN"}
    state = detail(attestation(), [*HERE, somewhere])
    assert (state.code, state.detail) == ("", "aws_instance.x: REGION_UNKNOWN")
    elsewhere = resource("aws_vpc.y", region="sg-1")
    assert credit(attestation(), [*HERE, somewhere, elsewhere]).pending == {"aws_instance.x": "REGION_UNKNOWN"}


@pytest.mark.parametrize(("region", "code"), [(None, "REGION_UNKNOWN"), ("sg-1", "REGION_OUT_OF_SCOPE")])
def test_an_attestation_that_reaches_nothing_says_why(region: Value, code: str) -> None:
    many = [resource(f"aws_instance.x[{i}]", region=region) for i in range(5)]
    found = judged(attestation(), resources=many)
    assert not found.credits[0].subjects
    listed = "; ".join(f"aws_instance.x[{i}]: {code}" for i in range(3))
    assert [(state.code, state.detail) for state in found.states] == [(code, f"{listed}; 2 more")]


def test_a_system_without_resources_lies_nowhere() -> None:
    assert credit(attestation(), []) == Credit(PLATFORM, "NET.one", "", frozenset(), {}, ())


# --- the manifest narrows


@pytest.mark.parametrize(
    ("part", "subjects"),
    [
        (PlatformPart(PLATFORM, (AWS,)), ALL),
        (PlatformPart(PLATFORM, (AWS,), ("aws_vpc.*",)), {"aws_vpc.b"}),
        (PlatformPart(PLATFORM, (AWS,), ("*",)), ALL),
        (PlatformPart(PLATFORM, ("registry.terraform.io/hashicorp/google",)), set()),
        (PlatformPart(PLATFORM, ()), set()),
        (PlatformPart(OTHER, (AWS,)), set()),
    ],
)
def test_the_manifest_narrows(part: PlatformPart, subjects: set[str]) -> None:
    assert credit(attestation(), case=CASE._replace(manifest=bounded(part))).subjects == subjects


def test_the_manifest_never_adds() -> None:
    google = resource("google_instance.x", provider="registry.terraform.io/hashicorp/google")
    parts = PlatformPart(PLATFORM, (AWS, google.provider))
    found = credit(attestation(), [*HERE, google], CASE._replace(manifest=bounded(parts)))
    assert found.subjects == {"aws_instance.a", "aws_vpc.b"}


def test_brackets_of_an_address_are_no_character_class() -> None:
    both = [resource('aws_vpc.b["x"]'), resource("aws_vpc.bx")]
    part = PlatformPart(PLATFORM, (AWS,), ('aws_vpc.b["x"]',))
    assert credit(attestation(), both, CASE._replace(manifest=bounded(part))).subjects == {'aws_vpc.b["x"]'}


def test_without_a_manifest() -> None:
    assert credit(attestation(), case=CASE._replace(manifest=None)).subjects == ALL
    assert MANIFEST.boundary.platforms == ()


# --- who does the work


def test_what_is_the_customers_is_never_credited() -> None:
    assert judged(attestation(entry(split=Split.CUSTOMER, checks=("q",)))).credits == ()


def test_shared_names_its_checks() -> None:
    assert credit(attestation(entry(split=Split.SHARED, checks=("q", "AWS-R")))).checks == ("q", "AWS-R")
    assert credit(attestation(entry(split=Split.SHARED))).checks is None
    assert credit(attestation(entry(checks=("q",)))).checks == ("q",)


# --- conditions on attributes


@pytest.mark.parametrize(
    ("proviso", "attributes", "holds"),
    [
        ({"present": True}, {"key": {"id": "k"}}, True),
        ({"present": True}, {"key": [{"id": "k"}, {"id": "l"}]}, True),
        ({"present": True}, {"key": [{"id": "k"}, {"id": ""}]}, False),
        ({"present": True}, {"key": {}}, False),
        ({"present": True}, {"key": []}, False),
        ({"present": True}, {}, False),
        ({"present": True}, {"key": {"id": AFTER_APPLY}}, None),
        ({"present": True}, {"key": AFTER_APPLY}, None),
        ({"present": False}, {}, True),
        ({"present": False}, {"key": {"id": "k"}}, False),
        ({"present": False}, {"key": [{"id": AFTER_APPLY}, {"id": "k"}]}, False),
        ({"equals": "k"}, {"key": {"id": "k"}}, True),
        ({"equals": "k"}, {"key": {"id": "l"}}, False),
        ({"equals": "k"}, {}, False),
        ({"equals": 1}, {"key": {"id": True}}, False),
        ({"equals": True}, {"key": {"id": True}}, True),
        ({"equals": "k"}, {"key": {"id": AFTER_APPLY}}, None),
    ],
)
def test_conditions(proviso: dict, attributes: dict[str, Value], holds: bool | None) -> None:
    conditions = (Proviso(resource_type="aws_instance", attribute="key.id", **proviso),)
    found = credit(attestation(entry(conditions=conditions)), [HERE[1], resource("aws_instance.a", **attributes)])
    mine = {"aws_instance.a", "system"}
    assert found.subjects == ({"aws_vpc.b"} | mine if holds else {"aws_vpc.b"})
    assert found.pending == (dict.fromkeys(mine, "VALUE_UNKNOWN") if holds is None else {})


def test_every_condition_has_to_hold() -> None:
    conditions = tuple(Proviso(resource_type="aws_instance", attribute=name, present=True) for name in ("x", "y"))
    paper = attestation(entry(conditions=conditions))
    assert credit(paper, [resource("aws_instance.a", x="1", y="2")]).subjects == {"aws_instance.a", "system"}
    assert credit(paper, [resource("aws_instance.a", x="1")]).subjects == set()


def test_a_condition_on_what_is_not_covered_still_bears_on_the_whole() -> None:
    conditions = (Proviso(resource_type="aws_iam_role", attribute="path", present=True),)
    paper = attestation(entry(conditions=conditions))
    assert credit(paper, [*HERE, resource("aws_iam_role.r")]).subjects == ALL - {"system"}
    assert credit(paper, [*HERE, resource("aws_iam_role.r", path="/x/")]).subjects == ALL
