"""One run of the worker: a request on standard input, an answer on standard output, both JSON.

Request: {"versions": [oldest, too new], "index": Index, "checks": [id] | null, "roots": [[entity]]}; an entity is
{"kind", "type", "name", "address", "values", "expressions", "provisioners", "unknown"}, as in Terraform's plan JSON,
`unknown` the paths of values that are written but not known; no `roots` asks for the index. Answer: {"version",
"results": [[id, number, outcome, [attribute]]], "crashes": [[id, number, error]], "guidelines": {id: text}}, entities
numbered in the order given, or {"version", "refused": true}. Exit 3: no Checkov here; 4: no memory left.
"""

import gc
import json
import logging
import os
import sys
from collections.abc import Iterable
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any

from levelgate.checks.checkov.worker import checks, index, policies
from levelgate.checks.checkov.worker.direct_paths import use_direct_paths
from levelgate.checks.checkov.worker.entities import entities
from levelgate.checks.checkov.worker.graph import nodes
from levelgate.checks.checkov.worker.guard import guard
from levelgate.checks.checkov.worker.lean import Graph, prepare
from levelgate.checks.checkov.worker.watched import leave_dynamic_alone


def main(memory: int) -> int:
    """Answer one request within `memory` bytes; returns the exit code.

    What is printed by anything else goes nowhere: it could hold values of the definition.
    """
    _bound(memory)
    request = json.load(sys.stdin.buffer)
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "w", encoding="utf-8")
    with Path(os.devnull).open("w", encoding="utf-8") as nowhere:
        os.dup2(nowhere.fileno(), 1)
        os.dup2(nowhere.fileno(), 2)
    logging.disable(logging.CRITICAL)
    guard()
    # The run ends before what it makes could become garbage.
    gc.disable()
    try:
        said = answer(request)
    except ModuleNotFoundError as missing:
        if missing.name != "checkov":
            raise
        return 3
    except MemoryError:
        return 4
    json.dump(said, answers)
    answers.close()
    return 0


def _bound(memory: int) -> None:
    if sys.platform == "linux":
        import resource  # not there on Windows; on macOS it refuses this limit

        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))


def answer(request: dict[str, Any]) -> dict[str, Any]:
    """The answer to a request; without `roots`, the index of the Checkov installed."""
    place = prepare()
    version = str(import_module("checkov.version").version)
    if not _supported(version, *request["versions"]):
        return {"version": version, "refused": True}
    if "roots" not in request:
        return index.build(place)
    known = request["index"] if request["index"]["version"] == version else index.build(place)
    wanted = None if request["checks"] is None else frozenset(request["checks"])
    use_direct_paths()
    leave_dynamic_alone()
    results: list[list[Any]] = []
    crashes: list[list[Any]] = []
    guidelines: dict[str, str] = {}
    first = 0
    for raw in request["roots"]:
        found = entities(raw, first)
        first += len(found)
        graph = Graph(partial(_nodes, found))
        for one in (*checks.run(known, wanted, found, graph), *policies.run(known, wanted, found, place)):
            if isinstance(one, checks.Guideline):
                guidelines[one.check] = one.text
            else:
                (crashes if isinstance(one, checks.Crash) else results).append(list(one))
    return {"version": known["version"], "results": results, "crashes": crashes, "guidelines": guidelines}


def _supported(version: str, oldest: str, too_new: str) -> bool:
    return _number(oldest) <= _number(version) < _number(too_new)


def _number(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split(".") if part.isdigit())


def _nodes(found: Iterable[Any]) -> list[tuple[int, dict[str, Any]]]:
    return list(nodes(entity for entity in found if not entity.error)[0].items())
