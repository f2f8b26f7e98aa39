"""Plan every case in `cases/` with the real Terraform and keep what a reader of the source must find.

    python plan_cases.py [--check] [NAME...]

Each folder in `cases/` is one root module with one idea, told by the first line of its `main.tf`.  Terraform plans it
in a copy, with nothing in its state, and `cases/<name>/plan.json` gets:

    terraform_version   the Terraform that planned
    resources           managed and data, of every module, by address: {address, mode, type, provider_name, values,
                        after_unknown, sensitive_values}; a data source that was read has nothing unknown
    provider_configs    {key in the configuration: its region where that is a constant, else null}

With `--check` nothing is written: the command fails and names the cases whose plan differs from the one committed.

A case may have a `case.json`: {"vars": {name: value}, "var_files": [path], "env": {"TF_VAR_x": text}}.  The files are
given in their order, then the variables: `-var-file=a -var-file=b -var=x=1`.  A value that is no text is given as JSON.

`error-*` are refused by Terraform, which is verified; `limit-*` are for the reader alone.  Neither has a `plan.json`.

It needs `terraform` on the PATH and, in TF_PLUGINS, a folder of providers laid out as a filesystem mirror.  Nothing is
downloaded, and no credentials are used.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Json = dict[str, Any]

CASES = Path(__file__).parent / "cases"
PROVIDERS = """\
terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}
"""
MIRROR = """\
provider_installation {
  filesystem_mirror {
    path    = %s
    include = ["*/*"]
  }
}
"""
RESOURCE_FIELDS = ("address", "mode", "type", "provider_name", "values", "sensitive_values")


class RefusedError(Exception):
    """Terraform refused a case; the text is what it wrote."""


@dataclass(frozen=True)
class Terraform:
    """Terraform in a folder of its own, with the providers of the mirror installed once for every case."""

    work: Path
    env: dict[str, str]

    @classmethod
    def prepare(cls, work: Path, plugins: str) -> "Terraform":
        """Install the providers into `work`; the environment is new, so nothing of the caller's reaches a plan."""
        config = work / "terraform.rc"
        config.write_text(MIRROR % json.dumps(plugins), encoding="utf-8")
        home = work / "home"
        home.mkdir()
        env = {
            "PATH": os.environ["PATH"],
            "HOME": str(home),
            "TF_CLI_CONFIG_FILE": str(config),
            "CHECKPOINT_DISABLE": "1",
            "TF_IN_AUTOMATION": "1",
        }
        installed = work / "installed"
        installed.mkdir()
        (installed / "main.tf").write_text(PROVIDERS, encoding="utf-8")
        terraform = cls(work, env)
        terraform.run(installed, {}, "init", "-input=false", "-no-color")
        return terraform

    def run(self, folder: Path, env: dict[str, str], *arguments: str) -> str:
        """The output of one command, run in a folder."""
        done = subprocess.run(
            ["terraform", *arguments], cwd=folder, env={**self.env, **env}, capture_output=True, text=True, timeout=300
        )
        if done.returncode:
            raise RefusedError(done.stderr or done.stdout)
        return done.stdout

    def plan(self, case: Path) -> Json:
        """The plan of one case, planned in a copy that has the case's name."""
        copy = self.work / "cases" / case.name
        shutil.copytree(case, copy, ignore=shutil.ignore_patterns("plan.json", "case.json"))
        installed = self.work / "installed"
        (copy / ".terraform").mkdir()
        (copy / ".terraform" / "providers").symlink_to(installed / ".terraform" / "providers")
        shutil.copy(installed / ".terraform.lock.hcl", copy)
        options = read_options(case)
        env = options.get("env", {})
        self.run(copy, {}, "get", "-no-color")
        arguments = variable_arguments(options)
        self.run(copy, env, "plan", "-input=false", "-no-color", "-lock=false", "-out=plan.bin", *arguments)
        plan: Json = json.loads(self.run(copy, env, "show", "-json", "plan.bin"))
        return plan


def read_options(case: Path) -> Json:
    """What `case.json` says, or nothing."""
    file = case / "case.json"
    options: Json = json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
    return options


def variable_arguments(options: Json) -> list[str]:
    """The command-line arguments that give a case its variables."""
    files = [f"-var-file={file}" for file in options.get("var_files", [])]
    values = {
        name: value if isinstance(value, str) else json.dumps(value) for name, value in options.get("vars", {}).items()
    }
    return files + [f"-var={name}={value}" for name, value in values.items()]


def flatten(module: Json) -> Iterator[Json]:
    """Every resource of a module and of the modules within it."""
    yield from module.get("resources", [])
    for child in module.get("child_modules", []):
        yield from flatten(child)


def reduce(plan: Json) -> Json:
    """The part of a plan that a comparison with the source needs."""
    unknown = {
        change["address"]: change["change"].get("after_unknown", {}) for change in plan.get("resource_changes", [])
    }
    planned = list(flatten(plan["planned_values"]["root_module"]))
    prior = plan.get("prior_state", {}).get("values", {}).get("root_module", {})
    read = [resource for resource in flatten(prior) if resource["mode"] == "data"]
    resources = {resource["address"]: resource for resource in [*read, *planned]}
    return {
        "terraform_version": plan["terraform_version"],
        "provider_configs": {
            key: provider.get("expressions", {}).get("region", {}).get("constant_value")
            for key, provider in plan["configuration"].get("provider_config", {}).items()
        },
        "resources": [
            {field: resource.get(field) for field in RESOURCE_FIELDS} | {"after_unknown": unknown.get(address, {})}
            for address, resource in sorted(resources.items())
        ],
    }


def encode(plan: Json) -> str:
    """The text of a `plan.json`: one resource a line, so that a change reads well and the files stay small."""
    head = {key: value for key, value in plan.items() if key != "resources"}
    lines = [f" {json.dumps(key)}: {compact(value)}" for key, value in sorted(head.items())]
    resources = ",\n  ".join(compact(resource) for resource in plan["resources"])
    lines.append(f' "resources": [\n  {resources}\n ]' if resources else ' "resources": []')
    return "{\n" + ",\n".join(lines) + "\n}\n"


def compact(value: Any) -> str:
    """JSON on one line, its keys in order."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def handle(terraform: Terraform, case: Path, check: bool) -> str:
    """Plan one case and write or compare it; what is wrong with it, or nothing."""
    refused = case.name.startswith("error-")
    try:
        text = encode(reduce(terraform.plan(case)))
    except RefusedError as error:
        return "" if refused else f"{case.name}: Terraform refuses it\n{error}"
    if refused:
        return f"{case.name}: Terraform plans it, so it is no error"
    file = case / "plan.json"
    if not check:
        file.write_text(text, encoding="utf-8")
        return ""
    committed = file.read_text(encoding="utf-8") if file.exists() else ""
    return "" if committed == text else f"{case.name}: plan.json is not what Terraform plans"


def chosen(names: Sequence[str]) -> list[Path]:
    """The cases with these names, or every case that Terraform can judge."""
    known = {case.name: case for case in sorted(CASES.iterdir()) if not case.name.startswith("limit-")}
    if missing := [name for name in names if name not in known]:
        raise SystemExit(f"no case that Terraform plans is named {', '.join(missing)}")
    return [known[name] for name in names] if names else list(known.values())


def plan_cases(names: Sequence[str], plugins: str, check: bool = False) -> list[str]:
    """Plan the cases, two at a time; what is wrong with each of those that are not as they should be."""
    cases = chosen(names)
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(2) as workers:
        terraform = Terraform.prepare(Path(folder), plugins)
        wrong = workers.map(lambda case: handle(terraform, case, check), cases)
        return [text for text in wrong if text]


def main() -> int:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="compare with what is committed instead of writing")
    parser.add_argument("names", nargs="*", metavar="NAME", help="a case; every case without one")
    arguments = parser.parse_args()
    plugins = os.environ.get("TF_PLUGINS", "")
    if not plugins or not shutil.which("terraform"):
        raise SystemExit("terraform or TF_PLUGINS is missing")
    wrong = plan_cases(arguments.names, plugins, check=arguments.check)
    print("\n".join(wrong) or "every case is as it should be")
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main())
