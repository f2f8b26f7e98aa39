"""`tags_all`: the tags of a resource with those that its provider block gives to all.

Source: https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs#default_tags
"""

from collections.abc import Mapping
from typing import Any

from levelgate.model.value import AFTER_APPLY
from levelgate.sources.terraform.language.types import convert
from levelgate.sources.terraform.language.values import first_unknown, marked, plain, unmarked
from levelgate.sources.terraform.module.schema import Block

SETTING = "default_tags.tags"


def tags_all(written: Mapping[str, Any], common: Any, schema: Block | None) -> Any:
    """All tags of a resource that writes `written`, `common` among them; None where it has no such or none are known.

    Raises LanguageError where they are no texts.
    """
    if schema is None or not {"tags", "tags_all"} <= schema.attributes.keys():
        return None
    own, marks = unmarked(written.get("tags"))
    given = [one for one in (common, own) if one is not None]
    unknown = next((found for one in given if (found := first_unknown(one))), None)
    both = {name: value for one in given if isinstance(one, dict) for name, value in one.items()}
    if any(value is None or value == "" for value in map(plain, both.values())):
        # The provider leaves them open where one of them is null or empty.
        unknown = AFTER_APPLY
    return marked(unknown or convert(both, ["map", "string"]), marks) if unknown or both else None
