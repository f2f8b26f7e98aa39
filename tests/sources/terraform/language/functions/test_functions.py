"""Every function against what Terraform gave for the same arguments: equal, or not known, never something else."""

import shutil
from decimal import Decimal
from typing import Any

import pytest

from levelgate.sources.terraform.language.functions import PLAIN, STRUCTURAL, function
from levelgate.sources.terraform.language.functions.elements import make_set
from levelgate.sources.terraform.language.primitives import Unsupported
from levelgate.sources.terraform.language.values import LanguageError, List, Map, Set
from tests.sources.terraform.language.functions.oracle import read_cases, results

CASES = read_cases()
FUNCTIONS = {**PLAIN, **STRUCTURAL}
# Calls of the table that Terraform decides and this reader does not; more than before is a step back.
MAX_UNSUPPORTED = 90


def value_of(case: Any) -> Any:
    """A value of a case as the evaluator holds it."""
    if isinstance(case, list):
        return [value_of(each) for each in case]
    if not isinstance(case, dict):
        return int(case) if isinstance(case, Decimal) and case == int(case) else case
    if "$list" in case:
        return List(value_of(each) for each in case["$list"])
    if "$set" in case:
        return make_set(value_of(each) for each in case["$set"])
    if "$map" in case:
        return Map({name: value_of(each) for name, each in case["$map"].items()})
    return {name: value_of(each) for name, each in case.items()}


def case_of(value: Any) -> Any:
    """What the evaluator holds, as in a case."""
    if isinstance(value, dict):
        inside = {name: case_of(each) for name, each in value.items()}
        return {"$map": inside} if isinstance(value, Map) else inside
    if isinstance(value, (list, Set)):
        items = [case_of(each) for each in value]
        return {"$set": items} if isinstance(value, Set) else {"$list": items} if isinstance(value, List) else items
    return value


def outcome(name: str, arguments: list[Any]) -> Any:
    """The result as in a case, or the word for how the call ended."""
    try:
        return case_of(function(name)(*map(value_of, arguments)))
    except Unsupported:
        return "unsupported"
    except LanguageError as problem:
        return "error" if not str(problem).isspace() else "silent"


def strict(value: Any) -> Any:
    """The value, comparable with true apart from 1."""
    if isinstance(value, list):
        return [strict(each) for each in value]
    if isinstance(value, dict) and isinstance(value.get("$set"), list):
        # The order of a set's elements that are not primitive is nobody's business.
        return {"$set": sorted(map(strict, value["$set"]), key=repr)}
    if isinstance(value, dict):
        return {name: strict(each) for name, each in value.items()}
    return (isinstance(value, bool), value)


@pytest.mark.parametrize("name", sorted(FUNCTIONS))
def test_the_results_are_terraforms(name: str) -> None:
    wrong = []
    for called, arguments, expected in CASES:
        if called == name:
            found = outcome(name, arguments)
            if found != "unsupported" and strict(found) != strict(expected):
                wrong.append((arguments, found, expected))
    assert not wrong


def test_few_results_are_unsupported() -> None:
    calls = [(name, each) for name, each, expected in CASES if expected != "unknown"]
    unsupported = [(name, each) for name, each in calls if outcome(name, each) == "unsupported"]
    assert len(unsupported) <= MAX_UNSUPPORTED, unsupported


def test_every_function_has_cases() -> None:
    # Only OpenTofu has this one, and it is no oracle here.
    assert FUNCTIONS.keys() - {name for name, *_ in CASES} == {"cidrcontains"}


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("terraform") is None, reason="NO ORACLE: terraform is not on PATH")
def test_the_cases_are_what_terraform_gives() -> None:
    found = results([(name, arguments) for name, arguments, _ in CASES])
    assert [each for each, (*_, expected) in zip(found, CASES, strict=True) if strict(each) != strict(expected)] == []
