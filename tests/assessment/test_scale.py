"""Concluding is not quadratic: 10,000 resources, 160 controls, a platform that speaks for each of them, waivers."""

import time

from levelgate.assessment.conclude import Ground, conclude
from levelgate.model.control import Baseline
from levelgate.model.observation import Observation, Severity
from tests.assessment.make import ATTESTATION, CODE, FAIL, PASS, UNKNOWN, baseline, control, credit, ground, resource

PROTECTIONS = [f"p{k}" for k in range(80)]
OUTCOMES = (FAIL, PASS, UNKNOWN)
ITEMS = [f"NET.c{i}" for i in range(160)]


def system(count: int) -> tuple[Baseline, Ground]:
    """Ten protections are about every resource, the others about one type in twenty."""
    resources = [resource(f"aws_t{i % 20}.r{i}") for i in range(count)]
    observations = {
        name: [
            Observation(
                f"R-{name}", name, Severity.HIGH, OUTCOMES[i % 3], one, "a", "b", "c", k % 2 == 0 and i % 3 == 0
            )
            for i, one in enumerate(resources)
            if k < 10 or i % 20 == k % 20
        ]
        for k, name in enumerate(PROTECTIONS)
    }
    asked = baseline(*(control(*named(i), item=item, evidence=(CODE, ATTESTATION)) for i, item in enumerate(ITEMS)))
    addresses = [one.address for one in resources]
    credits = [credit(*addresses, "system", control=item, checks=("p11",) * (i % 2)) for i, item in enumerate(ITEMS)]
    waived = {(f"R-p{k}", address, "a", "c"): "WV" for k in range(5) for address in addresses[:200]}
    observed = {demand: observations[demand.protection] for demand in asked.demands}
    return asked, ground(asked, observed=observed, credits=credits, waived=waived)


def named(i: int) -> list[str]:
    return [PROTECTIONS[(2 * i + j) % 80] for j in range(3)]


def seconds(count: int) -> float:
    asked, rest = system(count)
    start = time.perf_counter()
    found = conclude(asked, rest)
    assert len(found.findings) == len(ITEMS)
    return time.perf_counter() - start


def test_ten_times_the_resources_take_no_more_than_linear_time() -> None:
    # Twice what linear time would allow, and half a second for a busy machine: a quadratic step takes 100 times.
    assert seconds(10_000) < 20 * min(seconds(1_000) for _ in range(3)) + 0.5
