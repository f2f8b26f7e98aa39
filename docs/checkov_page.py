"""docs/reference/checkov.md: what Checkov's checks prove, and how the worker compares with Checkov's own command."""

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from levelgate.checks.checkov import versions
from levelgate.checks.checkov.catalogue import SOURCE, catalogue
from levelgate.mapping.checkov import bearings

ROOT = Path(__file__).parents[1]
IDENTITY = ROOT / "tests" / "checks" / "checkov" / "identity.json"
PROBES = ROOT / "tests" / "checks" / "checkov" / "probes.json"
MEASURED = ROOT / "tests" / "bench" / "measured.json"

WORDS = f"""\
# Checkov's evidence

Version {versions.PINNED}; the worker accepts versions from {versions.OLDEST} up to, not including, {versions.TOO_NEW}.
Checkov lists its checks at <{SOURCE}>.

## What an outcome proves

*establishes*: a pass shows all that the protection asks of that resource. *refutes*: a failure shows that the
protection is not there. *nothing*: the outcome alone says neither. Each check is tried with a resource that passes, one
that fails and one that nobody knows yet (`mappings/checkov.cases.yaml`), with Checkov's own command as the oracle.

"""
IDENTITY_WORDS = """
## The same results

`levelgate checkov scan PLAN` against `checkov -f PLAN --framework terraform_plan`, as sets of (check, resource, PASSED
or FAILED), all checks and policies. What differs, differs for one of these reasons, and the test that compares them
allows nothing else:

- *by name*: Checkov keeps the analysis of an IAM policy by file, type and name, so every instance of `count` or
  `for_each`, and every module's block of the same name, gets the first one's result. Here each policy text is analysed.
- *placeholder*: Terraform shows one item for a `dynamic` block whose number of items is not known. Checkov judges that
  item; here there may be none or many, and what reads them is unknown.
- Where Checkov's own command gives no result because a check ended with an exception, the worker counts a crash.

"""
PROBES_WORDS = """
### Made-up resources

These plans make {spoke} of the {all} checks and policies speak, {both} of them both ways. For the others, and for more
values, resources are made up from what each check reads (`tests/checks/checkov/probes.py`); on that plan
{made[results]:,} results are equal and none differs: {made[checks]:,} checks and policies speak, {made[both]:,} of them
both ways. The {used} that the mapping uses are all among the cases above.

"""
SPEED_WORDS = """
## What nobody knows yet

As evidence, an outcome that a check reached by reading a value that is not known before apply is unknown: Checkov takes
such a value for missing. A test holds this for every check and policy on thousands of made-up resources, with each of
their values unknown in turn: where a check does not tell that it read the value, no value changes its outcome
(`tests/checks/checkov/test_unknowns.py`).

## Cost

CPU of all processes as a share of what Checkov's own command uses on the same plan, taken side by side in one run of
`make bench`. `check` runs what the mapping uses beside the gate's own rules, `checkov scan` all checks and policies.

"""


def page() -> str:
    """The whole page."""
    return "".join([WORDS, *proofs(), IDENTITY_WORDS, *plans(), probes(), *checks(), SPEED_WORDS, *speed()])


def table(heads: list[str], rows: Iterator[list[str]]) -> Iterator[str]:
    """A Markdown table, line by line."""
    for row in (heads, ["---"] * len(heads), *rows):
        yield f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in row)} |\n"


def proofs() -> Iterator[str]:
    """What each check proves."""
    rows = (
        [f"`{one.check}`", one.title.en, one.title.vi, f"`{one.protection}`", one.passing, one.failing]
        for one in bearings()
    )
    yield from table(["check", "what it asks", "yêu cầu", "protection", "pass", "fail"], rows)


def plans() -> Iterator[str]:
    """Each plan of the tests."""
    found = json.loads(IDENTITY.read_text())
    rows = (
        [f"`{name}`", f"{one['results']:,}", str(one["by_name"]), str(one["placeholders"]), "0"]
        for name, one in found.items()
    )
    yield from table(["plan", "results of Checkov", "by name", "placeholder", "other differences"], rows)


def spoken() -> dict[str, Counter[str]]:
    """How often each check passed and failed on the plans of the tests."""
    found: dict[str, Counter[str]] = {}
    for plan in json.loads(IDENTITY.read_text()).values():
        for key, count in plan["checks"].items():
            check, outcome = key.split()
            found.setdefault(check, Counter())[outcome] += count
    return found


def probes() -> str:
    """The made-up plan, and how many checks the others reach."""
    said = spoken()
    both = sum(len(counts) == 2 for counts in said.values())
    made = json.loads(PROBES.read_text())
    used = len({one.check for one in bearings()})
    return PROBES_WORDS.format(spoke=len(said), both=both, all=len(catalogue()), made=made, used=used)


def checks() -> Iterator[str]:
    """Each check that speaks on the plans of the tests."""
    yield "<details><summary>Each check on these plans: how often it passed and failed</summary>\n\n"
    rows = ([f"`{check}`", str(counts["PASSED"]), str(counts["FAILED"])] for check, counts in sorted(spoken().items()))
    yield from table(["check", "passed", "failed"], rows)
    yield "\n</details>\n"


def speed() -> Iterator[str]:
    """The ratios of the last run that was kept."""
    kept = [one for one in json.loads(MEASURED.read_text()) if one["what"].endswith("/ checkov")]
    rows = ([one["what"].removesuffix(" / checkov"), f"{one['ratio']:.3f}", one["goal"]] for one in kept)
    yield from table(["what", "share", "goal: at most"], rows)
