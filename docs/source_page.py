"""docs/reference/source.md: the reader of source against Terraform's plans, and what it read of public repositories."""

import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from tests.sources.terraform.source.comparison import CASES, Tally, compared, definition  # noqa: E402 - found by the path

REPOSITORIES = CASES.parent / "repositories.json"
STACKS = CASES.parent / "stacks.json"
WORDS = """\
# Source without a plan

`levelgate check DIR` evaluates a root module itself: what it says of a value is what Terraform plans, or *unknown*.

## Against Terraform

Each case is a small root module about one idea, planned by Terraform 1.11 with the AWS provider 5.100 for a system that
does not exist yet; the generated ones are expressions that nobody thought of. Every value that the source writes is
held against the plan: *equal* to it; *open* to both; *missed*, known to the plan and unknown here; *wrong*. Texts that
are both JSON are equal as JSON, sets in any order. `tests/sources/terraform/source/test_cases.py` compares each case
and lets the missed ones only shrink.

"""
STACKS_WORDS = """\

## Against the plans of public stacks

The 72 stacks of [the judgement](../judgement.md), evaluated with the variables of their plans and held against these
in the same way, once; none of their text is here. Most of what is missed depends on data sources, whose answers only
planning brings.

"""
REPOSITORY_WORDS = """\

## Public repositories

Every root module of these repositories was read as it lies there (a directory that no other one calls), without
`terraform init` and without values for variables: modules from elsewhere are not there, so they are named and left
out. *Read* had no problem but that; *values missing* had, besides, variables that nobody gave or counts that depend on
data sources; the rest is told apart: names that are declared twice or nowhere, an override without its block, a key
file in somebody's home, and expressions that have no value as they stand.
`tests/sources/terraform/source/repositories.py` measures it.

"""


def page() -> str:
    """The whole page."""
    measured = table(REPOSITORY_HEADS, repositories())
    return WORDS + "".join([*table(HEADS, groups()), *stacks(), REPOSITORY_WORDS, *measured])


def table(heads: list[str], rows: Iterator[list[str]]) -> Iterator[str]:
    """A Markdown table, line by line."""
    for row in (heads, ["---"] * len(heads), *rows):
        yield "| " + " | ".join(row) + " |\n"


HEADS = ["cases about", "cases", "values", "equal", "open", "missed", "share missed", "wrong"]


def groups() -> Iterator[list[str]]:
    """The cases by the first word of their names."""
    by_group: dict[str, list[Tally]] = {}
    for case in sorted(CASES.iterdir()):
        if (case / "plan.json").exists() and case.name != "opentofu-files-are-not-read":
            planned = json.loads((case / "plan.json").read_bytes())["resources"]
            by_group.setdefault(group(case.name), []).append(compared(definition(case), planned))
    for name, tallies in sorted(by_group.items()):
        yield row(name, tallies)
    yield row("**all**", [tally for tallies in by_group.values() for tally in tallies])


def group(name: str) -> str:
    """What a case is about."""
    first = name.partition("-")[0]
    return GROUPS.get(first, "the language")


GROUPS = {
    "aws": "the AWS provider",
    "functions": "functions",
    "generated": "generated expressions",
    "modules": "modules",
    "variable": "variables",
}


def row(name: str, tallies: list[Tally]) -> list[str]:
    """One line of the table."""
    known, open_, missed, wrong = (sum(len(tally[i]) for tally in tallies) for i in range(4))
    return [name, str(len(tallies)), *counts(known, open_, missed, wrong)]


def counts(known: int, open_: int, missed: int, wrong: int) -> list[str]:
    """The numbers of a line: all, equal, open, missed, its share of what the plan knows, wrong."""
    told = known + missed + wrong
    return [str(told + open_), str(known), str(open_), str(missed), f"{missed / told:.1%}", str(wrong)]


def stacks() -> Iterator[str]:
    """The public stacks, if they were measured."""
    if STACKS.exists():
        found = json.loads(STACKS.read_bytes())
        yield STACKS_WORDS
        yield from table(["stacks", *HEADS[2:]], iter([[str(found["stacks"]), *counts(*found["values"])]]))


REPOSITORY_HEADS = ["repository", "commit", "root modules", "resources", "read", "values missing", "other problems"]


def repositories() -> Iterator[list[str]]:
    """The repositories as they were measured."""
    measured = json.loads(REPOSITORIES.read_bytes())
    total: Counter[str] = Counter()
    for name, found in sorted(measured.items(), key=lambda item: item[0].lower()):
        total.update({key: value for key, value in found.items() if isinstance(value, int)})
        yield [name, found["commit"][:7], *of_repository(found)]
    yield ["**all**", "", *of_repository(total)]


def of_repository(found: dict[str, int]) -> list[str]:
    """The numbers of a repository."""
    rest = found["roots"] - found["read_but_values"]
    told = ", ".join(f"{code} {count}" for code, count in sorted(found.items()) if code.startswith("SOURCE_"))
    numbers = [found["roots"], found["resources"], found["read"], found["read_but_values"] - found["read"]]
    return [*map(str, numbers), f"{rest} ({told})" if rest else "0"]
