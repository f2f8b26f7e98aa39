"""The whole way from a definition to a result, with papers as the store would hand them over."""

import json
import random
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import msgspec
import pytest

from levelgate import pipeline
from levelgate.assessment.decide import decide
from levelgate.checks.checkov.evidence import Evidence
from levelgate.errors import Exit, InputError, UsageError
from levelgate.mapping import platforms, regimes
from levelgate.model.assessment import Assessment
from levelgate.model.engine import Engine, EngineStatus
from levelgate.model.finding import Status, Verdict
from levelgate.model.manifest import Boundary, Manifest
from levelgate.model.record import Accepted, Approval, ApprovalStatus, Paper, Papers, RecordKind, Refusal, SystemName
from levelgate.model.trust import ApproverScope, Role
from levelgate.pipeline import Request
from levelgate.reports.present import present
from levelgate.reports.result import Result, encode
from tests.assessment import make
from tests.assessment.make import APPROVAL, FIRST, MANIFEST, NOW, OLD, OWNER, REGIME, attestation, entry, scope, waiver
from tests.assessment.plans import plan, planned, sample, write

ROOT = Path(__file__).parents[1]
PLANS = ROOT / "tests" / "data" / "plans"
READABLE = [
    PLANS / f"{name}.json" for name in ("drift", "lifecycle", "no-op", "state", "state-aws", "target", "unknowns")
]
READY = ROOT / "examples" / "citizen-portal" / "ready" / "plan.json"
NO_CHECKOV = Evidence(Engine(status=EngineStatus.OFF))
LATE = datetime(2027, 7, 1, tzinfo=UTC)
GOOGLE = "registry.terraform.io/hashicorp/google"
RANDOM = "registry.terraform.io/hashicorp/random"


def approved(*found: Any, refusals: tuple[Refusal, ...] = (), **approval: Any) -> Papers:
    """Papers with an approval of the sample system, and whatever else is given."""
    record = msgspec.structs.replace(APPROVAL, **approval)
    scopes = (ApproverScope(FIRST, OWNER, 5),)
    paper = Paper(file="approval.json", digest="f" * 64, signers=(FIRST,), scopes=scopes, record=record)
    papers = make.papers(*found)
    roles = msgspec.structs.replace(papers.root.roles, level_approver=Role(1, (FIRST,), scopes))
    root = msgspec.structs.replace(papers.root, roles=roles)
    others = tuple(one for one in found if isinstance(one.record, Approval))
    return msgspec.structs.replace(papers, root=root, approvals=(paper, *others), refusals=refusals)


def claimed(level: int | None = None, regime: str | None = None, **more: Any) -> Manifest:
    system = msgspec.structs.replace(MANIFEST.system, level=level)
    return msgspec.structs.replace(MANIFEST, system=system, regime=regime, **more)


@pytest.fixture
def path(tmp_path: Path) -> str:
    return write(tmp_path / "plan.json", *sample())


def run(path: str | Path, **request: Any) -> Assessment:
    base: dict[str, Any] = {"paths": (str(path),), "now": NOW, "manifest": claimed()}
    return pipeline.check(Request(**(base | request)))


def result(path: str | Path, **request: Any) -> Result:
    return present(run(path, **request))


# --- which level, which regime


@pytest.mark.parametrize(
    ("advisory", "asked", "approval", "manifest", "level"),
    [
        (True, 5, 3, 3, 5),
        (True, None, 3, 3, 3),
        (True, None, 3, None, 3),
        (True, None, None, 2, 2),
        (True, 1, None, 2, 1),
        (False, None, 3, 3, 3),
        (False, None, 3, 2, 2),  # LEVEL_MISMATCH: no valid approval, so the manifest's
        (False, None, None, 4, 4),
        (False, None, None, None, None),
    ],
)
def test_level(
    path: str, advisory: bool, asked: int | None, approval: int | None, manifest: int | None, level: int | None
) -> None:
    papers = approved(level=approval) if approval else None
    found = run(path, advisory=advisory, level=asked, papers=papers, manifest=claimed(manifest))
    assert found.level == level
    assert (found.conclusion.baseline.level if found.conclusion else None) == level


def test_an_advisory_run_needs_a_level(path: str) -> None:
    with pytest.raises(UsageError) as caught:
        run(path, advisory=True)
    assert caught.value.code == "LEVEL_MISSING"


@pytest.mark.parametrize(
    ("asked", "approval", "manifest", "now", "regime"),
    [
        (None, None, None, NOW, REGIME),
        (None, None, OLD, NOW, OLD),
        (None, REGIME, OLD, NOW, REGIME),
        (None, OLD, REGIME, NOW, OLD),
        (None, OLD, None, LATE, REGIME),
        (None, None, OLD, LATE, REGIME),
        (OLD, REGIME, REGIME, NOW, OLD),
        (OLD, None, None, LATE, OLD),
    ],
)
def test_regime(
    path: str, asked: str | None, approval: str | None, manifest: str | None, now: datetime, regime: str
) -> None:
    papers = approved(regime=approval) if approval else None
    found = run(path, advisory=True, regime=asked, papers=papers, manifest=claimed(3, manifest), now=now)
    assert found.regime == regime
    assert found.conclusion
    assert found.conclusion.baseline.regime == regime


def test_an_unknown_regime_is_a_mistake_of_the_manifest(path: str) -> None:
    with pytest.raises(UsageError) as caught:
        run(path, manifest=claimed(3, "vn-1999"))
    assert caught.value.code == "REGIME_UNKNOWN"


# --- the coming regime


def test_the_old_regime_says_what_is_due(path: str) -> None:
    found = run(path, papers=approved(regime=OLD))
    assert found.due
    assert (found.due.date.isoformat(), found.due.conclusion.baseline.regime) == ("2027-07-01", REGIME)
    assert found.due.conclusion.baseline.level == 3
    shown = present(found).due
    assert shown
    assert shown.summary.required == len(regimes.baseline(REGIME, 3, {}).controls)
    assert {control.status for control in shown.controls} <= {"not-satisfied", "undetermined"}


@pytest.mark.parametrize(("regime", "now"), [(REGIME, NOW), (OLD, LATE)])
def test_nothing_is_due_under_the_new_regime(path: str, regime: str, now: datetime) -> None:
    assert run(path, papers=approved(regime=regime), now=now).due is None


def test_what_is_due_changes_nothing_today(path: str) -> None:
    papers = approved(waiver("AWS-LOG-008", "aws_cloudwatch_log_group.app"), regime=OLD)
    today = run(path, papers=papers)
    assert today.conclusion
    assert {finding.control.id.partition("/")[0] for finding in today.conclusion.findings} == {OLD}
    assert [state.kind for state in today.papers] == ["waiver"]


def test_the_last_day_of_the_old_regime(path: str) -> None:
    midnight = datetime(2027, 6, 30, 17, tzinfo=UTC)
    papers = approved(regime=OLD)
    assert [run(path, papers=papers, now=midnight - timedelta(seconds=s)).regime for s in (1, 0)] == [OLD, REGIME]


# --- the verdict


def test_without_approval_the_definition_is_judged_all_the_same(path: str) -> None:
    found = result(path, manifest=claimed(3))
    assert (found.verdict, found.exit, found.approval.code) == ("blocked", Exit.BLOCKED, "APPROVAL_MISSING")
    assert found.summary.not_satisfied
    nothing = result(path)
    assert (nothing.exit, nothing.summary.required, nothing.level) == (Exit.BLOCKED, 0, None)
    assert nothing.input.resources == 2


def test_an_advisory_run_never_blocks(path: str) -> None:
    found = result(path, manifest=claimed(3), advisory=True)
    assert (found.verdict, found.exit) == ("blocked", Exit.PASSED)


def whole(*types: str, **more: Any) -> Any:
    """A platform's word on every control and protection."""
    controls = {
        control.id.partition("/")[2]
        for level in regimes.LEVELS
        for control in regimes.baseline(REGIME, level, {}).controls
    }
    protections = {
        demand.protection for level in regimes.LEVELS for demand in regimes.baseline(REGIME, level, {}).demands
    }
    entries = [entry(name, control=name) for name in sorted(controls)] + [entry(name) for name in sorted(protections)]
    return attestation(*entries, scope=scope(*types), **more)


QUIET = planned("aws_cloudwatch_dashboard.main", dashboard_name="one")


def test_a_system_passes(tmp_path: Path) -> None:
    path = write(tmp_path / "plan.json", QUIET, planned("aws_vpc.main", cidr_block="10.0.0.0/16"))
    found = result(path, papers=approved(whole()))
    assert (found.verdict, found.exit) == ("passed", Exit.PASSED)
    assert found.summary.inherited
    assert found.summary.not_satisfied == found.summary.undetermined == 0


def test_part_of_a_system_never_passes(tmp_path: Path) -> None:
    partial = write(tmp_path / "plan.json", QUIET, complete=False)
    assert result(partial, papers=approved(whole())).verdict == "incomplete"
    path = write(tmp_path / "whole.json", QUIET)
    roots = claimed(boundary=Boundary(roots=("app", "network")))
    found = result(path, papers=approved(whole()), manifest=roots)
    assert (found.verdict, found.exit) == ("incomplete", Exit.INCOMPLETE)
    assert [problem.code for problem in found.input.problems] == ["INPUT_PARTIAL"]


def test_source_that_cannot_be_read_never_passes(tmp_path: Path) -> None:
    path = write(tmp_path / "plan.json", QUIET)
    (tmp_path / "src").mkdir()
    (tmp_path / "src" / "main.tf").write_bytes(b"\xff\xfe not text")
    found = result(path, papers=approved(whole()), source=tmp_path / "src")
    assert found.input.problems
    assert found.verdict == "incomplete"


def test_a_crash_never_passes(path: str) -> None:
    definition = pipeline.collect((path,), None)
    papers = approved()
    found = pipeline.approve(papers, claimed(), NOW, pipeline.transitions())
    subject = pipeline.scoped(definition, papers, claimed())
    (rule,) = [one for one in platforms.rules("aws") if one.id == "AWS-LOG-008"]
    broken = msgspec.structs.replace(rule, assertion={"retention_in_days": {"no-such-word": 1}})
    subject = msgspec.structs.replace(subject, rules={**subject.rules, "log-retention": [broken, broken]})
    baseline = regimes.baseline(REGIME, 3, {})
    seen = pipeline._look(subject, None, [baseline], NO_CHECKOV)
    assert [(crash.rule, crash.protection) for crash in seen.crashes] == [("AWS-LOG-008", "log-retention")]
    conclusion, _ = pipeline._judge(Request(paths=(path,), now=NOW, papers=papers), found, seen, baseline)
    states = {one.shown.demand.protection: one.status for one in conclusion.protections}
    assert states["log-retention"] is Status.UNDETERMINED
    everything = msgspec.structs.replace(conclusion, findings=conclusion.findings[:1])
    assert decide(everything, found, whole=True, crashed=bool(seen.crashes), advisory=False) is Verdict.INCOMPLETE


@pytest.mark.parametrize("name", ["destroy", "errored", "refresh-only", "refresh-only-drift", "zero"])
def test_an_input_that_cannot_be_judged(name: str) -> None:
    with pytest.raises(InputError) as caught:
        run(PLANS / f"{name}.json", manifest=claimed(3))
    assert caught.value.exit == Exit.INPUT


def test_what_is_written_of_an_input_that_cannot_be_judged() -> None:
    refused = Refusal("bad.json", "SIG_INVALID", RecordKind.APPROVAL, "x")
    request = Request(paths=("p",), now=NOW, manifest=claimed(3), papers=approved(refusals=(refused,)))
    found = pipeline.approve(request.papers, request.manifest, NOW, pipeline.transitions())
    shown = present(pipeline.unjudged(request, found, "INPUT_EMPTY", "nothing", "p"))
    assert (shown.verdict, shown.exit, shown.summary.required, shown.level) == (None, Exit.INPUT, 0, None)
    assert [problem.code for problem in shown.input.problems] == ["INPUT_EMPTY"]
    assert [paper.code for paper in shown.records] == ["SIG_INVALID"]


# --- records


def failing(found: Result) -> set[tuple[str, str | None]]:
    return {
        (one.rule, one.resource) for each in found.protections for one in each.observations if one.outcome == "fail"
    }


def test_a_waiver_keeps_its_failure(path: str) -> None:
    given = waiver("AWS-LOG-008", "aws_cloudwatch_log_group.app", accepted=Accepted("retention_in_days", 7))
    with_it, without = result(path, papers=approved(given)), result(path, papers=approved())
    assert failing(with_it) == failing(without)
    kept = {one.id: one.status for one in with_it.controls}
    assert kept[f"{REGIME}/LOG.retention"] == "waived"
    assert [(paper.id, paper.code) for paper in with_it.records] == [("WV-1", "")]
    assert with_it.exit == Exit.BLOCKED


def test_a_waiver_for_a_value_that_changed(path: str, tmp_path: Path) -> None:
    given = waiver("AWS-LOG-008", "aws_cloudwatch_log_group.app", accepted=Accepted("retention_in_days", 14))
    found = result(path, papers=approved(given))
    assert [paper.code for paper in found.records] == ["WAIVER_VALUE"]
    assert found.controls == result(path, papers=approved()).controls


def test_paper_that_expired_equals_none(path: str) -> None:
    expired = {"not_after": NOW}
    given = [whole(**expired), waiver("AWS-LOG-008", "aws_cloudwatch_log_group.app", digest="b", **expired)]
    with_it, without = result(path, papers=approved(*given)), result(path, papers=approved())
    assert [paper.code for paper in with_it.records] == ["ATTESTATION_EXPIRED", "WAIVER_EXPIRED"]
    assert msgspec.structs.replace(with_it, records=[]) == without


def test_an_attestation_in_an_advisory_run_without_approval(path: str) -> None:
    papers = msgspec.structs.replace(approved(whole()), approvals=())
    found = result(path, papers=papers, advisory=True, manifest=claimed(3))
    assert found.summary.inherited == 0
    assert [paper.code for paper in found.records] == ["ATTESTATION_NOT_GRANTED"]


def test_paper_under_an_approval_that_does_not_hold(path: str) -> None:
    given = [whole(), waiver("AWS-LOG-008", "aws_cloudwatch_log_group.app", digest="b")]
    found = result(path, papers=approved(*given, not_after=NOW), manifest=claimed(3))
    assert found.approval.code == "APPROVAL_EXPIRED"
    assert (found.summary.inherited, found.summary.waived) == (0, 0)
    assert [paper.code for paper in found.records] == ["ATTESTATION_NOT_GRANTED", "WAIVER_NO_APPROVAL"]


def test_approvals_that_another_one_set_aside_are_listed(path: str) -> None:
    older = Paper(file="old.json", digest="e" * 64, signers=(FIRST,), scopes=(), record=APPROVAL)
    refused = Refusal("bad.json", "SIG_INVALID", RecordKind.APPROVAL, "x", "why")
    found = result(path, papers=approved(older, sequence=2, refusals=(refused,)))
    assert [(paper.file, paper.code, paper.detail) for paper in found.records] == [
        ("bad.json", "SIG_INVALID", "why"),
        ("old.json", "APPROVAL_SUPERSEDED", ""),
    ]


def test_each_refused_record_is_listed_once(path: str) -> None:
    refused = Refusal("bad.json", "SIG_INVALID", RecordKind.APPROVAL, MANIFEST.system.id)
    papers = msgspec.structs.replace(approved(refusals=(refused,)), approvals=())
    found = result(path, papers=papers)
    assert (found.approval.code, [paper.file for paper in found.records]) == ("SIG_INVALID", ["bad.json"])
    other = msgspec.structs.replace(APPROVAL, system=SystemName("urn:vn:httt:bo-x:other", "…"))
    aside = Paper(file="other.json", digest="e" * 64, signers=(FIRST,), scopes=(), record=other)
    found = result(path, papers=msgspec.structs.replace(approved(), approvals=(aside,)))
    assert [(paper.file, paper.code) for paper in found.records] == [("other.json", "APPROVAL_OTHER_SYSTEM")]
    assert run(path, papers=papers).approved.status is ApprovalStatus.INVALID


# --- all of the system


@pytest.mark.parametrize(
    ("beside", "inherited"),
    [
        (planned("random_password.db", RANDOM, None), True),
        (planned("data.aws_caller_identity.me", region=None), True),
        (planned("aws_iam_role.r", region="hn-1"), True),
        (planned("google_storage_bucket.b", GOOGLE, None), False),
        (planned("aws_vpc.elsewhere", region="sg-1"), False),
        (planned("aws_vpc.somewhere", region=None), False),
    ],
)
def test_what_makes_up_the_whole(tmp_path: Path, beside: dict[str, Any], inherited: bool) -> None:
    path = write(tmp_path / "plan.json", QUIET, beside)
    found = result(path, papers=approved(whole("aws_vpc", "aws_iam_role"))).controls
    (guarded,) = [one for one in found if one.id == f"{REGIME}/HWA.rogue"]
    assert guarded.evidence == ["attestation", "document"]
    assert guarded.inherited == ([make.PLATFORM] if inherited else [])


def test_neutral_by_policy(tmp_path: Path) -> None:
    path = write(tmp_path / "plan.json", QUIET, planned("google_storage_bucket.b", GOOGLE, None))
    papers = approved(whole())
    policy = msgspec.structs.replace(papers.root.policy, neutral_providers=(GOOGLE,))
    root = msgspec.structs.replace(papers.root, policy=policy)
    found = result(path, papers=msgspec.structs.replace(papers, root=root))
    assert found.verdict == "passed"
    assert result(path, papers=papers).verdict != "passed"


def test_an_unknown_region_is_named(tmp_path: Path) -> None:
    path = write(tmp_path / "plan.json", planned("aws_vpc.main", region=None, cidr_block="10.0.0.0/16"))
    found = result(path, papers=approved(whole("aws_vpc")))
    assert [(paper.code, paper.detail) for paper in found.records] == [
        ("REGION_UNKNOWN", "aws_vpc.main: REGION_UNKNOWN")
    ]
    (logs,) = [one for one in found.protections if one.id == "flow-logs"]
    assert (logs.status, [reason.code for reason in logs.reasons]) == ("undetermined", ["REGION_UNKNOWN"])


def test_policy_may_demand_evidence(path: str) -> None:
    papers = approved()
    for lowest, manual in ((4, True), (3, False)):
        policy = msgspec.structs.replace(papers.root.policy, evidence_demanded_from_level=lowest)
        root = msgspec.structs.replace(papers.root, policy=policy)
        found = result(path, papers=msgspec.structs.replace(papers, root=root))
        assert bool(found.summary.manual) is manual


# --- numbers


@pytest.mark.parametrize("plan", [*READABLE, READY], ids=lambda path: f"{path.parent.name}-{path.stem}")
@pytest.mark.parametrize("regime", [REGIME, OLD])
def test_the_numbers_add_up(plan: Path, regime: str) -> None:
    for level in regimes.LEVELS:
        found = result(plan, advisory=True, level=level, regime=regime)
        counts = msgspec.to_builtins(found.summary)
        assert len(counts) == 8
        assert counts.pop("required") == sum(counts.values()) == len(found.controls)
        assert len(found.controls) == len(regimes.baseline(regime, level, {}).controls)
        assert found.exit == Exit.PASSED
        assert not found.errors


@pytest.mark.parametrize("plan", READABLE, ids=lambda path: path.stem)
def test_each_demand_is_observed_once(plan: Path) -> None:
    subject = pipeline.scoped(pipeline.collect((str(plan),), None), None, None)
    both = [regimes.baseline(regime, 3, {}) for regime in (OLD, REGIME)]
    seen = pipeline._look(subject, None, both, NO_CHECKOV)
    assert len(seen.observed) == len({demand for one in both for demand in one.demands})
    assert list(seen.observed) == list(dict.fromkeys(demand for one in both for demand in one.demands))


# --- determinism


def comparable(found: Result) -> bytes:
    files = [msgspec.structs.replace(file, sha256="") for file in found.input.files]
    return encode(msgspec.structs.replace(found, input=msgspec.structs.replace(found.input, files=files)))


def test_order_never_changes_a_byte(tmp_path: Path) -> None:
    read = json.loads(READY.read_bytes())
    papers = approved(
        whole("aws_vpc", "aws_instance", "aws_s3_bucket"),
        attestation(digest="d", platform=make.Platform("urn:vn:platform:z", "Z"), sequence=3),
        waiver("AWS-LOG-008", "aws_cloudwatch_log_group.app", digest="b", accepted=Accepted("retention_in_days", 60)),
        waiver(
            "AWS-LOG-008",
            "aws_cloudwatch_log_group.app",
            digest="c",
            id="WV-0",
            accepted=Accepted("retention_in_days", 60),
        ),
        refusals=(Refusal("y.json", "SIG_INVALID"), Refusal("x.json", "RECORD_INVALID")),
    )
    outputs = set()
    for seed in range(5):
        chance = random.Random(seed)  # noqa: S311 - a shuffle, no secret
        shuffle(read["planned_values"]["root_module"], chance)
        for name in ("resource_changes",):
            chance.shuffle(read[name])
        file = tmp_path / "plan.json"
        file.write_text(json.dumps(read))
        mixed = {
            name: tuple(chance.sample(getattr(papers, name), len(getattr(papers, name))))
            for name in ("approvals", "attestations", "waivers", "refusals")
        }
        outputs.add(comparable(result(file, papers=msgspec.structs.replace(papers, **mixed))))
    assert len(outputs) == 1


def shuffle(module: dict[str, Any], chance: random.Random) -> None:
    chance.shuffle(module.get("resources", []))
    chance.shuffle(module.get("child_modules", []))
    for child in module.get("child_modules", []):
        shuffle(child, chance)


def test_the_same_run_twice(path: str) -> None:
    papers = approved(whole("aws_vpc"))
    assert encode(result(path, papers=papers)) == encode(result(path, papers=papers))


# --- secrets

SECRETS = ("s3cr3t-attribute", "s3cr3t-key", "s3cr3t-variable", "s3cr3t-output", "s3cr3t-tag", "90210777")


def secretive() -> dict[str, Any]:
    """A plan with a secret wherever Terraform lets one stand, most of them where rules look."""
    rules = [
        {"from_port": 22, "to_port": 22, "protocol": "tcp", "cidr_blocks": ["0.0.0.0/0"], "description": SECRETS[0]}
    ]
    made = plan(
        planned("aws_security_group.a", ingress=rules, sensitive={"ingress": True}),
        planned(
            f'aws_vpc.b["{SECRETS[1]}"]', cidr_block="10.0.0.0/16", tags={"Zone": SECRETS[4]}, sensitive={"tags": True}
        ),
        planned(
            "aws_db_instance.c", password=SECRETS[0], identifier=SECRETS[2], engine=SECRETS[2], storage_encrypted=False
        ),
        planned(
            "aws_cloudwatch_log_group.d",
            name=SECRETS[2],
            retention_in_days=int(SECRETS[5]),
            sensitive={"retention_in_days": True},
        ),
        planned("aws_s3_bucket.e", bucket=SECRETS[3], acl=SECRETS[2]),
        variables={"v": {"value": SECRETS[2]}, "k": {"value": [SECRETS[1]]}},
        configuration={"root_module": {"variables": {"v": {"sensitive": True}, "k": {"sensitive": True}}}},
    )
    made["planned_values"]["outputs"] = {"o": {"sensitive": True, "value": {"deep": [SECRETS[3]]}}}
    return made


def written(path: Path, level: int) -> str:
    """Everything that a run at a level could write, with and without papers, under both regimes."""
    scopes = (make.AttestorScope(FIRST, make.PLATFORM, 5),)
    papers = approved(whole("aws_vpc", "aws_db_instance", scopes=scopes), level=level)
    advice = {"advisory": True, "level": level}
    runs = ({"papers": papers}, advice, {**advice, "regime": OLD})
    return "".join(encode(result(path, **request)).decode() for request in runs)


@pytest.mark.parametrize("level", regimes.LEVELS)
def test_no_secret_reaches_the_result(tmp_path: Path, level: int) -> None:
    file = tmp_path / "plan.json"
    file.write_text(json.dumps(secretive()))
    text = written(file, level)
    assert not [secret for secret in SECRETS if secret in text]
    assert "(sensitive)" in text


def test_no_secret_reaches_a_reason(tmp_path: Path) -> None:
    stack = planned(f'aws_cloudformation_stack.f["{SECRETS[1]}"]', name="stack")
    bucket = planned(f'google_storage_bucket.g["{SECRETS[1]}"]', GOOGLE, None)
    hidden = secretive()
    hidden["planned_values"]["root_module"]["resources"] += [stack, bucket]
    file = tmp_path / "plan.json"
    file.write_text(json.dumps(hidden))
    assert SECRETS[1] not in written(file, 3)
