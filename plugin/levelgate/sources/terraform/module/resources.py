"""Every resource of a module instance and of those it calls, as the gate's model has them."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any, NamedTuple

from levelgate.mapping.platforms import Platform, platform_of
from levelgate.model.resource import Change, Link, Links, Resource
from levelgate.model.value import Unknown, Value
from levelgate.sources.terraform.accounts import one_account
from levelgate.sources.terraform.language.limits import MAX_INSTANCES
from levelgate.sources.terraform.language.types import UNDECIDED
from levelgate.sources.terraform.language.values import (
    DOUBT,
    NO_MARKS,
    SENSITIVE,
    Lookup,
    Marks,
    Origin,
    Set,
    all_marks,
    unmarked,
)
from levelgate.sources.terraform.module.bodies import values_of
from levelgate.sources.terraform.module.declared import Declared
from levelgate.sources.terraform.module.instances import Instance
from levelgate.sources.terraform.module.providers import provider_of, setting
from levelgate.sources.terraform.module.schema import Block
from levelgate.sources.terraform.module.scope import Scope, keyed
from levelgate.sources.terraform.module.tags import SETTING, tags_all


def resources_of(scope: Scope) -> Iterator[Resource]:
    """Every managed resource instance, those of the modules below too, at most MAX_INSTANCES."""
    open_, left = [scope], MAX_INSTANCES
    while open_:
        here = open_.pop()
        for resource in _own(here):
            left -= 1
            if left < 0:
                what = f"the configuration has more than {MAX_INSTANCES:,} resources"
                scope.root.complain("SOURCE_LIMIT", what, scope.root.folder.as_posix())
                return
            yield resource
        open_ += [below for scopes in here.modules().values() for below in scopes]


def _own(scope: Scope) -> Iterator[Resource]:
    for (mode, type, name), found in scope.module.resources.items():
        expansion = scope.expansion(mode, type, name)
        if mode != "managed":
            continue
        block = scope.block(mode, type, name)
        scope.root.provisioned += [block] if any(True for _ in found.body.of_type("provisioner")) else []
        shared = _shared(scope, found, block)
        for instance in expansion.instances:
            yield _resource(shared, instance)


class _Shared(NamedTuple):
    """What the instances of a resource block share."""

    scope: Scope
    found: Declared
    block: str
    schema: Block | None
    provider: str
    platform: Platform | None
    region: Value
    account: Value
    tags: Any


def _shared(scope: Scope, found: Declared, block: str) -> _Shared:
    provider = provider_of(scope, found)
    platform = platform_of(provider.source)

    def told(path: str) -> Any:
        return scope.guarded(found.at(""), lambda: setting(provider, path))

    account = one_account(_plain(told(path)) for path in (platform.account if platform else ()))
    region, tags = _plain(told("region")), told(SETTING)
    return _Shared(scope, found, block, scope.schema(found), provider.source, platform, region, account, tags)


def _resource(shared: _Shared, instance: Instance) -> Resource:
    scope, found = shared.scope, shared.found
    writer = scope.writer(found, instance.env)
    where = found.at("")
    values = scope.guarded(where, lambda: values_of(found.body, shared.schema, writer))
    written: dict[str, Any] = values if isinstance(values, dict) else dict.fromkeys(found.body.arguments, values)
    all_tags = scope.guarded(where, lambda: tags_all(written, shared.tags, shared.schema))
    written.update({"tags_all": all_tags} if all_tags is not None else {})
    seen = _Seen({}, [])
    attributes = {name: seen.value(value, name, NO_MARKS) for name, value in written.items()}
    own = attributes.get("region")
    return Resource(
        address=keyed(shared.block, instance.key),
        block=shared.block,
        key=instance.key,
        type=found.block.labels[0],
        provider=shared.provider,
        platform=shared.platform.id if shared.platform else "",
        region=shared.region if own is None else own,
        account=shared.account,
        change=Change.CREATE,
        attributes=attributes,
        sensitive=(seen.mirror(written),) if seen.closed else None,
        links=seen.links(),
        location=found.location,
    )


class _Seen(NamedTuple):
    """What was met on the way through a resource's values: links by path, and what is sensitive."""

    found: dict[str, list[Link]]
    closed: list[str]

    def value(self, value: Any, path: str, above: Marks) -> Value:
        """The value for the model: without marks, sets as lists; whole resources are unknown."""
        value, marks = unmarked(value)
        marks |= above
        self.closed.extend([path] if SENSITIVE in marks else [])
        if isinstance(value, dict):
            inside = {name: self.value(inner, f"{path}.{name}", marks) for name, inner in value.items()}
            return {name: inner for name, inner in inside.items() if inner is not None}
        if isinstance(value, (list, Set)):
            items = [self.value(inner, path, marks) for inner in value]
            unknown = next((item for item in items if isinstance(item, Unknown)), None)
            # Of a set it is not known how many items it has: two unknown ones may be equal.
            return unknown if unknown and isinstance(value, Set) else items
        value = UNDECIDED if isinstance(value, Lookup) else value
        self._link(path, marks, isinstance(value, Unknown))
        return _plain(value)

    def _link(self, path: str, marks: Marks, unknown: bool) -> None:
        origins = sorted(mark for mark in marks if isinstance(mark, Origin))
        certain = len(origins) == 1 and DOUBT not in marks
        links = [Link(one.block, one.key, certain) for one in origins] or ([Link("", "", False)] if unknown else [])
        while links and path:
            self.found.setdefault(path, []).extend(links)
            path = path.rpartition(".")[0]

    def mirror(self, value: Any) -> Any:
        """The marks of sensitive values, in the shape of the values."""
        value, marks = unmarked(value)
        if SENSITIVE in marks or (isinstance(value, Set) and SENSITIVE in all_marks(value)):
            return True
        if isinstance(value, dict):
            return {name: self.mirror(inner) for name, inner in value.items()}
        return [self.mirror(inner) for inner in value] if isinstance(value, (list, Set)) else False

    def links(self) -> Links:
        """The links by path."""
        return {path: tuple(links) for path, links in self.found.items()}


def _plain(value: Any) -> Value:
    """A value for the model: a number that is not whole as the float nearest to it."""
    value = unmarked(value)[0]
    if isinstance(value, (list, Set)):
        return [_plain(item) for item in value]
    if isinstance(value, (dict, Lookup)):
        return UNDECIDED
    return float(value) if isinstance(value, Decimal) else value
