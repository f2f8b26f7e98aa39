"""The OpenStack provider's schema, read from its Go sources: `python tests/data/schemas/openstack.py SOURCES...`.

SOURCES are folders that hold the provider's Go files (`openstack/`), newest version first: here v3.4.0, v2.1.0 and
v1.54.1. What a newer version dropped stays in, because definitions still use it.

Writes beside this file openstack.json.gz, in the form that `extract.py` makes, and openstack-kinds.json.gz: type →
attribute path → what it is, e.g. "optional computed list(string)".
"""

import gzip
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
TOKEN = re.compile(r'\s+|//[^\n]*|/\*.*?\*/|("(?:\\.|[^"\\])*"|`[^`]*`|\'(?:\\.|[^\'\\])*\'|[\w.]+|:=|.)', re.DOTALL)
OPENING, CLOSING = "{([", "})]"
# In the order in which the provider's own machinery names them.
TIMEOUTS = ("create", "read", "update", "delete", "default")
USES = ("Required", "Optional", "Computed")
SCALARS = {"TypeString": "string", "TypeBool": "bool", "TypeInt": "number", "TypeFloat": "number"}
LISTS = {"TypeList": "list", "TypeSet": "set"}

Tokens = list[str]
Kinds = dict[str, str]


class Sources:
    """The functions of one version of the provider."""

    def __init__(self, folder: Path) -> None:
        text = "\n".join(path.read_text() for path in sorted(folder.glob("*.go")) if not path.name.endswith("_test.go"))
        self.tokens = [token for token in TOKEN.findall(text) if token]
        starts = [i for i, token in enumerate(self.tokens) if token == "func" and self.tokens[i + 2] == "("]
        self.functions = {self.tokens[i + 1]: i for i in starts}

    def types(self) -> dict[str, Kinds]:
        start = self.tokens.index("ResourcesMap")
        body = self.tokens[self.tokens.index("{", start) :]
        return {name: self.resource(value[0]) for name, value in fields(body).items()}

    def resource(self, function: str) -> Kinds:
        """The resource that a function without arguments returns."""
        body = self.body(function)
        at = next(i for i in range(len(body)) if body[i : i + 3] == ["&", "schema.Resource", "{"])
        resource = fields(body[at + 2 :])
        schema = {name: fields(value) for name, value in fields(resource["Schema"]).items()}
        # `ret.Schema["acl"].Elem = elem`: the one schema that is completed afterwards
        for i, token in enumerate(body):
            if token == "ret.Schema" and body[i + 4 : i + 6] == [".Elem", "="]:
                schema[unquoted(body[i + 2])]["Elem"] = self.assembled(body, body[i + 6])
        kinds = {"id": "optional computed string"} if "id" not in schema else {}
        kinds |= dict(self.block(schema, ""))
        if "Timeouts" in resource:
            named = {name.lower() for name in fields(resource["Timeouts"])}
            kinds |= {"timeouts": "block", "timeouts{}": ""}
            kinds |= {f"timeouts.{name}": "optional string" for name in TIMEOUTS if name in named}
        return kinds

    def assembled(self, body: Tokens, variable: str) -> Tokens:
        """`for _, name := range names() { elem.Schema[name] = schema() }`, as the literal that it amounts to."""
        at = body.index(f"{variable}.Schema")
        looped, function = body[at + 2], body[at + 5]
        names = next(body[i + 3] for i in range(at) if body[i : i + 3] == [looped, ":=", "range"])
        listed = [token for token in self.body(names) if token.startswith('"')]
        inner = self.returned(function)
        entries = [token for name in listed for token in (name, ":", *inner, ",")]
        return ["&", "schema.Resource", "{", "Schema", ":", "{", *entries, "}", "}"]

    def returned(self, function: str) -> Tokens:
        body = self.body(function)
        at = body.index("return")
        return body[at + 1 : closing(body, body.index("{", at)) + 1]

    def body(self, function: str) -> Tokens:
        start = self.tokens.index("{", self.functions[function] + 2)
        return self.tokens[start + 1 : closing(self.tokens, start)]

    def block(self, schemas: dict[str, dict[str, Tokens]], prefix: str) -> Iterator[tuple[str, str]]:
        for name, schema in schemas.items():
            inner = self.nested(schema)
            use = " ".join(word.lower() for word in USES if schema.get(word) == ["true"])
            assert use, f"{prefix}{name}: {schema}"
            assert "ConfigMode" not in schema, f"{prefix}{name}: {schema}"
            # Computed only: never written, so an attribute of objects and no block.
            is_block = inner is not None and use != "computed"
            yield prefix + name, f"{use} {'block' if is_block else kind(schema)}"
            if is_block:
                yield f"{prefix}{name}{{}}", ""
            if inner is not None:
                yield from self.block(inner, f"{prefix}{name}.")

    def nested(self, schema: dict[str, Tokens]) -> dict[str, dict[str, Tokens]] | None:
        if schema["Type"] == ["schema.TypeMap"] or "schema.Resource" not in schema.get("Elem", [])[:2]:
            return None
        return {name: fields(value) for name, value in fields(fields(schema["Elem"])["Schema"]).items()}


def kind(schema: dict[str, Tokens]) -> str:
    (name,) = schema["Type"]
    name = name.removeprefix("schema.")
    if name in SCALARS:
        return SCALARS[name]
    elem = schema.get("Elem", [])
    inner = "object" if "schema.Resource" in elem[:2] else kind(fields(elem)) if elem else "string"
    return f"{LISTS.get(name, 'map')}({inner})"


def fields(literal: Tokens) -> dict[str, Tokens]:
    """Key → value of the first composite literal among the tokens."""
    start = literal.index("{")
    inner = literal[start + 1 : closing(literal, start)]
    found: dict[str, Tokens] = {}
    while inner:
        depth = end = 0
        while end < len(inner) and (depth or inner[end] != ","):
            depth += (inner[end] in OPENING) - (inner[end] in CLOSING)
            end += 1
        key, colon, *value = inner[:end]
        assert colon == ":", inner[:end]
        found[unquoted(key)] = value
        inner = inner[end + 1 :]
    return found


def closing(tokens: Tokens, start: int) -> int:
    """Where the bracket that opens at `start` closes."""
    depth = 0
    for i in range(start, len(tokens)):
        depth += (tokens[i] in OPENING) - (tokens[i] in CLOSING)
        if not depth:
            return i
    raise ValueError("unbalanced brackets")


def unquoted(token: str) -> str:
    return json.loads(token) if token.startswith('"') else token


def write(name: str, data: Any) -> None:
    content = json.dumps(data, separators=(",", ":")).encode()
    (HERE / f"{name}.json.gz").write_bytes(gzip.compress(content, mtime=0))


if __name__ == "__main__":
    types: dict[str, Kinds] = {}
    for source in sys.argv[1:]:
        for type, kinds in Sources(Path(source)).types().items():
            types[type] = kinds | types.get(type, {})
    write("openstack", {type: sorted(types[type]) for type in sorted(types)})
    named = {type: {path: kind for path, kind in kinds.items() if kind} for type, kinds in types.items()}
    write("openstack-kinds", {type: dict(sorted(named[type].items())) for type in sorted(named)})
