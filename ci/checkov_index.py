"""Write the index of Checkov's checks anew: which check looks at which types, in the version that is pinned."""

import json
import sys
from pathlib import Path

from levelgate.checks.checkov.interpreter import found
from levelgate.checks.checkov.run import INDEX, answered
from levelgate.checks.checkov.versions import OLDEST, TOO_NEW


def lines(index: dict[str, object]) -> str:
    """The index as JSON, one check a line, so that a new version's changes can be read."""

    def entries(part: object) -> str:
        named = part.items() if isinstance(part, dict) else ()
        return ",\n".join(f"{json.dumps(id)}: {json.dumps(entry, sort_keys=True)}" for id, entry in sorted(named))

    version = json.dumps(index["version"])
    return (
        f'{{"version": {version},\n"checks": {{\n{entries(index["checks"])}\n}},\n'
        f'"policies": {{\n{entries(index["policies"])}\n}}}}\n'
    )


def main() -> int:
    """Ask the interpreter given, or the installed environment's, and write the file; returns the exit code."""
    python = found(Path(sys.argv[1]) if sys.argv[1:] else None)
    if python is None:
        print("no Checkov: run `levelgate checkov install`")
        return 1
    index = json.loads(answered(python, json.dumps({"versions": [OLDEST, TOO_NEW]}).encode()))
    INDEX.write_text(lines(index), encoding="utf-8")
    print(f"{INDEX.name}: {len(index['checks'])} checks, {len(index['policies'])} policies of {index['version']}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
