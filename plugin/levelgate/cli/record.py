"""`levelgate record`: make keys, and write, sign and verify records."""

from datetime import UTC, datetime
from pathlib import Path

import click

from levelgate.errors import UsageError
from levelgate.model.record import Approval, Attestation, RecordKind, Waiver
from levelgate.records import strict_json
from levelgate.records.files import create_file, read_bounded, replace_file
from levelgate.records.keys import create_pair, read_private
from levelgate.records.signing import sign_statement
from levelgate.records.statement import subject_of
from levelgate.records.store import AnyPaper, verify_file
from levelgate.records.templates import moment, template
from levelgate.records.trust_root import read_trust

_KINDS = {
    "approval": RecordKind.APPROVAL,
    "attestation": RecordKind.ATTESTATION,
    "waiver": RecordKind.WAIVER,
}
_FILE = click.Path(path_type=Path)


@click.group()
def record() -> None:
    """Write, sign and verify approvals, attestations and waivers."""


@record.command()
@click.argument("kind", type=click.Choice(list(_KINDS)))
@click.option("-o", "--output", type=_FILE, help="File to write; default: standard output.")
def new(kind: str, output: Path | None) -> None:
    """Print a statement of KIND to fill in."""
    text = template(_KINDS[kind], _now())
    if output is None:
        click.echo(text, nl=False)
    else:
        create_file(output, text, 0o644)


@record.command()
@click.argument("file", type=_FILE)
@click.option("--key", type=_FILE, required=True, help="Ed25519 private key, PEM (PKCS 8).")
@click.option(
    "-o", "--output", type=_FILE, required=True, help="Envelope to write; one over the same bytes is added to."
)
def sign(file: Path, key: Path, output: Path) -> None:
    """Sign the statement in FILE, after checking that the gate would accept it."""
    private = read_private(key)
    signed = _read(output) if output.exists() else None
    replace_file(output, sign_statement(_read(file), private, signed))


@record.command()
@click.argument("file", type=_FILE)
@click.option("--trust", type=_FILE, required=True, envvar="LEVELGATE_TRUST", help="The owner's store.")
@click.option("--trust-pin", envvar="LEVELGATE_TRUST_PIN", help="SHA-256 of the store's root statement.")
def verify(file: Path, trust: Path, trust_pin: str | None) -> None:
    """Verify the record in FILE; exit 1 when it is refused."""
    now = _now()
    paper = verify_file(file, read_trust(trust, trust_pin, now))
    click.echo("\n".join(_lines(paper, now)))


@record.command()
@click.argument("file", type=_FILE)
def key(file: Path) -> None:
    """Make a pair of Ed25519 keys, FILE and FILE.pub, and print the key's id."""
    click.echo(create_pair(file))


def _lines(paper: AnyPaper, now: datetime) -> list[str]:
    found = paper.record
    return [
        f"kind     {_kind(found)}",
        f"subject  {subject_of(found)}",
        f"digest   {paper.digest}",
        *(f"signer   {signer}" for signer in paper.signers),
        f"valid    {moment(found.not_before)} to {moment(found.not_after)} ({_standing(found, now)})",
    ]


def _kind(found: Approval | Attestation | Waiver) -> RecordKind:
    match found:
        case Approval():
            return RecordKind.APPROVAL
        case Attestation():
            return RecordKind.ATTESTATION
        case Waiver():
            return RecordKind.WAIVER


def _standing(found: Approval | Attestation | Waiver, now: datetime) -> str:
    if now < found.not_before:
        return "not yet valid"
    return "expired" if now >= found.not_after else "in force"


def _read(path: Path) -> bytes:
    try:
        return read_bounded(path, strict_json.MAX_BYTES)
    except OSError:
        what = "there is no such file, or it cannot be read"
        raise UsageError("RECORD_UNREADABLE", what, where=str(path), help="check the path") from None


def _now() -> datetime:
    return datetime.now(UTC).replace(microsecond=0)
