"""A module instance: what each name means in it, evaluated when it is asked for, once.

Source: https://developer.hashicorp.com/terraform/language/expressions/references
"""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from levelgate.model.resource import ANY_KEY
from levelgate.model.value import Token, Unknown
from levelgate.sources.terraform.language.evaluate import Env, evaluate
from levelgate.sources.terraform.language.limits import Budget, LimitReached, bounded
from levelgate.sources.terraform.language.nodes import Call, Name
from levelgate.sources.terraform.language.primitives import Unsupported
from levelgate.sources.terraform.language.problems import SyntaxProblem
from levelgate.sources.terraform.language.types import UNDECIDED
from levelgate.sources.terraform.language.values import (
    DOUBT,
    NO_MARKS,
    LanguageError,
    Lookup,
    Origin,
    marked,
)
from levelgate.sources.terraform.module import computed, schema, special
from levelgate.sources.terraform.module.bodies import Writer
from levelgate.sources.terraform.module.declared import Declared, Module
from levelgate.sources.terraform.module.instances import Expansion, Instance, expand
from levelgate.sources.terraform.module.providers import provider_of
from levelgate.sources.terraform.module.root import Root
from levelgate.sources.terraform.module.variables import closed, variable

MAX_DEPTH = 100
_BUSY = object()


class Called(NamedTuple):
    """How a module instance came to be: the block that calls it, the instance of that block, and who calls."""

    block: Declared
    name: str
    instance: Instance
    scope: "Scope"


class Scope:
    """A module instance at `address` (empty for the root), of the module `module`."""

    def __init__(self, root: Root, module: Module, address: str = "", called: Called | None = None) -> None:
        self.root = root
        self.module = module
        self.address = address
        self.called = called
        self.budget: Budget = root.budget
        self.opened = root.opened
        self.env = Env(self)
        self.depth: int = called.scope.depth + 1 if called else 0
        self._known: dict[tuple[str, ...], Any] = {}

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the modules on the way here, without instance keys."""
        return (*self.called.scope.names, self.called.name) if self.called else ()

    # --- what names mean

    def name(self, node: Name) -> Any:
        """The value of the first name of a reference; raises LanguageError."""
        if node.name in _NAMES:
            return _NAMES[node.name](self)
        if node.name in ("each", "count", "self"):
            raise LanguageError(f"there is no {node.name} here")
        return self._resources("managed", node.name)

    def special(self, node: Call, env: Env) -> Any:
        """The value of a function that reads files or depends on when and where it runs; raises LanguageError."""
        return special.special(node, env, self)

    def _resources(self, mode: str, type: str) -> Lookup:
        return Lookup(lambda name: self._resource(mode, type, name))

    def local(self, name: str) -> Any:
        """The local value `name`."""
        found = self.module.locals.get(name)
        if found is None:
            raise LanguageError(f"there is no local.{name}")
        return self._once(("local", name), found.where, lambda: evaluate(found.value, self.env))

    def variable(self, name: str) -> Any:
        """The variable `name`."""
        found = self.module.blocks.get(("variable", name))
        if found is None:
            raise LanguageError(f"there is no var.{name}")
        return self._once(("var", name), found.at("type"), lambda: variable(self, name, found))

    def output(self, name: str) -> Any:
        """The output `name`, for who calls this module."""
        found = self.module.blocks.get(("output", name))
        value = found.argument("value") if found else None
        if found is None or value is None:
            raise LanguageError(f"there is no output {name}")
        result = self._once(("output", name), found.at("value"), lambda: evaluate(value, self.env))
        return marked(result, closed(found))

    def _once(self, key: tuple[str, ...], where: str, compute: Callable[[], Any]) -> Any:
        if key not in self._known:
            self._known[key] = _BUSY
            self._known[key] = self.guarded(where, lambda: bounded(compute()))
        known = self._known[key]
        if known is _BUSY:
            raise LanguageError(f"{'.'.join(key)} refers to itself")
        return known

    def guarded(self, where: str, compute: Callable[[], Any]) -> Any:
        """A value; unknown, with a problem, where Terraform would refuse it or it costs too much."""
        try:
            return compute()
        except Unsupported:
            pass
        except (LanguageError, SyntaxProblem) as problem:
            self.root.complain("SOURCE_EVALUATION", str(problem), where)
        except LimitReached as problem:
            self.root.complain("SOURCE_LIMIT", str(problem), where)
        except RecursionError:
            self.root.complain("SOURCE_LIMIT", "nested too deep", where)
        return Unknown(Token.UNDECIDED, where)

    # --- modules

    def modules(self) -> Mapping[str, "list[Scope]"]:
        """The module instances that this one calls and that could be read, by the name of the call."""
        return {name: self.calls(name)[1] for name, _ in self.module.named("module")}

    def calls(self, name: str) -> tuple[Expansion, "list[Scope]"]:
        """The instances of a module block, and a scope for each; none where the module could not be read."""
        found = self.module.blocks.get(("module", name))
        if found is None:
            raise LanguageError(f"there is no module.{name}")
        key = ("module", name)
        if key not in self._known:
            expansion = self._expanded(found, f"module.{name}")
            self._known[key] = (expansion, self._scopes(name, found, expansion))
        known: tuple[Expansion, list[Scope]] = self._known[key]
        return known

    def _scopes(self, name: str, found: Declared, expansion: Expansion) -> "list[Scope]":
        folder = self._folder(name, found) if expansion.unknown is None else None
        if folder is None:
            return []
        base = f"{self.address}.module.{name}" if self.address else f"module.{name}"
        return [
            Scope(self.root, self.root.module(folder), keyed(base, one.key), Called(found, name, one, self))
            for one in expansion.instances
        ]

    def _folder(self, name: str, found: Declared) -> Path | None:
        # Terraform allows nothing but a text here; what OpenTofu evaluates, only its own init resolves.
        source = str(getattr(found.argument("source"), "value", "") or "(not a text)")
        folder = self.root.folder_of(source, self.module.folder, ".".join((*self.names, name)))
        if self.depth >= MAX_DEPTH:
            self.root.complain("SOURCE_LIMIT", f"modules are nested more than {MAX_DEPTH} deep", found.at("source"))
            return None
        if folder is None or not self.root.tree.has(folder):
            self.root.complain("SOURCE_MODULE", f"module.{name}: {source}", found.at("source"))
            return None
        return folder

    def _module(self, name: str) -> Any:
        key = ("outputs", name)
        if key not in self._known:
            self._known[key] = self._outputs(name)
        return self._known[key]

    def _outputs(self, name: str) -> Any:
        expansion, scopes = self.calls(name)
        where = self.module.blocks["module", name].at("source")
        if expansion.unknown is not None:
            return marked(expansion.unknown, expansion.marks | {DOUBT})
        if not scopes:
            unread = Lookup(lambda _: Unknown(Token.NOT_READ, where))
            return expansion.joined([unread] * len(expansion.instances))
        return expansion.joined([Lookup(scope.output) for scope in scopes])

    # --- resources

    def expansion(self, mode: str, type: str, name: str) -> Expansion:
        """The instances of a resource block."""
        key = ("instances", mode, type, name)
        if self._known.get(key) is _BUSY:
            raise LanguageError(f"{type}.{name} refers to itself")
        if key not in self._known:
            self._known[key] = _BUSY
            found = self.module.resources[mode, type, name]
            self._known[key] = self._expanded(found, f"{type}.{name}")
        known: Expansion = self._known[key]
        return known

    def _expanded(self, found: Declared, what: str) -> Expansion:
        where = found.at("count" if found.argument("count") is not None else "for_each")
        expansion = self.guarded(where, lambda: expand(found, self.env))
        if isinstance(expansion, Unknown):
            self.root.complain("SOURCE_COUNT", what, where)
            return Expansion("count", unknown=expansion)
        if expansion.unknown is not None:
            self.root.complain("SOURCE_COUNT", what, where)
        result: Expansion = expansion
        return result

    def block(self, mode: str, type: str, name: str) -> str:
        """The address of a resource block, without its own instance key."""
        own = f"{type}.{name}" if mode == "managed" else f"data.{type}.{name}"
        return f"{self.address}.{own}" if self.address else own

    def _resource(self, mode: str, type: str, name: str) -> Any:
        if (mode, type, name) not in self.module.resources:
            raise LanguageError(f"there is no {type}.{name}")
        key = ("resource", mode, type, name)
        if key not in self._known:
            # Kept, as each of ten thousand instances may refer to one of ten thousand others.
            self._known[key] = self._joined(mode, type, name)
        return self._known[key]

    def _joined(self, mode: str, type: str, name: str) -> Any:
        expansion, block = self.expansion(mode, type, name), self.block(mode, type, name)
        if expansion.unknown is not None:
            origins = {Origin(block, ANY_KEY)} if mode == "managed" else set()
            return marked(expansion.unknown, expansion.marks.union(origins, {DOUBT}))
        return expansion.joined([self._instance(mode, type, name, block, one) for one in expansion.instances])

    def _instance(self, mode: str, type: str, name: str, block: str, instance: Instance) -> Any:
        found = self.module.resources[mode, type, name]

        def attribute(wanted: str) -> Any:
            key = ("attribute", mode, type, name, instance.key, wanted)
            return self._once(key, found.at(wanted), lambda: computed.attribute(self, found, instance, wanted))

        origin = frozenset({Origin(block, instance.key)}) if mode == "managed" else NO_MARKS
        return marked(Lookup(attribute), origin)

    def writer(self, found: Declared, env: Env) -> Writer:
        """How the body of a block of this module is evaluated."""

        def complain(problem: LanguageError, line: int) -> None:
            self.root.complain("SOURCE_EVALUATION", str(problem), f"{found.file}:{line or found.block.line}")

        return Writer(env, complain, found.block.labels[0] if found.block.type == "resource" else "")

    def schema(self, found: Declared) -> schema.Block | None:
        """The schema of a resource block, if it is known."""
        return schema.of(provider_of(self, found).source, found.block.labels[0])


def keyed(base: str, key: str) -> str:
    """An address with an instance key."""
    return f"{base}[{key}]" if key else base


def _path(scope: Scope) -> dict[str, Any]:
    within = special.relative(scope.module.folder, scope.root.folder) if scope.called else "."
    return {"module": within, "root": ".", "cwd": UNDECIDED}


_NAMES: Mapping[str, Callable[[Scope], Any]] = {
    "resource": lambda scope: Lookup(lambda type: scope._resources("managed", type)),
    "var": lambda scope: Lookup(scope.variable),
    "local": lambda scope: Lookup(scope.local),
    "module": lambda scope: Lookup(scope._module),
    "data": lambda scope: Lookup(lambda type: scope._resources("data", type)),
    "path": _path,
    "ephemeral": lambda scope: Unknown(Token.AFTER_APPLY),
    "terraform": lambda scope: {"workspace": scope.root.workspace, "applying": UNDECIDED},
    "tofu": lambda scope: {"workspace": scope.root.workspace},
}
