"""`levelgate trust`: the owner's store of keys and records."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

import click

from levelgate.errors import UsageError
from levelgate.records.founding import Grant, RoleName, found_store
from levelgate.records.keys import read_private, read_public

TIME_FORMATS = ["%Y-%m-%dT%H:%M:%SZ", "%Y-%m-%d"]
_FIELDS: Mapping[RoleName, Mapping[str, str]] = {
    RoleName.APPROVER: {"owner": "owner", "max-level": "maxLevel"},
    RoleName.ATTESTOR: {"platform": "platform", "max-level": "maxLevel"},
    RoleName.WAIVER: {"owner": "owner"},
}


@click.group()
def trust() -> None:
    """Make the store that says whose signature counts."""


@trust.command()
@click.argument("directory", type=click.Path(path_type=Path, file_okay=False))
@click.option(
    "--root-key",
    "root_keys",
    type=click.Path(path_type=Path),
    multiple=True,
    required=True,
    help="Private key that signs the root; repeat it, and all of them are needed to change the root.",
)
@click.option(
    "--approver", "approvers", multiple=True, metavar="PUB.pem,owner=URN,max-level=N", help="May approve levels."
)
@click.option("--attestor", "attestors", multiple=True, metavar="PUB.pem,platform=URN,max-level=N", help="May attest.")
@click.option("--waiver-approver", "waivers", multiple=True, metavar="PUB.pem,owner=URN", help="May waive.")
@click.option("--expires", type=click.DateTime(TIME_FORMATS), help="End of the root, UTC; default: in one year.")
def init(
    directory: Path,
    root_keys: Sequence[Path],
    approvers: Sequence[str],
    attestors: Sequence[str],
    waivers: Sequence[str],
    expires: datetime | None,
) -> None:
    """Make a trust store in DIRECTORY from public keys, and print its pin.

    The options for keys can be repeated; a key with several owners is given once for each.
    """
    now = datetime.now(UTC).replace(microsecond=0)
    wanted = {RoleName.APPROVER: approvers, RoleName.ATTESTOR: attestors, RoleName.WAIVER: waivers}
    grants = [_grant(role, text) for role, texts in wanted.items() for text in texts]
    signing = [read_private(path) for path in root_keys]
    end = expires.replace(tzinfo=UTC) if expires else now + timedelta(days=365)
    pin = found_store(directory, signing, grants, now, end)
    click.echo(pin)


def _grant(role: RoleName, text: str) -> Grant:
    path, *parts = text.split(",")
    pairs = dict(part.partition("=")[::2] for part in parts)
    fields = _FIELDS[role]
    if len(pairs) != len(parts) or pairs.keys() != fields.keys():
        what = f"{role}: {text!r} does not name a key file and {', '.join(fields)}"
        raise UsageError("TRUST_GRANT", what, help=f"write PUB.pem,{','.join(f'{name}=…' for name in fields)}")
    scope = {fields[name]: _number(value) if name == "max-level" else value for name, value in pairs.items()}
    return Grant(role, read_public(Path(path)), scope)


def _number(text: str) -> int | str:
    return int(text) if text.isascii() and text.isdigit() else text
