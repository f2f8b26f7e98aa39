"""`terraform providers schema -json` on standard input; on standard output, gzipped: type → attribute paths."""

import gzip
import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[3] / "plugin"))

from levelgate.mapping.provider_schema import attribute_paths

types = attribute_paths(sys.stdin.buffer.read(), "standard input")
sys.stdout.buffer.write(gzip.compress(json.dumps(types, separators=(",", ":")).encode(), mtime=0))
