"""Results for the tests of every format: one of each verdict, and one full of hostile names."""

from typing import Any, get_args

import msgspec

from levelgate.model.control import Text
from levelgate.reports.result import (
    SCHEMA,
    Approval,
    Checkov,
    Control,
    Due,
    Fault,
    File,
    Input,
    Observation,
    Paper,
    Problem,
    Protection,
    Reason,
    Result,
    Status,
    Summary,
    System,
)

REGIME = "vn-nd331-2026"
HOSTILE = (
    "\x1b[31mred\x1b]0;title\x07",
    "a]]>b<!--&lt;",
    "two\nlines\r\n/merge",
    "/merge",
    "::error file=a.tf::pwned",
    "##vso[task.setvariable variable=x]y",
    "a|b\\|c",
    "@team #123 !12 ~label",
    "`x``y`",
    "**bold** [link](http://a) ![i](http://a)",
    "right\u202eleft\u2066\u2069\u2028",
    "\x00\x85\ufffe",
    "<script>alert(1)</script>",
    "{count} {0}",
    "",
)


def summary(controls: list[Control]) -> Summary:
    counts = {state.replace("-", "_"): sum(one.status == state for one in controls) for state in get_args(Status)}
    return Summary(required=len(controls), **counts)


def control(item: str, status: Status, *protections: str, **more: Any) -> Control:
    base: dict[str, Any] = {
        "id": f"{REGIME}/{item}",
        "group": item.partition(".")[0],
        "title": Text(f"Yêu cầu {item} của tiêu chuẩn.", f"What the standard asks under {item}."),
        "citation": "5.2.1a",
        "confidence": "secondary",
        "binding": True,
        "evidence": ["code"],
        "status": status,
        "protections": list(protections),
        "reasons": [],
        "inherited": [],
        "waivers": [],
    }
    return Control(**(base | more))


def observation(rule: str, resource: str | None, **more: Any) -> Observation:
    base: dict[str, Any] = {
        "rule": rule,
        "origin": "rule",
        "severity": "high",
        "outcome": "fail",
        "standing": None,
        "by": "",
        "resource": resource,
        "change": "no-op" if resource else None,
        "file": None,
        "line": None,
        "attribute": "",
        "expected": "",
        "actual": "",
        "title": Text(f"Tài nguyên đáp ứng {rule}", f"A resource meets {rule}"),
        "fix": Text("Sửa cấu hình của tài nguyên.", "Change the resource."),
    }
    return Observation(**(base | more))


def protection(id: str, status: Status, *observations: Observation, **more: Any) -> Protection:
    base: dict[str, Any] = {
        "id": id,
        "kind": "universal",
        "title": Text(f"Biện pháp {id}", f"Safeguard {id}"),
        "status": status,
        "subjects": len(observations) + 2,
        "passed": 2,
        "parameters": [],
        "reasons": [],
        "observations": list(observations),
    }
    return Protection(**(base | more))


def result(controls: list[Control], protections: list[Protection], **more: Any) -> Result:
    base: dict[str, Any] = {
        "schema": SCHEMA,
        "version": "0.1.0",
        "verdict": "passed",
        "exit": 0,
        "advisory": False,
        "judged_at": "2026-11-22T03:00:00Z",
        "as_of": None,
        "system": System("portal", "Cổng dịch vụ công", "urn:vn:org:bo-x"),
        "regime": REGIME,
        "level": 3,
        "catalog": "vn-tcvn-14423-2026 0.2.0",
        "approval": VALID,
        "input": reading(),
        "errors": [],
        "summary": summary(controls),
        "controls": controls,
        "protections": protections,
        "register": "none",
        "checkov": None,
        "records": [],
        "due": None,
        "not_binding": sum(not one.binding for one in controls),
    }
    return Result(**(base | more))


def reading(**more: Any) -> Input:
    base: dict[str, Any] = {
        "complete": True,
        "resources": 30,
        "files": [File("plan.json", "terraform-plan", "ab" * 32)],
        "opaque": [],
        "untranslated": [],
        "unmapped": [],
        "unexamined": [],
        "problems": [],
    }
    return Input(**(base | more))


VALID = Approval(
    status="valid", level=3, regime=REGIME, decision="12/QĐ-BX", sequence=1, not_after="2029-11-22T00:00:00Z",
    digest="cd" * 32, file="records/approval.dsse.json",
)  # fmt: skip  # a table
MISSING = Approval(status="missing", code="APPROVAL_MISSING")
EXPIRED = Approval(status="invalid", code="APPROVAL_EXPIRED", level=3, decision="12/QĐ-BX")

CONTROLS = [
    control("NET.admin", "not-satisfied", "no-admin-port", "admin-vpn"),
    control("NET.zones", "satisfied", "zones"),
    control("NET.vpn", "not-satisfied", "admin-vpn", evidence=["code", "document"]),
    control("LOG.retention", "undetermined", "log-retention", reasons=[Reason("NO_RULE", "aws")]),
    control("LOG.central", "inherited", "central-logs", inherited=["cloud-y"]),
    control("LOG.review", "manual", evidence=["document"], reasons=[Reason("NEEDS_DOCUMENT")],
            document=Text("Biên bản rà soát.", "The records of the reviews.")),
    control("DAT.encrypt", "waived", "encrypted", waivers=["W-2026-001"]),
    control("DAT.backup", "undetermined", "backup"),
    control("MAIL.filter", "not-applicable", "mail-filter", reasons=[Reason("CONDITION_FALSE", "mail")]),
    control("SRV.memory", "not-satisfied", "patched", binding=False, confidence="memory"),
]  # fmt: skip  # a table
PROTECTIONS = [
    protection(
        "no-admin-port",
        "not-satisfied",
        observation("AWS-NET-001", "aws_security_group.web", change="no-op", file="net.tf", line=3, actual="0.0.0.0/0",
                    confirmed=["CKV_AWS_24"], disputed=["CKV_AWS_25"]),
        observation("CKV_AWS_100", "aws_eks_node_group.a", origin="checkov", change="create",
                    disputed=["AWS-NET-003"]),
        observation(
            "AWS-NET-001", 'module.a.aws_security_group.admin["x"]', severity="critical", change="create",
            file="modules/a/net.tf", line=12, attribute="ingress.cidr_blocks", expected="not (Internet: true)",
            actual="0.0.0.0/0",
        ),
    ),
    protection(
        "admin-vpn",
        "not-satisfied",
        observation("AWS-NET-009", None, actual="(absent)", expected="at least one"),
    ),
    protection("zones", "satisfied"),
    protection("log-retention", "undetermined", reasons=[Reason("NO_RULE", "aws")]),
    protection("central-logs", "inherited", observation("AWS-LOG-007", None, standing="inherited", by="cloud-y"),
               kind="existence"),
    protection(
        "encrypted",
        "waived",
        observation("AWS-DAT-001", "aws_ebs_volume.old", standing="waived", by="W-2026-001", actual="false"),
    ),
    protection(
        "backup",
        "undetermined",
        observation(
            "AWS-DAT-004", "aws_db_instance.main", outcome="unknown", change="update", attribute="retention",
            expected="≥ 7", actual="(known after apply)",
        ),
        observation("AWS-DAT-004", "aws_db_instance.main", outcome="unknown", change="update", expected="≥ 30"),
    ),
    protection("patched", "not-satisfied", observation("AWS-SRV-002", "aws_instance.a[0]", severity="low")),
    protection("mail-filter", "not-applicable", subjects=0, passed=0, reasons=[Reason("NO_SUBJECTS")]),
]  # fmt: skip  # a table
GOOD = [one for one in CONTROLS if one.status not in ("not-satisfied", "undetermined") or not one.binding]
FINE = [one for one in PROTECTIONS if one.status not in ("not-satisfied", "undetermined") or one.id == "patched"]
GAPS = [one for one in CONTROLS if one.status in ("not-satisfied", "undetermined")]


def blocked() -> Result:
    return result(
        CONTROLS,
        PROTECTIONS,
        verdict="blocked",
        exit=1,
        input=reading(
            opaque=["helm_release.a"],
            unexamined=["aws_iam_group", "aws_sns_topic", "aws_sqs_queue", "aws_eip"],
            problems=[Problem("INPUT_PARTIAL", "2 changes are deferred", "plan.json")],
            complete=False,
        ),
        records=[
            Paper(kind="waiver", id="W-2026-001", file="records/w1.json"),
            Paper(kind="waiver", id="W-2026-002", file="records/w2.json", code="WAIVER_EXPIRED"),
            Paper(kind="platform-controls", id="cloud-y", file="records/y.json"),
            Paper(kind="platform-controls", id="cloud-z", file="records/z.json", code="ATTESTATION_NOT_GRANTED"),
        ],
        due=Due("vn-next-2027", "2027-08-19", summary(CONTROLS), GAPS),
        checkov=Checkov("ran", "3.3.30", 12, 20, ["CKV_AWS_9999"], ""),
    )


def passed() -> Result:
    return result(GOOD, FINE, checkov=Checkov("idle", "", 0, 0, [], ""))


def incomplete() -> Result:
    return result(
        [*GOOD, *(one for one in CONTROLS if one.status == "undetermined")],
        [one for one in PROTECTIONS if one.id in ("backup", "log-retention") or one in FINE],
        verdict="incomplete",
        exit=4,
        errors=[Fault("RULE_CRASHED", "AWS-LOG-003", "KeyError"), Fault("CHECKOV_FAILED", "checkov", "no memory")],
        checkov=Checkov("failed", "", 12, 0, [], "no memory"),
    )


def advisory() -> Result:
    return msgspec.structs.replace(
        blocked(), exit=0, advisory=True, as_of="2026-10-01T00:00:00Z", approval=MISSING, system=None
    )


def unapproved() -> Result:
    absent = Checkov("absent", "", 12, 0, [], "")
    return result(GOOD, FINE, verdict="blocked", exit=1, approval=EXPIRED, checkov=absent)


def unreadable() -> Result:
    problem = Problem("INPUT_BINARY", "this is a binary plan", "tfplan")
    read = reading(complete=False, resources=0, files=[], problems=[problem])
    return result([], [], verdict=None, exit=3, level=None, catalog="", approval=MISSING, input=read)


def hostile() -> Result:
    """Every place that the scanned tree or a record fills, filled with what would break a report."""
    observations = [
        observation(
            "X-1", name, change="create", file=name, line=number or None, attribute=name, expected=name, actual=name,
            by=name, standing=(None, "waived")[number % 2], title=Text(name, name), fix=Text(name, name),
        )
        for number, name in enumerate(HOSTILE)
    ]  # fmt: skip  # a table
    title = Text("; ".join(HOSTILE), "; ".join(HOSTILE))
    return result(
        [control("NET.a", "not-satisfied", "p", title=title, waivers=list(HOSTILE)),
         control("NET.b", "undetermined", "p", reasons=[Reason("OPAQUE", name) for name in HOSTILE])],
        [protection("p", "not-satisfied", *observations, title=title)],
        verdict="blocked",
        exit=1,
        system=System(HOSTILE[0], "\n".join(HOSTILE), HOSTILE[3]),
        input=reading(
            files=[File(name, "terraform-plan", "ab") for name in HOSTILE],
            opaque=list(HOSTILE), untranslated=list(HOSTILE), unmapped=list(HOSTILE), unexamined=list(HOSTILE),
            problems=[Problem("INPUT_PARTIAL", name, name) for name in HOSTILE],
        ),
        records=[Paper(kind="waiver", id=name, file=name, code="WAIVER_EXPIRED", detail=name) for name in HOSTILE],
    )  # fmt: skip  # a table


RESULTS = {make.__name__: make() for make in (blocked, passed, incomplete, advisory, unapproved, unreadable, hostile)}
