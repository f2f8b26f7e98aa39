"""The data sources aws_region and aws_partition: the region of the provider's block in, what they answer out.

Without arguments they tell where the provider works, and ask nobody.
Source: https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/data-sources/region and …/partition
"""

from collections.abc import Mapping

# By the start of a region's name; every other region is of the first.
_PARTITIONS: Mapping[str, Mapping[str, str]] = {
    "": {"partition": "aws", "dns_suffix": "amazonaws.com", "reverse_dns_prefix": "com.amazonaws"},
    "cn-": {"partition": "aws-cn", "dns_suffix": "amazonaws.com.cn", "reverse_dns_prefix": "cn.com.amazonaws"},
    "us-gov-": {"partition": "aws-us-gov", "dns_suffix": "amazonaws.com", "reverse_dns_prefix": "com.amazonaws"},
}
# Partitions that are not told here: their names are of another kind.
_OTHERS = ("us-iso", "eu-iso", "eusc-")


def of_region(name: str, region: str) -> str | None:
    """The attribute `name` of aws_region; None where it is not told here."""
    return region if name in ("id", "name") else None


def of_partition(name: str, region: str) -> str | None:
    """The attribute `name` of aws_partition; None where it is not told here."""
    if region.startswith(_OTHERS):
        return None
    start = max((start for start in _PARTITIONS if region.startswith(start)), key=len)
    return _PARTITIONS[start].get("partition" if name == "id" else name)
