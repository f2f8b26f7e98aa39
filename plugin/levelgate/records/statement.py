"""in-toto statements: payload bytes in, records out.

Source: https://github.com/in-toto/attestation/blob/main/spec/v1/statement.md, narrowed by docs/records.md.
"""

import hashlib
import re
from datetime import datetime
from typing import Annotated, Any, Literal, TypeAlias, TypeVar

import msgspec

from levelgate.model.attestation import Attestation
from levelgate.model.field import Line
from levelgate.model.record import Approval, RecordKind, Waiver
from levelgate.model.trust import TrustRoot
from levelgate.records import strict_json
from levelgate.records.refusal import RecordError, printable

STATEMENT_TYPE = "https://in-toto.io/Statement/v1"
TRUST_ROOT_SUBJECT = "trust-root"
_MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z")

Record: TypeAlias = Approval | Attestation | Waiver | TrustRoot
RecordT = TypeVar("RecordT", Approval, Attestation, Waiver, TrustRoot)
_Hex = Annotated[str, msgspec.Meta(pattern=r"\A(?:[0-9a-f]{2}){16,64}\Z")]
_Digests = Annotated[dict[Line, _Hex], msgspec.Meta(min_length=1)]


class _Subject(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    name: Line
    digest: _Digests


class _StatementJson(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="camel"):
    type: Literal["https://in-toto.io/Statement/v1"] = msgspec.field(name="_type")
    subject: Annotated[tuple[_Subject, ...], msgspec.Meta(min_length=1)]
    predicate_type: str
    predicate: dict[str, Any]


class Statement(msgspec.Struct, frozen=True):
    """A statement whose predicate is not read yet; `digest` is sha256 of its bytes (hex), the record's identity."""

    digest: str
    predicate_type: str
    subjects: tuple[str, ...]
    predicate: dict[str, Any]


def predicate_type(kind: RecordKind) -> str:
    """The predicate type of a kind of record."""
    return f"urn:levelgate:predicate:{kind}:v1"


def read_statement(payload: bytes) -> Statement:
    """The statement in a payload; raises RecordError RECORD_INVALID or RECORD_TOO_LARGE."""
    try:
        found = msgspec.convert(strict_json.parse(payload), _StatementJson)
    except msgspec.ValidationError as problem:
        raise RecordError("RECORD_INVALID", printable(f"not an in-toto statement: {problem}")) from None
    digest = hashlib.sha256(payload).hexdigest()
    return Statement(digest, found.predicate_type, tuple(each.name for each in found.subject), found.predicate)


def kind_of(statement: Statement) -> RecordKind:
    """The kind of record that the statement says it is; raises RecordError RECORD_KIND."""
    for kind in RecordKind:
        if statement.predicate_type == predicate_type(kind):
            return kind
    raise RecordError("RECORD_KIND", "the predicate type is none that levelgate knows")


def read_predicate(statement: Statement, record_type: type[RecordT]) -> RecordT:
    """The record that the statement holds.

    Raises RecordError RECORD_INVALID for a missing, unknown or unfit field, a time not written `YYYY-MM-DDThh:mm:ssZ`,
    and a statement none of whose subjects is what the record is about.
    """
    try:
        record = msgspec.convert(statement.predicate, record_type, str_keys=True)
    except msgspec.ValidationError as problem:
        raise RecordError("RECORD_INVALID", printable(str(problem))) from None
    for name in _moments(record_type):
        if not _MOMENT.fullmatch(statement.predicate[name]):
            raise RecordError("RECORD_INVALID", f"{name} is not written YYYY-MM-DDThh:mm:ssZ")
    if subject_of(record) not in statement.subjects:
        raise RecordError("RECORD_INVALID", "no subject of the statement is what the record is about")
    return record


def read_record(statement: Statement) -> Record:
    """The record that the statement says it is; raises RecordError RECORD_KIND or RECORD_INVALID."""
    match kind_of(statement):
        case RecordKind.APPROVAL:
            return read_predicate(statement, Approval)
        case RecordKind.ATTESTATION:
            return read_predicate(statement, Attestation)
        case RecordKind.WAIVER:
            return read_predicate(statement, Waiver)
        case RecordKind.TRUST_ROOT:
            return read_predicate(statement, TrustRoot)


def subject_of(record: Record) -> str:
    """The name that stands as a subject of the record's statement: a system, a platform or `trust-root`."""
    match record:
        case Approval():
            return record.system.id
        case Attestation():
            return record.platform.id
        case Waiver():
            return record.system
        case TrustRoot():
            return TRUST_ROOT_SUBJECT


def _moments(record_type: type[Record]) -> list[str]:
    return [field.encode_name for field in msgspec.structs.fields(record_type) if field.type is datetime]
