"""Plan JSON and state JSON in, resources out.

Unset and unknown are told apart here: of what a plan marks `after_unknown`, only what the configuration writes is
unknown; the rest was never written (on a first plan 19 of 20 marks).
"""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec

from levelgate.errors import InputError
from levelgate.mapping import platforms
from levelgate.mapping.platforms import Platform, platform_of
from levelgate.model.resource import Change, Links, Location, Problem, Resource, Written
from levelgate.model.value import Value
from levelgate.sources.terraform.configuration import Modules, Scope, split_address
from levelgate.sources.terraform.document import (
    ConfiguredResource,
    Plan,
    PlannedModule,
    PlannedResource,
    ResourceChange,
)
from levelgate.sources.terraform.secrets import marked_texts, texts
from levelgate.sources.terraform.unknowns import Beyond, mark_unknown

if TYPE_CHECKING:
    # A run without source does not import what reads it.
    from levelgate.sources.terraform.plan_source import Source

_NOWHERE = ConfiguredResource(address="")


class Reading(NamedTuple):
    """What one input says: resources, what is partial about it, addresses of blocks that run programs, its secrets."""

    resources: list[Resource]
    problems: list[Problem]
    provisioned: list[str]
    secrets: set[str]
    providers: Sequence[Resource] = ()


def read(content: bytes, name: str, source: "Source | None" = None) -> Reading:
    """Read a plan or a state from its JSON; `source` adds locations, and certainty to links.

    Raises InputError when it cannot be decoded (INPUT_UNREADABLE), is of another major version (INPUT_VERSION), failed
    while planning (INPUT_ERRORED), only destroys (INPUT_DESTROY), only refreshes (INPUT_REFRESH_ONLY) or holds no
    resource (INPUT_EMPTY).
    """
    plan = _decode(content, name)
    _refuse_useless(plan, name)
    try:
        return _reading(plan, name, source)
    except RecursionError:
        raise _unreadable("nested too deep", name) from None


def _reading(plan: Plan, name: str, source: "Source | None") -> Reading:
    modules = Modules(plan, source)
    resources = list(_resources(plan, modules))
    if not any(resource.mode == "managed" for resource in resources):
        raise InputError("INPUT_EMPTY", "there is no resource in this plan", where=name, help=_REPLAN)
    provisioned = [modules.address(scope, block) for scope, block in modules.blocks() if block.provisioners]
    return Reading(
        resources, list(_problems(plan, name)), provisioned, _secrets(plan, resources), list(_providers(plan))
    )


_REPLAN = "run `terraform plan -out tfplan` on the whole configuration, then `terraform show -json tfplan`"


def _decode(content: bytes, name: str) -> Plan:
    try:
        return msgspec.json.decode(content, type=Plan)
    except RecursionError:
        raise _unreadable("nested too deep", name) from None
    except (msgspec.DecodeError, UnicodeDecodeError) as problem:
        raise _unreadable(f"not a plan's JSON: {problem}", name) from None


def _unreadable(what: str, name: str) -> InputError:
    return InputError("INPUT_UNREADABLE", what, where=name, help="run `terraform show -json tfplan`")


def _refuse_useless(plan: Plan, name: str) -> None:
    if plan.format_version.partition(".")[0] != "1":
        what = f"the plan's format version is {plan.format_version[:20] or 'missing'!r}; this gate reads version 1"
        raise InputError("INPUT_VERSION", what, where=name, help="use Terraform 1.1 or later, or OpenTofu")
    if plan.errored:
        raise InputError("INPUT_ERRORED", "planning failed, so this plan is not whole", where=name, help=_REPLAN)
    if plan.values is None and not _any(plan.planned_values):
        _refuse_empty(plan, name)


def _refuse_empty(plan: Plan, name: str) -> None:
    actions = [change.change.actions for change in plan.resource_changes]
    if actions and all(action in (["delete"], ["forget"]) for action in actions):
        raise InputError("INPUT_DESTROY", "this plan only destroys", where=name, help="decommission outside this gate")
    if plan.resource_drift:
        what = "a refresh-only plan changes nothing and shows no planned resource"
        raise InputError("INPUT_REFRESH_ONLY", what, where=name, help=_REPLAN)


def _any(values: Any) -> bool:
    return bool(values and (values.root_module.resources or values.root_module.child_modules))


def _problems(plan: Plan, name: str) -> Iterator[Problem]:
    if not plan.complete:
        yield Problem("INPUT_PARTIAL", "the plan says that it is not complete (-target, or changes left out)", name)
    if plan.deferred_changes:
        yield Problem("INPUT_PARTIAL", f"{len(plan.deferred_changes)} changes are deferred to a later plan", name)


def _resources(plan: Plan, modules: Modules) -> Iterator[Resource]:
    # A deposed object repeats the address of the current one, and is only destroyed.
    changes = {change.address: change for change in plan.resource_changes if not change.deposed}
    root = plan.planned_values or plan.values
    for module in _walk(root.root_module) if root else ():
        scope = modules.scopes[module.address]
        blocks = _Blocks(modules, scope)
        for planned in module.resources:
            change = changes.get(planned.address)
            if change is None or change.change.actions != ["forget"]:
                yield _resource(planned, change, blocks)


def _providers(plan: Plan) -> Iterator[Resource]:
    """The provider blocks of the root module."""
    for provider in plan.configuration.provider_config.values():
        if not provider.module_address:
            address = f"{provider.name}.{provider.alias or 'default'}"
            platform = platform_of(provider.full_name)
            yield Resource(
                address=address,
                block=address,
                mode="provider",
                type=provider.name,
                provider=provider.full_name,
                platform=platform.id if platform else "",
                attributes={},
                written=Written(provider.expressions),
            )


def _walk(module: PlannedModule) -> Iterator[PlannedModule]:
    yield module
    for child in module.child_modules:
        yield from _walk(child)


class _Block(NamedTuple):
    """What the instances of one resource block share."""

    expressions: dict[str, Any] | None
    beyond: Beyond
    links: Links
    region: Value
    account: Value
    location: Location | None
    written: Written


class _Blocks:
    """The resource blocks of one module instance, each looked up once."""

    def __init__(self, modules: Modules, scope: Scope) -> None:
        self._modules = modules
        self._scope = scope
        self._configured = {block.address: block for block in scope.module.resources}
        self._known: dict[str, _Block] = {}

    def of(self, block: str, type: str, platform: Platform | None) -> _Block:
        if block not in self._known:
            nested = platforms.blocks(platform.id).get(type, frozenset()) if platform else frozenset()
            local = block[len(self._scope.address) + 1 :] if self._scope.address else block
            configured = self._configured.get(local, _NOWHERE)
            self._known[block] = _Block(
                None if configured is _NOWHERE else configured.expressions,
                Beyond(nested, self._modules.dynamic(self._scope, local)),
                self._modules.links(self._scope, configured),
                self._modules.region(configured),
                self._modules.account(configured, platform.account if platform else ()),
                self._modules.location(self._scope, local),
                Written(configured.expressions, configured.provisioners),
            )
        return self._known[block]


def _resource(planned: PlannedResource, change: ResourceChange | None, blocks: _Blocks) -> Resource:
    block, key = split_address(planned.address)
    platform = platform_of(planned.provider_name)
    shared = blocks.of(block, planned.type, platform)
    if change is not None and change.change.after_unknown:
        mark_unknown(planned.values, change.change.after_unknown, shared.expressions, shared.beyond)
    own_region, own_account = _own(planned.values)
    return Resource(
        address=planned.address,
        block=block,
        key=key,
        mode=planned.mode,
        type=planned.type,
        provider=planned.provider_name,
        platform=platform.id if platform else "",
        region=own_region if own_region is not None else shared.region,
        change=_change(change),
        account=own_account if own_account is not None else shared.account,
        attributes=planned.values,
        sensitive=_marks(planned, change),
        links=shared.links,
        location=shared.location,
        written=shared.written,
    )


def _own(values: dict[str, Any]) -> tuple[Value, Value]:
    """Region and account as the resource itself shows them: by its attribute, or in its ARN (a state knows it)."""
    arn = values.get("arn")
    parts = arn.split(":") if isinstance(arn, str) and arn.startswith("arn:") else []
    region, account = parts[3:5] if len(parts) > 5 else ("", "")
    own = values.get("region")
    return own if own is not None else region or None, account or None


def _change(change: ResourceChange | None) -> Change:
    actions = change.change.actions if change else []
    if "delete" in actions or ("forget" in actions and "create" in actions):
        return Change.REPLACE
    return Change(actions[0]) if actions and actions[0] in set(Change) else Change.NO_OP


def _marks(planned: PlannedResource, change: ResourceChange | None) -> Value:
    # Two mirrors of the same values; the second also marks what is unknown. A mark in either closes the value.
    raw = (planned.sensitive_values, change.change.after_sensitive if change else msgspec.Raw())
    return tuple(_decoded(mirror) for mirror in raw if b"true" in bytes(mirror)) or None


def _decoded(mirror: msgspec.Raw) -> Value:
    # Most mirrors mark nothing: they are only decoded where there is a mark in them.
    marks: Value = msgspec.json.decode(mirror)
    return marks


def _secrets(plan: Plan, resources: list[Resource]) -> set[str]:
    found: set[str] = set()
    for resource in resources:
        for marks in resource.sensitive if isinstance(resource.sensitive, tuple) else ():
            found |= set(marked_texts(resource.attributes, marks))
    for name, variable in plan.configuration.root_module.variables.items():
        if variable.sensitive:
            value = plan.variables[name].value if name in plan.variables else None
            found |= set(texts(value)) | set(texts(variable.default))
    root = plan.planned_values or plan.values
    for output in root.outputs.values() if root else ():
        found |= set(texts(output.value)) if output.sensitive else set()
    return found
