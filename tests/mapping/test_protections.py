"""Protections and conditions as data."""

import re
from itertools import pairwise

from levelgate.mapping import platforms, protections, regimes
from levelgate.model.control import Kind

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def test_ids_and_codes_are_unique_and_well_formed() -> None:
    found = protections.protections()
    assert all(SLUG.fullmatch(id) and entry.id == id for id, entry in found.items())
    codes = [entry.code for entry in found.values()]
    assert len(set(codes)) == len(codes)


def test_texts_are_there_in_both_languages() -> None:
    for entry in protections.protections().values():
        for text in (entry.title, entry.why):
            assert text.vi, entry.id
            assert text.en, entry.id
            assert text.vi != text.en, entry.id


# Safeguards that no control of either regime asks for yet; platforms may attest them, rules may show them.
UNASKED = {
    "asset-tags",
    "change-review",
    "database-firewall",
    "deletion-protection",
    "dns-security",
    "http-security-headers",
    "image-lineage",
    "privileged-access-management",
    "secure-boot",
    "supply-chain-code",
    "vm-console-isolation",
}


def test_every_other_protection_is_demanded_by_some_control() -> None:
    demanded = {
        demand.protection
        for regime in regimes.regimes()
        for level in regimes.LEVELS
        for demand in regimes.baseline(regime, level, {"internet-service": True, "data-in-viet-nam": True}).demands
    }
    assert protections.protections().keys() - demanded == UNASKED


def test_every_rule_is_about_a_known_protection_that_code_can_show() -> None:
    for platform in platforms.platforms():
        for rule in platforms.rules(platform.id):
            kind = protections.protections()[rule.protection].kind
            assert kind is not Kind.INHERITED, rule.id


def test_rules_of_the_same_protection_stand_for_its_kind() -> None:
    # A rule that is judged once on the system cannot show that every subject is protected, and the other way round.
    for platform in platforms.platforms():
        for rule in platforms.rules(platform.id):
            kind = protections.protections()[rule.protection].kind
            assert (rule.exists is None) or kind is not Kind.UNIVERSAL, rule.id


def test_rule_ids_are_unique_over_all_platforms() -> None:
    ids = [rule.id for platform in platforms.platforms() for rule in platforms.rules(platform.id)]
    assert len(set(ids)) == len(ids)


def test_orders_go_from_weak_to_strong() -> None:
    for id in protections.protections():
        for name, spec in protections.parameters(id).items():
            assert spec.type in ("integer", "boolean", "string", "list", "number"), (id, name)
            assert spec.strictest in ("max", "min", "any-true", "union", "order"), (id, name)
            assert (spec.strictest == "order") == bool(spec.order), (id, name)
            assert all(one != other for one, other in pairwise(spec.order)), (id, name)


def test_conditions() -> None:
    found = protections.conditions()
    assert "always" in found
    for platform in platforms.platforms():
        assert platform.conditions.keys() <= found.keys(), platform.id
