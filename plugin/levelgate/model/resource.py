"""What a definition says: resources, their links, and how complete the reading was."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from fnmatch import fnmatchcase

import msgspec

from levelgate.model.value import Unknown, Value


class Change(StrEnum):
    """What applying the definition does to a resource, in the words of Terraform's plan."""

    CREATE = "create"
    UPDATE = "update"
    REPLACE = "replace"
    NO_OP = "no-op"
    READ = "read"


ANY_KEY = "*"
SAME_KEY = "="


class Link(msgspec.Struct, frozen=True, gc=False):
    """A reference from an attribute to a resource block.

    `block` is a resource's address without its instance key; `key` is the key of the instance meant, `ANY_KEY` when the
    definition does not show which, `SAME_KEY` when it is the referring instance's own (`count.index`, `each.key`).
    `certain` is false when the value may also come from somewhere else (a conditional, several candidates).
    An empty `block` is a reference whose target could not be found (a local value without source).
    """

    block: str
    key: str = ""
    certain: bool = True


Links = Mapping[str, tuple[Link, ...]]


class Location(msgspec.Struct, frozen=True, gc=False):
    """A place in the source: path relative to the working directory as the user wrote it, 1-based line."""

    file: str
    line: int


class Written(msgspec.Struct, frozen=True):
    """What a block of the definition writes, as Terraform's plan JSON shows its configuration.

    `expressions` hold for each argument its `constant_value` or the `references` in it, nested as blocks are.
    """

    expressions: Mapping[str, Value] = {}
    provisioners: Sequence[Value] = ()


NOTHING_WRITTEN = Written()


class Resource(msgspec.Struct, frozen=True, kw_only=True):
    """One resource instance of a definition.

    `address` is Terraform's full address (`module.a["x"].aws_vpc.v[0]`); `block` the same without the instance key;
    `key` the instance key as Terraform prints it (`0`, `"x"`) or empty.
    `provider` is the provider's source (`registry.terraform.io/hashicorp/aws`), `platform` the mapped platform's id or
    empty. `region` is a string, `Unknown`, or None where the definition does not say; so is `account`, the platform's
    account (project, subscription) that its provider block names. `root` is the path of the input it was read from,
    where there are several.
    `attributes` holds known values and `Unknown` ones; an attribute that is missing or null is *unset*.
    `zones` are the network zones it lies in, `Unknown` where they are not all known.
    `sensitive` is None or a tuple of mirrors of the attributes, with True at what must never be shown.
    `written` is what its block writes; all instances share it.
    """

    address: str
    block: str
    key: str = ""
    mode: str = "managed"
    type: str
    provider: str
    platform: str = ""
    region: Value = None
    account: Value = None
    root: str = ""
    change: Change = Change.NO_OP
    attributes: Mapping[str, Value]
    sensitive: Value = None
    links: Links = msgspec.field(default_factory=dict)
    zones: tuple[str, ...] | Unknown = ()
    location: Location | None = None
    written: Written = NOTHING_WRITTEN


def matches(text: str, glob: str) -> bool:
    """Whether an address or an ARN matches a glob of `*` and `?`; brackets of an address are part of it."""
    return fnmatchcase(text, glob.replace("[", "[[]"))


class Problem(msgspec.Struct, frozen=True):
    """Something of the input that could not be read or resolved; the verdict is then at best incomplete."""

    code: str
    detail: str
    where: str = ""


class InputFile(msgspec.Struct, frozen=True):
    """A file that was read: its path as given, what it is, and the digest of its bytes (hex)."""

    path: str
    kind: str
    sha256: str


class Definition(msgspec.Struct, frozen=True, kw_only=True):
    """Everything read from the paths given.

    `complete` is false for a partial input (errored, `-target`, fewer roots than the manifest's boundary); `problems`
    say why. `provisioned` are blocks that run programs of their own while applying. `secrets` are sensitive strings
    that no report may contain. `providers` are the provider blocks, as resources of mode `provider` whose address is
    the provider's name and alias (`aws.default` without one).
    """

    resources: tuple[Resource, ...]
    providers: tuple[Resource, ...] = ()
    files: tuple[InputFile, ...]
    complete: bool = True
    problems: tuple[Problem, ...] = ()
    provisioned: tuple[str, ...] = ()
    secrets: frozenset[str] = frozenset()
