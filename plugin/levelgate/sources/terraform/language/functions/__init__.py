"""Terraform's pure functions, by name.

A function in PLAIN takes wholly known values without marks. For one in STRUCTURAL only the arguments themselves are
known and without marks; what is inside may be `Unknown` or `Marked`, and the result may be either. All raise
LanguageError where Terraform does; `arguments.Unsupported`, which is one, where the result is not certain; and
`arguments.TooCostly`, another, where the result would cost more than any definition needs.
Source: https://developer.hashicorp.com/terraform/language/functions
"""

import inspect
from collections.abc import Callable, Mapping
from functools import cache
from importlib import import_module
from typing import Any

from levelgate.sources.terraform.language.values import LanguageError

# Each by its module and its name there: a definition uses a few, and importing all takes longer than reading it.
PLAIN: Mapping[str, str] = {
    "abs": "numbers.absolute",
    "base64decode": "encoding.base64decode",
    "base64encode": "encoding.base64encode",
    "base64sha256": "digests.base64sha256",
    "base64sha512": "digests.base64sha512",
    "ceil": "numbers.ceil",
    "chomp": "strings.chomp",
    "cidrcontains": "network.cidrcontains",
    "cidrhost": "network.cidrhost",
    "cidrnetmask": "network.cidrnetmask",
    "cidrsubnet": "network.cidrsubnet",
    "cidrsubnets": "network.cidrsubnets",
    "csvdecode": "encoding.csvdecode",
    "endswith": "strings.endswith",
    "floor": "numbers.floor",
    "format": "formatting.format_text",
    "formatdate": "dates.formatdate",
    "formatlist": "formatting.formatlist",
    "indent": "strings.indent",
    "join": "strings.join",
    "jsondecode": "json_text.jsondecode",
    "jsonencode": "json_text.jsonencode",
    "log": "numbers.log",
    "lower": "strings.lower",
    "max": "numbers.maximum",
    "md5": "digests.md5",
    "min": "numbers.minimum",
    "parseint": "numbers.parseint",
    "pow": "numbers.power",
    "regex": "matching.find",
    "regexall": "matching.find_all",
    "replace": "strings.replace",
    "sha1": "digests.sha1",
    "sha256": "digests.sha256",
    "sha512": "digests.sha512",
    "signum": "numbers.signum",
    "split": "strings.split",
    "startswith": "strings.startswith",
    "strcontains": "strings.strcontains",
    "strrev": "strings.strrev",
    "substr": "strings.substr",
    "textdecodebase64": "encoding.textdecodebase64",
    "textencodebase64": "encoding.textencodebase64",
    "timeadd": "dates.timeadd",
    "timecmp": "dates.timecmp",
    "title": "strings.title",
    "trim": "strings.trim",
    "trimprefix": "strings.trimprefix",
    "trimspace": "strings.trimspace",
    "trimsuffix": "strings.trimsuffix",
    "upper": "strings.upper",
    "urlencode": "encoding.urlencode",
    "uuidv5": "digests.uuidv5",
    "yamldecode": "yaml_reading.yamldecode",
    "yamlencode": "yaml_text.yamlencode",
}
STRUCTURAL: Mapping[str, str] = {
    "alltrue": "selection.alltrue",
    "anytrue": "selection.anytrue",
    "chunklist": "collections.chunklist",
    "coalescelist": "collections.coalescelist",
    "compact": "selection.compact",
    "concat": "collections.concat",
    "contains": "selection.contains",
    "distinct": "selection.distinct",
    "element": "collections.element",
    "flatten": "collections.flatten",
    "index": "selection.index",
    "keys": "collections.keys",
    "length": "collections.length",
    "lookup": "collections.lookup",
    "matchkeys": "selection.matchkeys",
    "merge": "collections.merge",
    "one": "collections.one",
    "range": "selection.range_",
    "reverse": "collections.reverse",
    "setintersection": "sets.setintersection",
    "setproduct": "sets.setproduct",
    "setsubtract": "sets.setsubtract",
    "setunion": "sets.setunion",
    "slice": "collections.slice_",
    "sort": "selection.sort",
    "sum": "selection.sum_",
    "transpose": "collections.transpose",
    "values": "collections.values",
    "zipmap": "collections.zipmap",
}


@cache
def function(name: str) -> Callable[..., Any]:
    """The function `name`, `counting`; raises KeyError."""
    module, _, own = (PLAIN.get(name) or STRUCTURAL[name]).partition(".")
    found: Callable[..., Any] = getattr(import_module(f"{__name__}.{module}"), own)
    return counting(found)


@cache
def counting(found: Callable[..., Any]) -> Callable[..., Any]:
    """The function, which refuses a wrong number of arguments as Terraform does."""
    signature = inspect.signature(found)

    def call(*arguments: Any) -> Any:
        try:
            signature.bind(*arguments)
        except TypeError:
            raise LanguageError("a wrong number of arguments") from None
        return found(*arguments)

    return call
