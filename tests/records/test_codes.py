"""Every code that records and the approval can end in has its two sentences."""

import re
from pathlib import Path

from levelgate.mapping.document import parse

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "plugin" / "levelgate"
SOURCES = [
    *(PACKAGE / "records").glob("*.py"),
    *(PACKAGE / f for f in ("assessment/approve.py", "cli/trust.py", "cli/record.py")),
]
CODE = re.compile(r'"((?:APPROVAL|APPROVER|FILE|KEY|LEVEL|MANIFEST|RECORD|SIG|TRUST)_[A-Z_]*[A-Z])"')


def test_codes_and_texts_agree() -> None:
    used = {code for path in SOURCES for code in CODE.findall(path.read_text())}
    file = ROOT / "mappings" / "codes" / "records.yaml"
    codes = parse(file.read_bytes(), file.name).data["codes"]
    ids = [code["id"] for code in codes]
    assert ids == sorted(used)
    assert all(
        text[lang].endswith(".") for code in codes for text in (code["title"], code["fix"]) for lang in ("vi", "en")
    )
