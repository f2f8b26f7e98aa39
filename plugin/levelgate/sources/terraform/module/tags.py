"""`tags_all`: the tags of a resource with those that its provider block gives to all.

Source: https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs#default_tags
"""

from typing import Any

from levelgate.model.value import AFTER_APPLY
from levelgate.sources.terraform.language.types import convert
from levelgate.sources.terraform.language.values import first_unknown, marked, plain, unmarked
from levelgate.sources.terraform.module.providers import Provider, setting
from levelgate.sources.terraform.module.schema import Block


def add(written: dict[str, Any], provider: Provider, schema: Block | None) -> None:
    """Put `tags_all` into the values of a resource that has such, where there are any tags."""
    if schema is None or not {"tags", "tags_all"} <= schema.attributes.keys():
        return
    common, (own, marks) = setting(provider, "default_tags.tags"), unmarked(written.get("tags"))
    given = [one for one in (common, own) if one is not None]
    unknown = next((found for one in given if (found := first_unknown(one))), None)
    both = {name: value for one in given if isinstance(one, dict) for name, value in one.items()}
    if {None, ""} & {value for value in map(plain, both.values()) if not isinstance(value, (list, dict))}:
        # The provider leaves them open where one of them is null or empty.
        unknown = AFTER_APPLY
    if unknown or both:
        written["tags_all"] = marked(unknown or convert(both, ["map", "string"]), marks)
