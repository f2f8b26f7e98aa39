"""The text of `container_definitions` of an aws_ecs_task_definition in, the planned text out; unknown if not sure.

The provider reads the text into what the service knows and writes that: without what it does not know, in its order.
Source: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html
"""

import json
from typing import Any

from levelgate.sources.terraform.language.types import UNDECIDED

# What a container may hold, and what the objects in it may: by the name that they stand at.
_CONTAINER = "containers"
_WORDS = {
    _CONTAINER: "command cpu credentialSpecs dependsOn disableNetworking dnsSearchDomains dnsServers dockerLabels"
    " dockerSecurityOptions entryPoint environment environmentFiles essential extraHosts firelensConfiguration"
    " healthCheck hostname image interactive links linuxParameters logConfiguration memory memoryReservation"
    " mountPoints name portMappings privileged pseudoTerminal readonlyRootFilesystem repositoryCredentials"
    " resourceRequirements restartPolicy secrets startTimeout stopTimeout systemControls ulimits user"
    " versionConsistency volumesFrom workingDirectory",
    "capabilities": "add drop",
    "dependsOn": "condition containerName",
    "devices": "containerPath hostPath permissions",
    "environment": "name value",
    "environmentFiles": "type value",
    "extraHosts": "hostname ipAddress",
    "firelensConfiguration": "options type",
    "healthCheck": "command interval retries startPeriod timeout",
    "linuxParameters": "capabilities devices initProcessEnabled maxSwap sharedMemorySize swappiness tmpfs",
    "logConfiguration": "logDriver options secretOptions",
    "mountPoints": "containerPath readOnly sourceVolume",
    "portMappings": "appProtocol containerPort containerPortRange hostPort name protocol",
    "repositoryCredentials": "credentialsParameter",
    "resourceRequirements": "type value",
    "restartPolicy": "enabled ignoredExitCodes restartAttemptPeriod",
    "secretOptions": "name valueFrom",
    "secrets": "name valueFrom",
    "systemControls": "namespace value",
    "tmpfs": "containerPath mountOptions size",
    "ulimits": "hardLimit name softLimit",
    "volumesFrom": "readOnly sourceContainer",
}
_MEMBERS = {name: frozenset(words.split()) for name, words in _WORDS.items()}
_FREE = ("dockerLabels", "options")
_ORDERED = (_CONTAINER, "environment", "secrets")
# Written even where they are missing.
_ALWAYS = {"tmpfs": {"size"}, "ulimits": {"hardLimit", "softLimit"}}
_CHOICES = ("appProtocol", "condition", "logDriver", "protocol", "type", "versionConsistency")


class _UnsureError(Exception):
    """The provider may write this another way."""


def containers(text: str) -> Any:
    """The planned text of container definitions."""
    try:
        written = json.loads(text)
        if not isinstance(written, list):
            return UNDECIDED
        return json.dumps(_list(written, _CONTAINER))
    except (ValueError, RecursionError, _UnsureError):
        return UNDECIDED


def _list(items: list[Any], name: str) -> list[Any]:
    if any(item is None or item == {} for item in items):
        raise _UnsureError
    found = [_value(item, name) for item in items]
    if name not in _ORDERED:
        return found
    names = [item.get("name", "") if isinstance(item, dict) else None for item in found]
    if len(set(map(str, names))) < len(names) or not all(isinstance(each, str) for each in names):
        raise _UnsureError
    return [item for _, item in sorted(zip(names, found, strict=True), key=lambda pair: str(pair[0]).encode())]


def _value(value: Any, name: str) -> Any:
    if isinstance(value, list):
        return _list(value, name)
    if not isinstance(value, dict):
        if value == "" and name in _CHOICES:
            raise _UnsureError
        return value
    if name in _FREE:
        if None in value.values():
            raise _UnsureError
        return value
    return _object(value, name)


def _object(value: dict[str, Any], name: str) -> dict[str, Any]:
    if not value.keys() <= _MEMBERS.get(name, frozenset()) or not value.keys() >= _ALWAYS.get(name, set()):
        raise _UnsureError
    found = {key: _value(one, key) for key, one in value.items() if one is not None}
    if name == _CONTAINER and found.get("cpu") == 0:
        del found["cpu"]
    return found
