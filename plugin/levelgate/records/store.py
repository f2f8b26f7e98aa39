"""The papers: the trust store and the files beside it in, verified records and refusals out."""

import os
from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path
from typing import NoReturn, TypeAlias, TypeVar

from levelgate.errors import UsageError
from levelgate.model.attestation import Attestation
from levelgate.model.record import (
    Approval,
    ApprovalPaper,
    AttestationPaper,
    Paper,
    Papers,
    RecordKind,
    Refusal,
    Waiver,
    WaiverPaper,
)
from levelgate.model.trust import Role, ScopeT
from levelgate.records import strict_json
from levelgate.records.envelope import Envelope, open_envelope, signers
from levelgate.records.files import read_bounded
from levelgate.records.refusal import RecordError
from levelgate.records.statement import Statement, kind_of, read_predicate, read_statement
from levelgate.records.trust_root import RECORDS_DIRECTORY, Trust, read_trust

MAX_RECORDS = 200
AnyPaper: TypeAlias = ApprovalPaper | AttestationPaper | WaiverPaper
RecordT = TypeVar("RecordT", Approval, Attestation, Waiver)


def load_papers(trust_dir: Path, pin: str | None, extra_files: Sequence[Path], now: datetime) -> Papers:
    """Verify every `records/**/*.dsse.json` of a store, in order of path, then the extra files, in the order given.

    A record that does not hold becomes a refusal and stops no other. A statement met again is left out; links to
    directories below `records` are not followed.
    Raises UsageError: TRUST_* as `read_trust` does, TRUST_INVALID also for a directory of records that cannot be read,
    RECORD_TOO_MANY above 200 files.
    """
    trust = read_trust(trust_dir, pin, now)
    files = [*_stored(trust_dir / RECORDS_DIRECTORY), *extra_files]
    if len(files) > MAX_RECORDS:
        what = f"{len(files)} records are at hand, more than {MAX_RECORDS}"
        raise UsageError("RECORD_TOO_MANY", what, where=str(trust_dir), help="remove expired and superseded records")
    judged = [_judge(file, trust) for file in files]
    papers = _once(paper for paper in judged if isinstance(paper, Paper))
    return Papers(
        root=trust.root,
        pin=trust.pin,
        approvals=tuple(paper for paper in papers if isinstance(paper.record, Approval)),
        attestations=tuple(paper for paper in papers if isinstance(paper.record, Attestation)),
        waivers=tuple(paper for paper in papers if isinstance(paper.record, Waiver)),
        refusals=tuple(refusal for refusal in judged if isinstance(refusal, Refusal)),
    )


def verify_file(file: Path, trust: Trust) -> AnyPaper:
    """The record in one file, its signatures verified.

    Raises RecordError: RECORD_UNREADABLE, RECORD_TOO_LARGE, RECORD_INVALID, RECORD_KIND, or SIG_INVALID when fewer keys
    of the kind's role signed it than the role's threshold.
    """
    return _verify(file, _open(file), trust)


def _stored(directory: Path) -> list[Path]:
    if not directory.is_dir():
        return []
    # NOTE: not Path.rglob, which passes over a directory it may not read: a later approval in it would go unseen.
    walk = os.walk(directory, onerror=_unreadable)
    return sorted(Path(place, name) for place, _, names in walk for name in names if name.endswith(".dsse.json"))


def _unreadable(problem: OSError) -> NoReturn:
    what = f"the records cannot be read: {problem.strerror}"
    raise UsageError("TRUST_INVALID", what, where=str(problem.filename), help="check the rights of the trust store")


def _judge(file: Path, trust: Trust) -> AnyPaper | Refusal:
    kind = subject = ""
    try:
        envelope = _open(file)
        kind, subject = _claims(envelope)
        return _verify(file, envelope, trust)
    except RecordError as problem:
        return Refusal(file.as_posix(), problem.code, kind, subject, problem.what)


def _open(file: Path) -> Envelope:
    try:
        return open_envelope(read_bounded(file, strict_json.MAX_BYTES))
    except OSError:
        raise RecordError("RECORD_UNREADABLE", "there is no such file, or it cannot be read") from None


def _claims(envelope: Envelope) -> tuple[str, str]:
    statement = read_statement(envelope.payload)
    return kind_of(statement), statement.subjects[0]


def _verify(file: Path, envelope: Envelope, trust: Trust) -> AnyPaper:
    statement = read_statement(envelope.payload)
    roles = trust.root.roles
    match kind_of(statement):
        case RecordKind.APPROVAL:
            return _paper(file, envelope, statement, trust, roles.level_approver, Approval)
        case RecordKind.ATTESTATION:
            return _paper(file, envelope, statement, trust, roles.platform_attestor, Attestation)
        case RecordKind.WAIVER:
            return _paper(file, envelope, statement, trust, roles.waiver_approver, Waiver)
        case RecordKind.TRUST_ROOT:
            raise RecordError("RECORD_KIND", "a trust root is no record of a system or platform")


def _paper(
    file: Path,
    envelope: Envelope,
    statement: Statement,
    trust: Trust,
    role: Role[ScopeT],
    record_type: type[RecordT],
) -> Paper[RecordT, ScopeT]:
    found = signers(envelope, trust.of(role.keys))
    if len(found) < role.threshold:
        what = f"{len(found)} keys of the role signed it, {role.threshold} are needed"
        raise RecordError("SIG_INVALID", what)
    return Paper(
        file=file.as_posix(),
        digest=statement.digest,
        signers=found,
        scopes=tuple(scope for scope in role.scopes if scope.key in found),
        record=read_predicate(statement, record_type),
    )


def _once(papers: Iterable[AnyPaper]) -> list[AnyPaper]:
    first: dict[str, AnyPaper] = {}
    for paper in papers:
        first.setdefault(paper.digest, paper)
    return list(first.values())
