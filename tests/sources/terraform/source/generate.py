"""Write the generated cases anew: `python generate.py`: `cases/generated-NN`, from fixed seeds.

Each holds expressions that nobody thought of, built by type from what the language has: operators, conditionals, `for`,
splats, templates, functions, variables, local values in any order, and values that are not known before apply.
Terraform plans each; what it refuses is left out until it refuses nothing.
"""

import random
import re
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

CASES = Path(__file__).parent / "cases"
COUNT, EXPRESSIONS, DEPTH = 12, 42, 4
HEAD = """\
# Idea: expressions that nobody thought of (generated: generate.py, seed {seed}).

variable "flag" {{ default = true }}
variable "number" {{ default = 7 }}
variable "text" {{ default = "Cổng-thông tin_01" }}
variable "nothing" {{ default = null }}
variable "list" {{
  type    = list(string)
  default = ["b", "a", "", "c c"]
}}
variable "map" {{
  type    = map(number)
  default = {{ z = 1, a = 2.5, "k k" = -3 }}
}}
variable "object" {{
  type = object({{
    name  = string
    ports = list(number)
    more  = optional(string)
    deep  = optional(object({{ on = optional(bool, true) }}), {{}})
  }})
  default = {{ name = "o", ports = [443, 80] }}
}}
resource "terraform_data" "source" {{
  count = 2
  input = "in-${{count.index}}"
}}
locals {{
  l = [local.t, "l"]
  m = {{ a = local.n, m = 3 }}
  b = local.n > 3
  n = var.number * 2
  t = "t-${{local.n}}"
}}
"""
Grammar = Mapping[str, Sequence[str]]
# A name in angle brackets stands for an expression of that kind.
LEAVES: Grammar = {
    "number": ["<int>", "<digit>.5", "0.<digit>", "var.number", "local.n", "var.object.ports[0]"],
    "text": ['"x"', '"Á â"', '""', "var.text", "local.t", "var.object.name", "<source>.input", "<source>.id"],
    "truth": ["true", "false", "var.flag", "local.b", "var.object.deep.on", "(var.nothing == null)"],
    "texts": ["var.list", '["one", "two"]', "local.l", "terraform_data.source[*].input", "terraform_data.source[*].id"],
    "numbers": ["var.object.ports", "[1, 2.5, 3]", "range(<digit>)", "values(var.map)"],
    "mapping": ["var.map", "{ a = 1, b = 2 }", "local.m"],
    "objects": ["[var.object]", '[{ name = "n", size = 1 }]'],
    "int": ["-7", "0", "1", "2", "12", "20"],
    "digit": ["0", "1", "2", "3", "5"],
    "source": ["terraform_data.source[0]", "terraform_data.source[1]"],
}
WAYS: Grammar = {
    "number": [
        "(<number> + <number>)",
        "(<number> - <number>)",
        "(<number> * <number>)",
        "(<number> / 4)",
        "(<number> / 5)",
        "(<int> % 7)",
        "-<number>",
        "length(<texts>)",
        "length(<numbers>)",
        "length(<mapping>)",
        "length(<text>)",
        "(<truth> ? <number> : <number>)",
        "max(<number>, <number>)",
        "ceil(<number>)",
        "floor(<number>)",
        "abs(<number>)",
        'lookup(<mapping>, "q", <number>)',
        'try(<mapping>["a"], <number>)',
        "sum([<int>, <int>])",
    ],
    "text": [
        '"a-${<text>}$${}${<number>}"',
        '"${<truth>}%%{${<text>}"',
        '" ${<number>}"',
        "(<truth> ? <text> : <text>)",
        "upper(<text>)",
        "title(<text>)",
        "trimspace(<text>)",
        "strrev(<text>)",
        "sha1(<text>)",
        "base64encode(<text>)",
        "urlencode(<text>)",
        'join(",", <texts>)',
        'replace(<text>, "-", <text>)',
        'format("%s-%03d-%v", <text>, <int>, <number>)',
        "jsonencode(<texts>)",
        "jsonencode(<mapping>)",
        "jsonencode(<objects>)",
        "jsonencode(<number>)",
        '"%{ if <truth> }yes%{ else }${<text>}%{ endif }"',
        '"%{ for v in <texts> ~} <${v}> %{ endfor }"',
        "substr(<text>, 1, <digit>)",
        'coalesce(null, <text>, "last")',
        "tostring(<number>)",
        "tostring(<truth>)",
        'element(concat(<texts>, ["end"]), <digit>)',
        'cidrsubnet("10.<digit>.0.0/16", <digit>, 0)',
        "<objects>[0].name",
    ],
    "truth": [
        "(<truth> && <truth>)",
        "(<truth> || <truth>)",
        "!<truth>",
        "(<number> < <number>)",
        "(<number> >= <number>)",
        "(<number> == <number>)",
        "(<text> == <text>)",
        "(<text> != <text>)",
        "contains(<texts>, <text>)",
        'can(<mapping>["q"])',
        "alltrue([<truth>, <truth>])",
        "anytrue([<truth>, <truth>])",
        'startswith(<text>, "x")',
    ],
    "texts": [
        "[<text>, <text>]",
        "[for v in <texts> : upper(v)]",
        '[for v in <texts> : "<${v}>"]',
        '[for i, v in <texts> : "${i}-${v}" if i < 1]',
        "concat(<texts>, <texts>)",
        "sort(<texts>)",
        "distinct(<texts>)",
        "compact(<texts>)",
        "reverse(<texts>)",
        "keys(<mapping>)",
        '[for k, v in <mapping> : "${k}=${v}"]',
        'split("-", <text>)',
        "<objects>[*].name",
        "slice(<texts>, 0, 1)",
        "tolist(toset(<texts>))",
        "(<truth> ? <texts> : <texts>)",
        "flatten([<texts>, [<texts>]])",
        'formatlist("%s!", <texts>)',
    ],
    "numbers": [
        "[<number>, <number>]",
        "[for v in <numbers> : v * <int>]",
        "[for v in <numbers> : v if v > <number>]",
        "values(<mapping>)",
        "concat(<numbers>, <numbers>)",
    ],
    "mapping": [
        '{ a = <number>, ("k${<int>}") = <number> }',
        "merge(<mapping>, <mapping>)",
        "{ for k, v in <mapping> : upper(k) => v }",
        '{ for i, v in <numbers> : "n${i}" => v if v != 2 }',
        "tomap({ a = <number>, q = <number> })",
        'zipmap(["a", "b"], [<number>, <number>])',
    ],
    "objects": [
        '[{ name = <text>, size = <number> }, { name = "n", size = 1 }]',
        "[for v in <texts> : { name = v, size = length(v) }]",
        "[for k, v in { for v in <texts> : v => <int>... } : { name = k, size = length(v) }]",
    ],
}
KINDS = sorted(WAYS)


def expression(rng: random.Random, kind: str, depth: int) -> str:
    """An expression of a kind, at most `depth` deep."""
    ways = [*LEAVES[kind][:2], *WAYS[kind]] if depth > 0 and kind in WAYS else LEAVES[kind]
    return re.sub(r"<(\w+)>", lambda found: expression(rng, found[1], depth - 1), rng.choice(ways))


def case(seed: int, refused: set[str]) -> str:
    """The main.tf of one seed, without the expressions that Terraform refuses."""
    rng = random.Random(seed)  # noqa: S311 - nothing here is secret, and it must be the same each time
    made = {f"e{i}": expression(rng, KINDS[i % len(KINDS)], DEPTH) for i in range(EXPRESSIONS)}
    lines = [f"    {name} = {text}" for name, text in made.items() if name not in refused]
    return "\n".join(
        [HEAD.format(seed=seed), 'resource "terraform_data" "all" {', "  input = {", *lines, "  }", "}", ""]
    )


def main() -> None:
    """Write and plan every case."""
    for seed in range(1, COUNT + 1):
        write(f"generated-{seed:02}", seed)


def write(name: str, seed: int) -> Path:
    """Write and plan one case; returns its folder."""
    file = CASES / name / "main.tf"
    file.parent.mkdir(exist_ok=True)
    refused: set[str] = set()
    file.write_text(case(seed, refused))
    while more := refusals(name, file):
        refused |= more
        file.write_text(case(seed, refused))
    return file.parent


def refusals(name: str, file: Path) -> set[str]:
    """The expressions that Terraform refuses."""
    program = [sys.executable, str(Path(__file__).parent / "plan_cases.py"), name]
    done = subprocess.run(program, capture_output=True, text=True, check=False)
    lines = file.read_text().splitlines()
    found = {int(line) for line in re.findall(r"main\.tf line (\d+)", done.stdout + done.stderr)}
    names = {match[1] for line in found if (match := re.match(r"    (e\d+) =", lines[line - 1]))}
    if done.returncode and not names:
        sys.exit(done.stdout + done.stderr)
    return names


if __name__ == "__main__":
    main()
