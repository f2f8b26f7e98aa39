"""Build hook: the YAML of `mappings/` in, JSON inside the wheel out, which loads in a hundredth of the time."""

import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompileMappings(BuildHookInterface):  # type: ignore[type-arg]  # hatchling's own base, generic in its config
    """Adds the compiled mappings to a wheel; an editable install reads the YAML itself."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile every mapping file and add it below `levelgate/_mappings`."""
        if version == "editable":
            return
        root = Path(self.root)
        sys.path.insert(0, str(root / "plugin"))
        from levelgate.checks.sound import verify
        from levelgate.mapping import platforms
        from levelgate.mapping.compilation import compile_to
        from levelgate.mapping.extension import area_files

        # A wheel holds no rule that says nothing: what is wrong ends the build with its file and line.
        known = {platform.id for platform in platforms.platforms()}
        verify(area_files(root / "mappings" / "platforms", known), ())
        self._target = tempfile.TemporaryDirectory()
        target = Path(self._target.name)
        for path in compile_to(target):
            build_data["force_include"][str(path)] = f"levelgate/_mappings/{path.relative_to(target).as_posix()}"
