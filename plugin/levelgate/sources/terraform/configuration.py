"""The configuration of a plan: what a resource's attributes refer to, what was written, which region holds."""

import posixpath
import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec

from levelgate.model.resource import ANY_KEY, SAME_KEY, Link, Links, Location
from levelgate.model.value import AFTER_APPLY, Value
from levelgate.sources.terraform.accounts import one_account
from levelgate.sources.terraform.document import (
    ConfiguredModule,
    ConfiguredResource,
    ModuleCall,
    Plan,
    PlannedModule,
    ProviderConfig,
)

if TYPE_CHECKING:
    # A run without source does not import what reads it.
    from levelgate.sources.terraform.bare import BareReference
    from levelgate.sources.terraform.plan_source import Source

_MAX_HOPS = 60
_STEP = re.compile(r'module\.([^.\[]+)(\[(?:"(?:[^"\\]|\\.)*"|[^\]]*)\])?(?:\.|\Z)')
_REFERENCE = re.compile(r'((?:data\.)?[A-Za-z][\w-]*\.[A-Za-z_][\w-]*)(?:\[("(?:[^"\\]|\\.)*"|[^\]]*)\])?')
_NOT_RESOURCES = ("var.", "local.", "each.", "count.", "path.", "terraform.", "self.", "data.")
_ITERATORS = ("count.index", "each.key")
_WRITTEN_AS = {"constant_value", "references"}
_NULL = {"constant_value": None}


class Target(NamedTuple):
    """Where a reference leads: a block, the key of the instance, or nowhere known (`block` empty)."""

    block: str
    key: str = ""


class Reach(NamedTuple):
    """What a set of references leads to, and whether something else has a say in the value."""

    targets: tuple[Target, ...]
    mixed: bool


class Scope(NamedTuple):
    """A module instance: its address, its configuration, and how it was called from where."""

    address: str
    module: ConfiguredModule
    call: ModuleCall | None = None
    parent: "Scope | None" = None


class Modules:
    """The module instances of a plan, and the references between them."""

    def __init__(self, plan: Plan, source: "Source | None" = None) -> None:
        self._source = source
        self._variables = plan.variables
        self._providers = plan.configuration.provider_config
        self.scopes: dict[str, Scope] = {}
        self.counts: dict[str, list[str]] = {}
        self._calls: dict[str, list[Scope]] = {}
        root = plan.planned_values or plan.values
        self._walk(root.root_module if root else PlannedModule(), Scope("", plan.configuration.root_module))
        self._settings: dict[tuple[str, str], Value] = {}

    def _walk(self, planned: PlannedModule, scope: Scope) -> None:
        self.scopes[scope.address] = scope
        for resource in planned.resources:
            block, key = split_address(resource.address)
            self.counts.setdefault(block, []).append(key)
        for child in planned.child_modules:
            name = _STEP.match(child.address[len(scope.address) :].lstrip("."))
            call = scope.module.module_calls.get(name[1]) if name else None
            inner = call.module if call else ConfiguredModule()
            below = Scope(child.address, inner, call, scope)
            self._calls.setdefault(split_address(child.address)[0], []).append(below)
            self._walk(child, below)

    def blocks(self) -> Iterator[tuple[Scope, ConfiguredResource]]:
        """Every resource block of every module instance."""
        for scope in self.scopes.values():
            for resource in scope.module.resources:
                yield scope, resource

    def address(self, scope: Scope, block: ConfiguredResource) -> str:
        """The address of a block in a module instance, without its own instance key."""
        return f"{scope.address}.{block.address}" if scope.address else block.address

    def links(self, scope: Scope, block: ConfiguredResource) -> Links:
        """Links of a resource block by attribute path (nested blocks joined by dots, without indices).

        Where the source shows a plain reference, its links are certain; the plan's JSON alone often leaves a doubt.
        """
        found: dict[str, tuple[Link, ...]] = {}
        planned: dict[str, list[str]] = {}
        for path, references in _paths(block.expressions):
            planned.setdefault(path, []).extend(references)
            found[path] = found.get(path, ()) + tuple(self._linked(self._reach(scope, references, 0)))
        bare = self._source.references(directory(scope), block.address) if self._source else {}
        for path, plain in bare.items():
            if all(_agrees(one, planned.get(path, planned.get(path.partition(".")[0], []))) for one in plain):
                found[path] = tuple(link for one in plain for link in self._shown(scope, one))
        return found

    def _shown(self, scope: Scope, reference: "BareReference") -> Iterator[Link]:
        reach = self._resolve(scope, reference.text, 0)
        for target in reach.targets:
            certain = bool(target.block) and not reach.mixed and len(reach.targets) == 1
            if reference.every and certain:
                yield from (Link(target.block, key) for key in self.counts.get(target.block, ()))
                continue
            key = SAME_KEY if reference.own_key and target.key == ANY_KEY else target.key
            yield Link(target.block, key, certain)

    def location(self, scope: Scope, block: str) -> Location | None:
        """Where a resource block stands in the source, if that was given."""
        return self._source.location(directory(scope), block) if self._source else None

    def dynamic(self, scope: Scope, block: str) -> frozenset[str] | None:
        """What the block's `dynamic` blocks write, if the source was given and shows it; see `Source.dynamic`."""
        return self._source.dynamic(directory(scope), block) if self._source else None

    def _linked(self, reach: Reach) -> Iterator[Link]:
        alone = len(reach.targets) == 1 and not reach.mixed
        for target in reach.targets:
            keys = self.counts.get(target.block, [])
            key = keys[0] if target.key == ANY_KEY and len(keys) == 1 else target.key
            yield Link(target.block, key, alone and bool(target.block))

    def _reach(self, scope: Scope, references: Iterable[str], hops: int) -> Reach:
        kept = list(longest(references))
        iterated = [one for one in kept if one in _ITERATORS]
        found = [self._resolve(scope, one, hops) for one in kept if one not in _ITERATORS]
        targets = tuple(dict.fromkeys(target for reach in found for target in reach.targets))
        # An index (`b[count.index]`) is part of the one reference beside it; alone it is a value of its own.
        mixed = any(reach.mixed for reach in found) or bool(iterated and not targets) or len(found) > 1
        return Reach(targets, mixed)

    def _resolve(self, scope: Scope, reference: str, hops: int) -> Reach:
        if hops > _MAX_HOPS:
            return Reach((Target(""),), mixed=True)
        if reference.startswith("var."):
            return self._argument(scope, reference.split(".")[1].partition("[")[0], hops)
        if reference.startswith("module."):
            return self._output(scope, reference, hops)
        if reference.startswith(("local.", "each.", "data.")):
            return Reach((Target(""),), mixed=True)
        match = _REFERENCE.match(reference)
        if reference.startswith(_NOT_RESOURCES) or match is None:
            return Reach((), mixed=True)
        block = f"{scope.address}.{match[1]}" if scope.address else match[1]
        return Reach((Target(block, match[2] or self._only_key(block)),), mixed=False)

    def _only_key(self, block: str) -> str:
        keys = self.counts.get(block, [])
        return keys[0] if len(keys) == 1 else ANY_KEY

    def _argument(self, scope: Scope, name: str, hops: int) -> Reach:
        if scope.call is None or scope.parent is None:
            return Reach((), mixed=True)
        expression = scope.call.expressions.get(name)
        references = [one for _, found in _paths({name: expression}) for one in found] if expression else []
        return self._reach(scope.parent, references, hops + 1) if references else Reach((), mixed=True)

    def _output(self, scope: Scope, reference: str, hops: int) -> Reach:
        step = _STEP.match(reference)
        if step is None:
            return Reach((Target(""),), mixed=True)
        output = reference[step.end() :].split(".")[0].partition("[")[0]
        base = f"{scope.address}." if scope.address else ""
        instances = self._instances(f"{base}module.{step[1]}", step[2] or "")
        found = [self._of_output(one, output, hops) for one in instances]
        targets = tuple(target for reach in found for target in reach.targets)
        return Reach(targets, len(found) != 1 or found[0].mixed)

    def _instances(self, call: str, key: str) -> list[Scope]:
        return [scope for scope in self._calls.get(call, ()) if not key or scope.address == call + key]

    def _of_output(self, scope: Scope, output: str, hops: int) -> Reach:
        declared = scope.module.outputs.get(output)
        if declared is None:
            return Reach((Target(""),), mixed=True)
        references = [one for _, found in _paths({output: declared.expression}) for one in found]
        return self._reach(scope, references, hops + 1) if references else Reach((), mixed=True)

    def region(self, resource: ConfiguredResource) -> Value:
        """The region of the provider block that a resource uses; None where the definition does not say."""
        return self._fixed(resource.provider_config_key, "region")

    def account(self, resource: ConfiguredResource, paths: Iterable[str]) -> Value:
        """The one account that the resource's provider block names at `paths`; None where it names none, or several."""
        return one_account(self._fixed(resource.provider_config_key, path) for path in paths)

    def _fixed(self, key: str, path: str) -> Value:
        if (key, path) not in self._settings:
            provider = self._providers.get(key)
            self._settings[key, path] = self._configured(provider, path) if provider else None
        return self._settings[key, path]

    def _configured(self, provider: ProviderConfig, path: str) -> Value:
        scope = self.scopes.get(provider.module_address)
        expression: Any = provider.expressions
        for name in path.split("."):
            expression = written(expression, name)
        if scope is None or not isinstance(expression, dict):
            return AFTER_APPLY if expression else None
        return self._evaluated(scope, expression, 0)

    def _evaluated(self, scope: Scope, expression: Any, hops: int) -> Value:
        if "constant_value" in expression:
            constant: Value = expression["constant_value"]
            return constant
        references = list(longest(expression.get("references", ())))
        if len(references) != 1 or not re.fullmatch(r"var\.[\w-]+", references[0]) or hops > _MAX_HOPS:
            return AFTER_APPLY
        return self._variable(scope, references[0][4:], hops)

    def _variable(self, scope: Scope, name: str, hops: int) -> Value:
        if scope.call is None or scope.parent is None:
            value: Value = self._variables[name].value if name in self._variables else AFTER_APPLY
            return value
        if name in scope.call.expressions:
            return self._evaluated(scope.parent, scope.call.expressions[name], hops + 1)
        declared = scope.module.variables.get(name)
        default: Value = declared.default if declared and declared.default is not msgspec.UNSET else AFTER_APPLY
        return default


def _agrees(reference: "BareReference", planned: Iterable[str]) -> bool:
    """Whether the plan was made from this reference; the source may be another version than the plan's."""
    text = reference.text.partition("[")[0]
    roots = (f"{text}.", f"{text}[", "local.", "each.")
    return any(one == text or one.startswith(roots) for one in planned)


def directory(scope: Scope) -> str | None:
    """The module's directory relative to the root module; None for a module from elsewhere."""
    if scope.call is None or scope.parent is None:
        return "."
    above = directory(scope.parent)
    local = scope.call.source.startswith(("./", "../"))
    return posixpath.normpath(posixpath.join(above, scope.call.source)) if local and above is not None else None


def split_address(address: str) -> tuple[str, str]:
    """A resource address as block and instance key: `a.b["x"]` gives `a.b` and `"x"`."""
    if not address.endswith("]"):
        return address, ""
    start = address.rfind('["') if address.endswith('"]') else address.rfind("[")
    return address[:start], address[start + 1 : -1]


def longest(references: Iterable[str]) -> Iterator[str]:
    """References without the shorter ones that Terraform lists after each (`a.b.id`, `a.b`)."""
    last = ""
    for reference in references:
        if not (last.startswith((reference + ".", reference + "[")) or last == reference):
            last = reference
            yield reference


def written(expression: Any, name: str) -> Any:
    """What the configuration writes at `name` below `expression`: an expression, nested blocks, or None."""
    if isinstance(expression, list):
        # Blocks of a set come out of a plan in another order: what any of them writes counts as written.
        return next((found for block in expression if (found := written(block, name)) is not None), None)
    found = expression.get(name) if isinstance(expression, dict) else None
    return None if found == _NULL else found


def is_expression(expression: Any) -> bool:
    """Whether this is an attribute's expression, as opposed to nested blocks."""
    return isinstance(expression, dict) and set(expression) <= _WRITTEN_AS


def _paths(expressions: Any, prefix: str = "") -> Iterator[tuple[str, list[str]]]:
    if isinstance(expressions, list):
        for block in expressions:
            yield from _paths(block, prefix)
    elif is_expression(expressions):
        if expressions.get("references"):
            yield prefix, expressions["references"]
    elif isinstance(expressions, dict):
        for name, inner in expressions.items():
            yield from _paths(inner, f"{prefix}.{name}" if prefix else name)
