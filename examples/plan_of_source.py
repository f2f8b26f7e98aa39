"""Writes the plan of a Terraform source as JSON, for where the provider is not at hand to let Terraform write it.

    python examples/plan_of_source.py SOURCE [--kinds KINDS] > plan.json

It writes what `terraform plan` and `terraform show -json` would of a system that does not exist yet, as far as a gate
reads it. It knows the simple form of source: variables (those without a default from the environment, TF_VAR_NAME),
locals, one provider block, resources with `count` or `for_each`, nested blocks, literals, references, templates,
heredocs and `values(a.b)[*].c`. At all else (other functions, operators, modules, data sources, outputs, `dynamic`,
`timeouts`) it stops.

What is optional or computed stands in KINDS: type → attribute path → e.g. "optional computed string"; by default those
of the OpenStack provider that the tests use, with what older versions had. Defaults, which are not there, stand here
for the types that the examples use. Nested blocks keep the order of the source, also where Terraform sorts them.
"""

import argparse
import gzip
import hashlib
import json
import os
import re
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple, NoReturn

import hcl2

OPENSTACK_KINDS = Path(__file__).resolve().parents[1] / "tests" / "data" / "schemas" / "openstack-kinds.json.gz"
# Defaults of arguments, as the sources of the OpenStack provider 3.4.0 state them.
DEFAULTS: Mapping[str, Mapping[str, Any]] = {
    "openstack_blockstorage_volume_v3": {"volume_retype_policy": "never"},
    "openstack_compute_instance_v2": {
        "block_device.delete_on_termination": False,
        "block_device.multiattach": False,
        "force_delete": False,
        "network.access_network": False,
        "power_state": "active",
        "stop_before_destroy": False,
    },
    "openstack_fw_group_v2": {"admin_state_up": True},
    "openstack_fw_rule_v2": {"action": "deny", "enabled": True, "ip_version": 4, "protocol": "any"},
    "openstack_lb_l7policy_v2": {"admin_state_up": True},
    "openstack_lb_l7rule_v2": {"admin_state_up": True, "invert": False},
    "openstack_lb_listener_v2": {"admin_state_up": True},
    "openstack_lb_loadbalancer_v2": {"admin_state_up": True},
    "openstack_lb_member_v2": {"admin_state_up": True},
    "openstack_lb_monitor_v2": {"admin_state_up": True},
    "openstack_lb_pool_v2": {"admin_state_up": True},
    "openstack_networking_port_v2": {"extra_dhcp_option.ip_version": 4},
    "openstack_networking_router_interface_v2": {"force_destroy": False},
    "openstack_networking_subnet_v2": {"enable_dhcp": True, "ip_version": 4, "no_gateway": False},
    "openstack_objectstorage_container_v1": {"force_destroy": False, "versioning": False},
    "openstack_vpnaas_ike_policy_v2": {"phase1_negotiation_mode": "main"},
    "openstack_vpnaas_service_v2": {"admin_state_up": True},
    "openstack_vpnaas_site_connection_v2": {"admin_state_up": True},
}
# What the provider itself marks as sensitive, and what it keeps in place of what was written.
SENSITIVE = {("openstack_compute_instance_v2", "admin_pass"), ("openstack_compute_keypair_v2", "private_key")}
DIGESTED = {("openstack_compute_instance_v2", "user_data")}

OPTIONS = hcl2.SerializationOptions(with_comments=False)
NAME = r"[A-Za-z_][\w-]*"
KEY = r'"(?:[^"\\]|\\.)*"|\d+'
STEP = re.compile(rf"\.({NAME})|\[({KEY}|\*|{NAME}(?:\.{NAME})+)\]")
VALUES_OF = re.compile(rf"\Avalues\(({NAME}\.{NAME})\)\[\*\]")
EXPRESSION = re.compile(r'"?\$\{([^{}]*)\}"?\Z')
PIECE = re.compile(r'(\$\$\{)|\$\{((?:[^{}"]|"[^"]*")*)\}|\\(.)|([^$\\]+|\$)', re.DOTALL)
HEREDOC = re.compile(rf'"<<(-?)({NAME})\n(.*\n)\s*\2"\Z', re.DOTALL)
ESCAPES = {"n": "\n", "t": "\t", '"': '"', "\\": "\\"}
META = ("__is_block__", "count", "for_each", "lifecycle", "depends_on")

Body = dict[str, Any]
Names = Mapping[str, Callable[[str], Any]]


class Unknown:
    """A value not known before apply."""


class Secret(NamedTuple):
    """A value that Terraform marks as sensitive."""

    value: Any


UNKNOWN = Unknown()


def stop(what: str) -> NoReturn:
    """End with a message."""
    sys.exit(f"plan_of_source.py: {what}")


# --- what an expression refers to; expressions are in the form that hcl2.loads gives them


def expression(value: Any) -> str | None:
    """The text of an expression; None for a literal or a template."""
    found = EXPRESSION.match(value) if isinstance(value, str) else None
    return VALUES_OF.sub(r"\1[*]", found[1].strip()) if found else None


def steps(reference: str) -> list[str]:
    """A reference in parts: `a.b["c"].d` gives a, .b, ["c"] and .d."""
    start = re.match(NAME, reference)
    found = [start[0], *(one[0] for one in STEP.finditer(reference, start.end()))] if start else []
    return found if len(found) > 1 and "".join(found) == reference else stop(f"not supported: {reference}")


def references(value: Any) -> Iterator[str]:
    """What an expression refers to, as Terraform lists it: each reference, then its shorter forms."""
    if isinstance(value, (list, dict)):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from references(inner)
    elif isinstance(value, str):
        whole = expression(value)
        for one in [whole] if whole else [piece[2] for piece in PIECE.finditer(value) if piece[2]]:
            yield from _forms(steps(one.strip()))


def _forms(parts: list[str]) -> Iterator[str]:
    # What follows a computed key or a splat is no part of the reference.
    end = next((i for i, part in enumerate(parts) if part[0] == "[" and not re.match(KEY, part[1:])), len(parts))
    for length in range(end, 1, -1):
        yield "".join(parts[:length])
    for part in parts[end:]:
        if part[0] == "[" and part != "[*]":
            yield from _forms(steps(part[1:-1]))


# --- what an expression is worth


class Evaluator:
    """Evaluates expressions; `names` says what each first name of a reference means ("" for resources)."""

    def __init__(self, names: Names) -> None:
        self._names = names

    def value(self, value: Any) -> Any:
        """The value of an expression; parts of it may be `UNKNOWN` or `Secret`."""
        if isinstance(value, list):
            return [self.value(inner) for inner in value]
        if isinstance(value, dict):
            return {self.value(name): self.value(inner) for name, inner in value.items() if name != "__is_block__"}
        if not isinstance(value, str):
            return value
        reference = expression(value)
        if reference:
            return self._reference(reference)
        heredoc = HEREDOC.match(value)
        if heredoc:
            return self._template(_unindented(heredoc[3]) if heredoc[1] else heredoc[3], escapes=False)
        return self._template(value[1:-1]) if value.startswith('"') else value

    def _template(self, text: str, escapes: bool = True) -> Any:
        parts = [self._piece(piece, escapes) for piece in PIECE.finditer(text)]
        if UNKNOWN in parts:
            return UNKNOWN
        whole = "".join(part.value if isinstance(part, Secret) else part for part in parts)
        return Secret(whole) if any(isinstance(part, Secret) for part in parts) else whole

    def _piece(self, piece: re.Match[str], escapes: bool) -> Any:
        escaped_brace, reference, escaped, plain = piece.groups()
        if reference:
            return converted(self._reference(reference.strip()), "string")
        if escaped:
            return ESCAPES[escaped] if escapes else piece[0]
        return "${" if escaped_brace else plain

    def _reference(self, reference: str) -> Any:
        first, second, *rest = steps(reference)
        if first in self._names:
            return self._below(self._names[first](second[1:]), rest)
        return (
            self._below(self._names[""](first + second), rest)
            if "" in self._names
            else stop(f"not a constant: {reference}")
        )

    def _below(self, value: Any, rest: list[str]) -> Any:
        """What the rest of a reference leads to, starting at a value."""
        if value is UNKNOWN or not rest:
            return value
        if isinstance(value, Secret):
            return Secret(self._below(value.value, rest))
        if rest[0] == "[*]":
            return [self._below(one, rest[1:]) for one in (value.values() if isinstance(value, dict) else value)]
        return self._below(_item(value, self._key(rest[0])), rest[1:])

    def _key(self, step: str) -> Any:
        if step.startswith("."):
            return step[1:]
        return json.loads(step[1:-1]) if re.match(KEY, step[1:]) else self._reference(step[1:-1])


def _item(value: Any, key: Any) -> Any:
    try:
        return value[key]
    except (KeyError, IndexError, TypeError):
        stop(f"a reference leads nowhere: there is no {key!r}")


def _unindented(text: str) -> str:
    lines = text.splitlines(keepends=True)
    indent = min((len(line) - len(line.lstrip(" ")) for line in lines if line.strip()), default=0)
    return "".join(line[indent:] if line.strip() else line.lstrip(" ") for line in lines)


def constant(value: Any) -> Any:
    """The value of an expression without references."""
    return Evaluator({}).value(value)


def converted(value: Any, kind: str) -> Any:
    """A value as Terraform converts it to the type of an attribute."""
    if value is None or value is UNKNOWN:
        return value
    if isinstance(value, Secret):
        return Secret(converted(value.value, kind))
    if kind.endswith(")"):
        return _collection(value, *kind[:-1].split("(", 1))
    if kind == "string":
        return value if isinstance(value, str) else json.dumps(value)
    return json.loads(value) if isinstance(value, str) else value


def _collection(value: Any, outer: str, inner: str) -> Any:
    """A collection of simple values, which the provider's machinery knows as a whole or not at all."""
    items = value if isinstance(value, dict) else dict(enumerate(value))
    found = {name: converted(one, inner) for name, one in items.items()}
    if UNKNOWN in found.values():
        return UNKNOWN
    if outer == "map":
        return found
    return sorted(set(found.values())) if outer == "set" else list(found.values())


# --- planned values


class Block(NamedTuple):
    """A resource block of the source."""

    type: str
    name: str
    body: Body

    @property
    def address(self) -> str:
        return f"{self.type}.{self.name}"

    @property
    def written(self) -> Body:
        return {name: value for name, value in self.body.items() if name not in META}


class Source:
    """The files of a root module: what they say, by name."""

    def __init__(self, folder: Path) -> None:
        self.required: Body = {}
        self.providers: Body = {}
        self.variables: Body = {}
        self.locals: Body = {}
        self.blocks: dict[str, Block] = {}
        for file in sorted(folder.glob("*.tf")):
            self._read(hcl2.loads(file.read_text(encoding="utf-8"), serialization_options=OPTIONS))

    def _read(self, file: Body) -> None:
        others = sorted(set(file) - {"terraform", "provider", "variable", "locals", "resource"})
        if others:
            stop(f"not supported: {', '.join(others)}")
        for terraform in file.get("terraform", ()):
            for required in terraform.get("required_providers", ()):
                self.required |= constant(required)
        for kind, found in (("provider", self.providers), ("variable", self.variables)):
            found |= {constant(name): body for one in file.get(kind, ()) for name, body in one.items()}
        for one in file.get("locals", ()):
            self.locals |= one
        for type, named in ((type, named) for one in file.get("resource", ()) for type, named in one.items()):
            for name, body in named.items():
                block = Block(constant(type), constant(name), body)
                self.blocks[block.address] = block

    def full_name(self, provider: str) -> str:
        return f"registry.terraform.io/{self.required[provider]['source']}"


class Planner:
    """Plans the resources of a source; `given` are values of variables."""

    def __init__(self, source: Source, kinds: Mapping[str, Mapping[str, str]], given: Mapping[str, Any]) -> None:
        self._source = source
        self._kinds = kinds
        self._planned: dict[str, dict[str | int | None, Body]] = {}
        self.variables = {name: self._variable(name, body, given) for name, body in source.variables.items()}
        self._names: Names = {
            "var": lambda name: _item(self.variables, name),
            "local": lambda name: Evaluator(self._names).value(_item(source.locals, name)),
            "": self._resource,
        }

    def _variable(self, name: str, body: Body, given: Mapping[str, Any]) -> Any:
        if name not in given and "default" not in body:
            stop(f"variable {name} has no default: set TF_VAR_{name}")
        value = given[name] if name in given else constant(body["default"])
        return Secret(value) if body.get("sensitive") else value

    def _resource(self, address: str) -> Any:
        found = self.planned(_item(self._source.blocks, address))
        return found[None] if None in found else list(found.values()) if 0 in found else found

    def planned(self, block: Block) -> dict[str | int | None, Body]:
        """The planned values of each instance of a resource block, by its key."""
        if block.address not in self._planned:
            instances = self._keys(block.body)
            self._planned[block.address] = {
                key: self._object(block.type, block.written, "", Evaluator({**self._names, **own}))
                for key, own in instances
            }
        return self._planned[block.address]

    def _keys(self, body: Body) -> Iterator[tuple[str | int | None, Names]]:
        count, items = (Evaluator(self._names).value(body.get(word)) for word in ("count", "for_each"))
        for index in range(count or 0):
            yield index, {"count": {"index": index}.__getitem__}
        for key in sorted(items or ()):
            yield key, {"each": {"key": key, "value": items[key]}.__getitem__}
        if count is None and items is None:
            yield None, {}

    def _object(self, type: str, body: Body, prefix: str, evaluator: Evaluator) -> Body:
        """The planned values of a resource, or of a nested block at `prefix`."""
        kinds = self._kinds[type] if type in self._kinds else stop(f"KINDS does not have {type}")
        names = [path[len(prefix) :] for path in kinds if path.startswith(prefix) and "." not in path[len(prefix) :]]
        for name in body:
            if name not in (*names, "__is_block__") or name == "timeouts":
                stop(f"not supported: {prefix}{name} of {type}")
        return {name: self._attribute(type, prefix + name, body.get(name), evaluator) for name in sorted(names)}

    def _attribute(self, type: str, path: str, value: Any, evaluator: Evaluator) -> Any:
        *use, kind = self._kinds[type][path].split()
        if kind == "block" and value is not None:
            return [self._object(type, one, f"{path}.", evaluator) for one in value]
        found = converted(evaluator.value(value), kind)
        if found is None:
            found = _unwritten(type, path, kind, "computed" in use)
        elif (type, path) in DIGESTED and found is not UNKNOWN:
            found = hashlib.sha1(found.encode()).hexdigest()  # noqa: S324 - as the provider does
        return Secret(found) if (type, path) in SENSITIVE and found is not None else found


def _unwritten(type: str, path: str, kind: str, computed: bool) -> Any:
    if computed:
        return UNKNOWN
    return [] if kind == "block" and path != "timeouts" else DEFAULTS.get(type, {}).get(path)


# --- the plan


def known(value: Any) -> Any:
    """A value as the plan shows it: without what is not known yet."""
    if isinstance(value, Secret):
        return known(value.value)
    if isinstance(value, dict):
        inner = {name: known(one) for name, one in value.items()}
        return {name: one for name, one in inner.items() if one is not UNKNOWN}
    return [known(one) for one in value] if isinstance(value, list) else value


def mirror(value: Any, marked: type) -> Any:
    """True where a value is marked, in the structure of the value; objects leave out what is not."""
    if isinstance(value, marked):
        return True
    if isinstance(value, Secret):
        return mirror(value.value, marked)
    if isinstance(value, dict):
        inner = {name: mirror(one, marked) for name, one in value.items()}
        return {name: one for name, one in inner.items() if one is not False}
    return [mirror(one, marked) for one in value] if isinstance(value, list) else False


def plan(source: Source, planner: Planner) -> Body:
    """The plan's JSON."""
    blocks = [source.blocks[address] for address in sorted(source.blocks)]
    resources = [one for block in blocks for one in _instances(source, planner, block)]
    return {
        "format_version": "1.2",
        "variables": {name: {"value": known(value)} for name, value in sorted(planner.variables.items())},
        "planned_values": {"root_module": {"resources": [_planned(*one) for one in resources]}},
        "resource_changes": [_change(*one) for one in resources],
        "configuration": {
            "provider_config": {name: _provider(source, name) for name in source.providers},
            "root_module": {
                "resources": [_configured(block) for block in blocks],
                "variables": {name: _declared(body) for name, body in sorted(source.variables.items())},
            },
        },
        "applyable": True,
        "complete": True,
        "errored": False,
    }


def _instances(source: Source, planner: Planner, block: Block) -> Iterator[tuple[Body, Body]]:
    """What every listing of an instance says of it, and its values."""
    for key, values in planner.planned(block).items():
        address = block.address if key is None else f"{block.address}[{json.dumps(key)}]"
        listed = {"address": address, "mode": "managed", "type": block.type, "name": block.name}
        listed |= {} if key is None else {"index": key}
        yield listed | {"provider_name": source.full_name(block.type.partition("_")[0])}, values


def _planned(listed: Body, values: Body) -> Body:
    return {**listed, "values": known(values), "sensitive_values": mirror(values, Secret)}


def _change(listed: Body, values: Body) -> Body:
    change = {
        "actions": ["create"],
        "before": None,
        "after": known(values),
        "after_unknown": mirror(values, Unknown),
        "before_sensitive": False,
        "after_sensitive": mirror(values, Secret),
    }
    return {**listed, "change": change}


def _provider(source: Source, name: str) -> Body:
    return {
        "name": name,
        "full_name": source.full_name(name),
        "version_constraint": source.required[name]["version"],
        "expressions": _expressions(source.providers[name]),
    }


def _configured(block: Block) -> Body:
    found = {
        "address": block.address,
        "mode": "managed",
        "type": block.type,
        "name": block.name,
        "provider_config_key": block.type.partition("_")[0],
        "expressions": _expressions(block.written),
    }
    found |= {
        f"{word}_expression": _expression(block.body[word]) for word in ("count", "for_each") if word in block.body
    }
    waits = [expression(one) for one in block.body.get("depends_on", ())]
    return found | ({"depends_on": waits} if waits else {})


def _expressions(body: Body) -> Body:
    return {name: _expression(value) for name, value in body.items() if name != "__is_block__"}


def _expression(value: Any) -> Any:
    if isinstance(value, list) and value and all(isinstance(one, dict) and "__is_block__" in one for one in value):
        return [_expressions(one) for one in value]
    found = list(references(value))
    return {"references": found} if found else {"constant_value": constant(value)}


def _declared(body: Body) -> Body:
    return {name: constant(body[name]) for name in ("default", "description", "sensitive") if name in body}


def _given(environment: Mapping[str, str]) -> Body:
    named = {name[7:]: text for name, text in environment.items() if name.startswith("TF_VAR_")}
    return {name: json.loads(text) if text.startswith(("{", "[")) else text for name, text in named.items()}


def main() -> None:
    """Read the command line, write the plan to standard output."""
    parser = argparse.ArgumentParser(description="Write the plan of a Terraform source as JSON.")
    parser.add_argument("source", type=Path, metavar="SOURCE", help="folder with the *.tf files")
    parser.add_argument("--kinds", type=Path, default=OPENSTACK_KINDS, metavar="KINDS", help="what attributes are")
    options = parser.parse_args()
    source = Source(options.source)
    planned = plan(source, Planner(source, json.loads(gzip.decompress(options.kinds.read_bytes())), _given(os.environ)))
    print(json.dumps(planned, ensure_ascii=False, separators=(",", ":")))


if __name__ == "__main__":
    main()
