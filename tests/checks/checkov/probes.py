"""A plan made to make Checkov's checks speak, printed as JSON; run by Checkov's own interpreter: `probes.py SEED`.

For each check resources are made of what it reads: the path that it inspects with values that it expects and with
others, or the words of its source as attributes with all kinds of values. For each policy there are resources with the
values that its conditions name, half of them referring to one another. Written for the comparison with Checkov's own
command: what the values mean does not matter.
"""

import ast
import inspect
import json
import logging
import random
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

logging.disable(logging.CRITICAL)

import checkov  # noqa: E402 - it logs while it is imported
import checkov.terraform  # noqa: E402 - as above
from checkov.terraform.checks.data.registry import data_registry  # noqa: E402 - as above
from checkov.terraform.checks.resource.registry import resource_registry  # noqa: E402 - as above

VALUES = (
    True, False, None, "", "true", "false", "x", "*", 0, 1, 7, 90, 443, 22, 3389, "0.0.0.0/0", "10.0.0.0/8", "TLS1_2",
    "TLSv1.2_2021", "HTTPS", "HTTP", "Enabled", "ALL", [], ["*"], ["0.0.0.0/0"], ["x", "y"], {}, {"a": "b"}, [{}],
    '{"Statement": [{"Effect": "Allow", "Action": "*", "Resource": "*", "Principal": "*"}], "Version": "2012-10-17"}',
    '{"Statement": [{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::x/*"}]}',
)  # fmt: skip  # a table
_WORD = re.compile(r"[a-z][a-z0-9_]*\Z")
_TRIES = 4


class Plan:
    """Resources and their configuration, as a plan has them."""

    def __init__(self) -> None:
        self.planned: list[dict[str, Any]] = []
        self.configured: list[dict[str, Any]] = []
        self._used: dict[str, int] = {}

    def add(self, type: str, values: dict[str, Any], references: dict[str, str], mode: str = "managed") -> str:
        """Add one resource; `references` are attributes that are not known and name something. Returns its name."""
        number = self._used[type] = self._used.get(type, 0) + 1
        address = f"{'data.' if mode == 'data' else ''}{type}.r{number}"
        shared = {"address": address, "mode": mode, "type": type, "name": f"r{number}"}
        self.planned.append({**shared, "provider_name": "registry.terraform.io/x/x", "values": values})
        named = {name: {"references": [f"{of}.id", of]} for name, of in references.items()}
        self.configured.append({**shared, "expressions": named})
        return address

    def document(self) -> dict[str, Any]:
        """The plan's JSON."""
        changes = [
            {
                "address": one["address"],
                "change": {
                    "actions": ["create"],
                    "before": None,
                    "after": one["values"],
                    "after_unknown": dict.fromkeys(configured["expressions"], True),
                },
            }
            for one, configured in zip(self.planned, self.configured, strict=True)
        ]
        return {
            "format_version": "1.2",
            "terraform_version": "1.11.4",
            "planned_values": {"root_module": {"resources": self.planned}},
            "resource_changes": changes,
            "configuration": {"root_module": {"resources": self.configured}},
        }


def main(seed: int) -> None:
    """Print the plan."""
    chance, plan = random.Random(seed), Plan()  # noqa: S311 - the same plan on every machine
    for registry, mode in ((resource_registry, "managed"), (data_registry, "data")):
        known = {check.id: check for _, check in registry.all_checks()}
        for _, check in sorted(known.items()):
            for type in sorted(check.supported_entities)[:1]:
                for values in tries(check, chance):
                    plan.add(type, values, {}, mode)
    folder = Path(checkov.__file__).parent / "terraform" / "checks" / "graph_checks"
    for file in sorted(folder.rglob("*.json")):
        of_policy(json.loads(file.read_text("utf-8"))["definition"], plan, chance)
    json.dump(plan.document(), sys.stdout)


def tries(check: Any, chance: random.Random) -> Iterator[dict[str, Any]]:
    """Attributes that the check may look at."""
    if hasattr(check, "get_inspected_key"):
        key = check.get_inspected_key()
        ask = getattr(check, "get_expected_values", None) or getattr(check, "get_forbidden_values", list)
        expected = ask()
        plain = [value for value in expected if isinstance(value, (str, int, bool))]
        yield from (nested(key, value) for value in [*plain[:2], chance.choice(VALUES), chance.choice(VALUES)])
        yield {}
        return
    words = sorted(set(names(check))) or ["name"]
    for _ in range(_TRIES):
        chosen = chance.sample(words, min(len(words), chance.randint(1, 4)))
        yield {word: value(words, chance) for word in chosen}


def value(words: list[str], chance: random.Random) -> Any:
    """A value, one in three a block of further words."""
    if chance.random() < 0.3:
        return [{word: chance.choice(VALUES) for word in chance.sample(words, min(len(words), 2))}]
    return chance.choice(VALUES)


def nested(key: str, value: Any) -> dict[str, Any]:
    """A value below the path that a check inspects."""
    for step in reversed(key.split("/")):
        value = [value] if step.strip("[]").isdigit() or step == "*" else {step: value}
    return value if isinstance(value, dict) else {}


def names(check: Any) -> Iterator[str]:
    """The words of the check's source that can be attributes."""
    for owner in type(check).__mro__[:2]:
        try:
            tree = ast.parse(inspect.getsource(inspect.getmodule(owner)))
        except (OSError, TypeError):
            continue
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                # Checkov's own command ends with a traceback on an attribute `dynamic` that is no block.
                yield from (part for part in node.value.split("/") if _WORD.match(part) and part != "dynamic")


def of_policy(definition: Any, plan: Plan, chance: random.Random) -> None:
    """Resources of a policy's types: with the values of its conditions or others, every second with a reference."""
    conditions = list(walk(definition))
    types = sorted({type for one in conditions for key in ("resource_types", "connected_resource_types")
                    for type in listed(one.get(key))})  # fmt: skip  # a table
    wanted = [(one["attribute"], one.get("value")) for one in conditions if one.get("attribute")]
    made: list[str] = []
    for type in [type for type in types for _ in range(3)]:
        mode, plain = ("data", type[5:]) if type.startswith("data.") else ("managed", type)
        values: dict[str, Any] = {}
        for attribute, of in wanted:
            if attribute != "resource_type" and "$" not in attribute and "?" not in attribute and chance.random() < 0.7:
                put(values, attribute, chance.choice([of, of, chance.choice(VALUES)]))
        references = {"linked_to": chance.choice(made)} if made and chance.random() < 0.6 else {}
        made.append(plan.add(plain, values, references, mode))


def put(values: dict[str, Any], attribute: str, value: Any) -> None:
    """Set a value at a dotted path; a step below makes a block."""
    first, _, rest = attribute.partition(".")
    rest = rest.removeprefix("*.").removeprefix("0.")
    if not rest or rest == "*":
        values[first] = value
        return
    block = values.get(first)
    inner = block[0] if isinstance(block, list) and block and isinstance(block[0], dict) else {}
    put(inner, rest, value)
    values[first] = [inner]


def walk(condition: Any) -> Iterator[dict[str, Any]]:
    """Every condition of a policy."""
    if isinstance(condition, list):
        for each in condition:
            yield from walk(each)
    elif isinstance(condition, dict):
        yield condition
        for key in ("and", "or", "not"):
            yield from walk(condition.get(key))


def listed(named: Any) -> list[str]:
    """One or several as a list."""
    return [named] if isinstance(named, str) else list(named or ())


if __name__ == "__main__":
    main(int(sys.argv[1]))
