"""The published schema is fresh, and every result is valid against it."""

import json
from pathlib import Path

import jsonschema
import pytest

from levelgate.reports import schema
from levelgate.reports.formats import FORMATS
from levelgate.reports.result import Result, decode, encode
from tests.reports.conftest import Compare
from tests.reports.dataset import blocked

FILE = Path(schema.__file__).parent / schema.NAME


def test_the_file_is_fresh(same: Compare) -> None:
    same(FILE, schema.schema())


def test_results_are_valid(result: Result) -> None:
    document = json.loads(FORMATS["json"](result, "vi"))
    jsonschema.Draft202012Validator(json.loads(FILE.read_bytes())).validate(document)


def test_the_schema_is_one_and_refuses() -> None:
    validator = jsonschema.Draft202012Validator(json.loads(FILE.read_bytes()))
    validator.check_schema(validator.schema)
    document = json.loads(encode(blocked()))
    for key, value in {
        "verdict": "maybe",
        "exit": "1",
        "summary": {"required": "10"},
        "schema": "levelgate/result/v2",
    }.items():
        wrong = document | {key: value}
        with pytest.raises(jsonschema.ValidationError):
            validator.validate(wrong)


def test_a_result_survives_the_way_through_its_file(result: Result) -> None:
    assert decode(encode(result)) == result
