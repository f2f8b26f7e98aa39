"""The approval: which one is judged, and every reason why it does not hold."""

from datetime import UTC, date, datetime, timedelta

import msgspec
import pytest

from levelgate.assessment.approve import approve, binding_regime
from levelgate.model.manifest import ClaimedSystem
from levelgate.model.record import (
    Approval,
    ApprovalPaper,
    ApprovalStatus,
    Approved,
    Approver,
    ApproverScope,
    Bindings,
    Decision,
    Manifest,
    Paper,
    Papers,
    RecordKind,
    Refusal,
    SystemName,
    Transition,
    TrustRoot,
)
from levelgate.model.trust import Key, Role, Roles, RootRole

NOW = datetime(2026, 11, 22, 3, tzinfo=UTC)
SYSTEM = "urn:vn:httt:bo-x:cong-dich-vu"
OWNER = "urn:vn:org:bo-x"
OLD, NEW = "vn-nd85-2016", "vn-nd331-2026"
TRANSITIONS = {NEW: None, OLD: Transition(NEW, date(2027, 1, 1), date(2027, 7, 1))}
FIRST, SECOND = "sha256:" + "1" * 64, "sha256:" + "2" * 64
MANIFEST = Manifest(file="levelgate.yaml", system=ClaimedSystem(SYSTEM, "Cổng dịch vụ công", OWNER, 3))
APPROVAL = Approval(
    system=SystemName(SYSTEM, "Cổng dịch vụ công"),
    owner=OWNER,
    regime=NEW,
    level=3,
    sequence=4,
    decision=Decision("1234/QĐ-BX", date(2026, 11, 1), "Cục trưởng"),
    approver=Approver("urn:vn:org:bo-x:cuc-cntt"),
    issued_at=datetime(2026, 11, 1, tzinfo=UTC),
    not_before=datetime(2026, 11, 1, tzinfo=UTC),
    not_after=datetime(2028, 11, 1, tzinfo=UTC),
    bindings=Bindings(environment=("prod",), platforms=()),
)


def paper(digest: str = "a", scopes: tuple[ApproverScope, ...] | None = None, **fields: object) -> ApprovalPaper:
    scopes = (ApproverScope(FIRST, OWNER, 3),) if scopes is None else scopes
    signers = tuple(sorted({scope.key for scope in scopes}))
    record = msgspec.structs.replace(APPROVAL, **fields)
    return Paper(file=f"{digest}.dsse.json", digest=digest * 64, signers=signers, scopes=scopes, record=record)


def papers(*approvals: ApprovalPaper, refusals: tuple[Refusal, ...] = (), threshold: int = 1) -> Papers:
    scopes = (ApproverScope(FIRST, OWNER, 3), ApproverScope(SECOND, OWNER, 3))
    root = TrustRoot(
        version=1,
        issued_at=datetime(2026, 1, 1, tzinfo=UTC),
        expires=datetime(2027, 12, 1, tzinfo=UTC),
        keys={FIRST: Key("ed25519", ""), SECOND: Key("ed25519", "")},
        roles=Roles(root=RootRole(1, (FIRST,)), level_approver=Role(threshold, (FIRST, SECOND), scopes)),
    )
    return Papers(root=root, pin="0" * 64, approvals=approvals, refusals=refusals)


def judge(*approvals: ApprovalPaper, now: datetime = NOW, manifest: Manifest | None = MANIFEST) -> Approved:
    return approve(papers(*approvals), manifest, now, TRANSITIONS)


def test_valid() -> None:
    found = judge(paper())
    assert (found.status, found.code, found.level, found.regime) == (ApprovalStatus.VALID, "", 3, NEW)
    assert found.paper == paper()


def test_invalid_has_no_level_but_its_paper() -> None:
    found = judge(paper(level=2))
    assert (found.status, found.level, found.regime) == (ApprovalStatus.INVALID, None, "")
    assert found.paper


@pytest.mark.parametrize(
    "found",
    [
        approve(None, MANIFEST, NOW, TRANSITIONS),
        approve(papers(paper()), None, NOW, TRANSITIONS),
        approve(papers(), MANIFEST, NOW, TRANSITIONS),
        approve(papers(refusals=(Refusal("w", "SIG_INVALID", RecordKind.WAIVER, SYSTEM),)), MANIFEST, NOW, TRANSITIONS),
        approve(papers(refusals=(Refusal("w", "RECORD_INVALID"),)), MANIFEST, NOW, TRANSITIONS),
    ],
)
def test_missing(found: Approved) -> None:
    assert (found.status, found.code) == (ApprovalStatus.MISSING, "APPROVAL_MISSING")


def test_of_another_system() -> None:
    found = judge(paper(system=SystemName("urn:vn:httt:bo-x:another", "…")))
    assert (found.status, found.code, found.paper) == (ApprovalStatus.INVALID, "APPROVAL_OTHER_SYSTEM", None)
    assert [each.file for each in found.set_aside] == ["a.dsse.json"]


def test_refused() -> None:
    mine = Refusal("mine", "SIG_INVALID", RecordKind.APPROVAL, SYSTEM)
    foreign = Refusal("foreign", "RECORD_INVALID", RecordKind.APPROVAL, "urn:vn:httt:bo-x:another")
    other = paper(system=SystemName("urn:vn:httt:bo-x:another", "…"))
    both = approve(papers(other, refusals=(foreign, mine)), MANIFEST, NOW, TRANSITIONS)
    assert (both.status, both.code, both.set_aside) == (ApprovalStatus.INVALID, "SIG_INVALID", (mine,))
    alone = approve(papers(refusals=(foreign,)), MANIFEST, NOW, TRANSITIONS)
    assert (alone.status, alone.code) == (ApprovalStatus.INVALID, "RECORD_INVALID")
    assert approve(papers(other, refusals=(foreign,)), MANIFEST, NOW, TRANSITIONS).code == "APPROVAL_OTHER_SYSTEM"


def test_refused_record_takes_nothing_from_one_that_holds() -> None:
    mine = Refusal("mine", "SIG_INVALID", RecordKind.APPROVAL, SYSTEM)
    assert approve(papers(paper(), refusals=(mine,)), MANIFEST, NOW, TRANSITIONS).status is ApprovalStatus.VALID


@pytest.mark.parametrize("level", [1, 2, 4, 5])
def test_level_of_the_manifest(level: int) -> None:
    claimed = msgspec.structs.replace(MANIFEST.system, level=level)
    assert judge(paper(), manifest=msgspec.structs.replace(MANIFEST, system=claimed)).code == "LEVEL_MISMATCH"


def test_manifest_need_not_state_a_level() -> None:
    claimed = msgspec.structs.replace(MANIFEST.system, level=None)
    assert judge(paper(), manifest=msgspec.structs.replace(MANIFEST, system=claimed)).level == 3


def test_authority() -> None:
    assert judge(paper(level=4)).code == "APPROVER_LEVEL"
    assert judge(paper(scopes=(ApproverScope(FIRST, "urn:vn:org:bo-y", 5),))).code == "APPROVER_NOT_FOR_OWNER"
    assert judge(paper(owner="urn:vn:org:bo-y")).code == "APPROVER_NOT_FOR_OWNER"
    mixed = (ApproverScope(FIRST, OWNER, 2), ApproverScope(FIRST, "urn:vn:org:bo-y", 5))
    assert judge(paper(scopes=mixed)).code == "APPROVER_LEVEL"
    twice = (ApproverScope(FIRST, OWNER, 2), ApproverScope(FIRST, OWNER, 3))
    assert judge(paper(scopes=twice)).level == 3


@pytest.mark.parametrize(
    ("second", "code"),
    [
        (ApproverScope(SECOND, OWNER, 3), ""),
        (ApproverScope(SECOND, OWNER, 2), "APPROVER_LEVEL"),
        (ApproverScope(SECOND, "urn:vn:org:bo-y", 3), "APPROVER_NOT_FOR_OWNER"),
        (ApproverScope(FIRST, OWNER, 5), "APPROVER_NOT_FOR_OWNER"),
    ],
)
def test_each_signer_that_is_needed_has_the_authority(second: ApproverScope, code: str) -> None:
    at_hand = papers(paper(scopes=(ApproverScope(FIRST, OWNER, 3), second)), threshold=2)
    assert approve(at_hand, MANIFEST, NOW, TRANSITIONS).code == code


def test_validity_is_half_open_to_the_second() -> None:
    second = timedelta(seconds=1)
    start, end = APPROVAL.not_before, APPROVAL.not_after
    codes = [judge(paper(), now=now).code for now in (start - second, start, end - second, end)]
    assert codes == ["APPROVAL_NOT_YET_VALID", "", "", "APPROVAL_EXPIRED"]


def test_highest_sequence_is_judged() -> None:
    found = judge(paper("a", sequence=9, level=3), paper("b", sequence=10), paper("c", sequence=8))
    assert found.paper
    assert found.paper.digest == "b" * 64
    assert [(each.file, each.code) for each in found.set_aside] == [
        ("a.dsse.json", "APPROVAL_SUPERSEDED"),
        ("c.dsse.json", "APPROVAL_SUPERSEDED"),
    ]


@pytest.mark.parametrize(
    ("later", "code"),
    [
        ({"not_after": datetime(2026, 11, 2, tzinfo=UTC)}, "APPROVAL_EXPIRED"),
        ({"not_before": datetime(2027, 11, 2, tzinfo=UTC)}, "APPROVAL_NOT_YET_VALID"),
        ({"level": 5}, "APPROVER_LEVEL"),
        ({"level": 2}, "LEVEL_MISMATCH"),
        ({"owner": "urn:vn:org:bo-y"}, "APPROVER_NOT_FOR_OWNER"),
        ({"regime": "vn-1999"}, "APPROVAL_REGIME_UNKNOWN"),
    ],
)
def test_older_approval_never_comes_back(later: dict[str, object], code: str) -> None:
    older, newer = paper("a", sequence=4), paper("b", sequence=5, **later)
    assert judge(older, newer).code == judge(newer, older).code == code


def test_approval_that_another_replaces_in_words_only() -> None:
    assert judge(paper("a", sequence=5), paper("b", sequence=4, supersedes="a" * 64)).code == "APPROVAL_SUPERSEDED"
    assert judge(paper("b", sequence=5, supersedes="a" * 64), paper("a", sequence=4)).status is ApprovalStatus.VALID


def test_same_sequence_twice() -> None:
    found = judge(paper("a"), paper("b", level=2))
    assert (found.status, found.code) == (ApprovalStatus.INVALID, "RECORD_CONFLICT")
    assert [each.code for each in found.set_aside] == ["RECORD_CONFLICT"]
    assert judge(paper("a"), paper("a")).status is ApprovalStatus.VALID
    assert judge(paper("a"), paper("b"), paper("c", sequence=5)).status is ApprovalStatus.VALID


def test_sequences_of_other_systems_do_not_count() -> None:
    other = paper("b", sequence=9, system=SystemName("urn:vn:httt:bo-x:another", "…"))
    assert judge(other, paper("a")).status is ApprovalStatus.VALID


@pytest.mark.parametrize(
    ("issued", "code"),
    [
        (datetime(2027, 1, 1, 16, 59, 59, tzinfo=UTC), ""),  # the last second of 2027-01-01 in Viet Nam
        (datetime(2027, 1, 1, 17, 0, 0, tzinfo=UTC), "APPROVAL_REGIME_CLOSED"),
    ],
)
def test_last_day_of_a_regime(issued: datetime, code: str) -> None:
    late = datetime(2027, 2, 1, tzinfo=UTC)
    assert judge(paper(regime=OLD, issued_at=issued), now=late).code == code
    assert judge(paper(regime=NEW, issued_at=issued), now=late).code == ""


def test_regime_that_binds() -> None:
    first = datetime(2027, 6, 30, 17, tzinfo=UTC)  # midnight in Viet Nam
    assert binding_regime(OLD, first - timedelta(seconds=1), TRANSITIONS) == OLD
    assert binding_regime(OLD, first, TRANSITIONS) == NEW
    assert binding_regime(NEW, first, TRANSITIONS) == NEW
    assert judge(paper(regime=OLD)).regime == OLD
    found = judge(paper(regime=OLD), now=first)
    assert (found.level, found.regime) == (3, NEW)


def test_regimes_may_follow_one_another() -> None:
    chain = {
        "a": Transition("b", date(2020, 1, 1), date(2020, 1, 1)),
        "b": Transition("c", date(2026, 1, 1), date(2026, 1, 1)),
    }
    assert binding_regime("a", NOW, chain) == "c"
    assert binding_regime("a", datetime(2021, 1, 1, tzinfo=UTC), chain) == "b"


def test_order_of_files_does_not_matter_for_the_outcome() -> None:
    at_hand = [paper("a"), paper("b", sequence=6), paper("c", sequence=5, level=2)]
    assert judge(*at_hand).paper == judge(*reversed(at_hand)).paper
