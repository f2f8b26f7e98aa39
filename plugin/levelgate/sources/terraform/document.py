"""The JSON that `terraform show -json` writes, as far as the gate reads it.

Format: https://developer.hashicorp.com/terraform/internals/json-format (major version 1; OpenTofu's is a sibling).
Fields that nothing reads (`before`, `after`, most of `prior_state`) are skipped while decoding: most of a plan.
"""

from typing import Any

import msgspec


class PlannedResource(msgspec.Struct, gc=False):
    """A resource instance of `planned_values` or of a state."""

    address: str
    type: str
    values: dict[str, Any] = {}
    mode: str = "managed"
    provider_name: str = ""
    sensitive_values: msgspec.Raw = msgspec.Raw()


class PlannedModule(msgspec.Struct):
    """A module instance and everything below it; the root's address is empty."""

    address: str = ""
    resources: list[PlannedResource] = []
    child_modules: list["PlannedModule"] = []


class Output(msgspec.Struct):
    """An output value of the root module."""

    sensitive: bool = False
    value: Any = None


class Values(msgspec.Struct):
    """`planned_values` of a plan, `values` of a state."""

    root_module: PlannedModule = msgspec.field(default_factory=PlannedModule)
    outputs: dict[str, Output] = {}


class ChangeBody(msgspec.Struct, gc=False):
    """What happens to a resource; `after_unknown` and `after_sensitive` mirror its values with True at leaves."""

    actions: list[str] = []
    after_unknown: Any = None
    after_sensitive: msgspec.Raw = msgspec.Raw()


class ResourceChange(msgspec.Struct, gc=False):
    """One entry of `resource_changes`; `deposed` is the key of an object that its replacement has left behind."""

    address: str
    change: ChangeBody
    deposed: str = ""


class ConfiguredResource(msgspec.Struct):
    """A resource block of the configuration, without instance keys."""

    address: str
    provider_config_key: str = ""
    expressions: dict[str, Any] = {}
    provisioners: list[Any] = []


class ConfiguredOutput(msgspec.Struct):
    """An output block of a module."""

    expression: Any = None


class Variable(msgspec.Struct):
    """A variable block of a module."""

    default: Any = msgspec.UNSET
    sensitive: bool = False


class ModuleCall(msgspec.Struct):
    """A module block: what is called, with which arguments."""

    source: str = ""
    expressions: dict[str, Any] = {}
    module: "ConfiguredModule" = msgspec.field(default_factory=lambda: ConfiguredModule())


class ConfiguredModule(msgspec.Struct):
    """A module's configuration."""

    resources: list[ConfiguredResource] = []
    module_calls: dict[str, ModuleCall] = {}
    outputs: dict[str, ConfiguredOutput] = {}
    variables: dict[str, Variable] = {}


class ProviderConfig(msgspec.Struct):
    """A provider block; `full_name` is the provider's source."""

    name: str = ""
    full_name: str = ""
    alias: str = ""
    module_address: str = ""
    expressions: dict[str, Any] = {}


class Configuration(msgspec.Struct):
    """The configuration that a plan was made from."""

    root_module: ConfiguredModule = msgspec.field(default_factory=ConfiguredModule)
    provider_config: dict[str, ProviderConfig] = {}


class VariableValue(msgspec.Struct):
    """The value of a root variable."""

    value: Any = None


class Plan(msgspec.Struct):
    """A plan, or a state where `values` stands instead of `planned_values`."""

    format_version: str = ""
    planned_values: Values | None = None
    values: Values | None = None
    resource_changes: list[ResourceChange] = []
    resource_drift: list[msgspec.Raw] = []
    deferred_changes: list[msgspec.Raw] = []
    configuration: Configuration = msgspec.field(default_factory=Configuration)
    variables: dict[str, VariableValue] = {}
    errored: bool = False
    complete: bool = True
