"""No secret leaves: neither whole, nor inside a text, nor as it stands in an instance key."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from levelgate.model.value import Token
from levelgate.reports.secrets import Secrets


@pytest.mark.parametrize(
    ("secrets", "text", "shown"),
    [
        (["hunter2"], "hunter2", Token.SENSITIVE),
        (["hunter2"], "url=//u:hunter2@db and hunter2", f"url=//u:{Token.SENSITIVE}@db and {Token.SENSITIVE}"),
        (["hunter2", "hunter2hunter2"], "xhunter2hunter2x", f"x{Token.SENSITIVE}x"),
        (["hunt-a", "hunt-bcd"], "hunt-bcd hunt-a hunt-c", f"{Token.SENSITIVE} {Token.SENSITIVE} hunt-c"),
        (["3"], "3", Token.SENSITIVE),
        (["3"], "at least 3", "at least 3"),
        ([], "nothing to hide", "nothing to hide"),
        (['say "hi"'], 'aws_x.a["say \\"hi\\""]', f'aws_x.a["{Token.SENSITIVE}"]'),
    ],
)
def test_hide(secrets: list[str], text: str, shown: str) -> None:
    assert Secrets(secrets).hide(text) == shown


def test_only_the_key_of_an_address_is_searched() -> None:
    assert Secrets(["main"]).hide_key('aws_vpc.main["main"]') == f'aws_vpc.main["{Token.SENSITIVE}"]'


@given(st.lists(st.text("ab-7", min_size=4, max_size=9), min_size=1), st.text("ab-7", max_size=40), st.data())
def test_no_secret_stays(secrets: list[str], around: str, data: st.DataObject) -> None:
    planted = data.draw(st.sampled_from(secrets))
    rest = Secrets(secrets).hide(f"{around}{planted}{around}").split(Token.SENSITIVE)
    assert not [secret for secret in secrets for part in rest if secret in part]


def test_ten_thousand_secrets_are_searched_at_once() -> None:
    secrets = [f"{number:05d}-{number * 7919 % 100003}" for number in range(10_000)]
    hide = Secrets(secrets).hide
    for secret in secrets:
        assert hide(json.dumps({"password": secret})) == json.dumps({"password": Token.SENSITIVE})
