"""Which network addresses are the reader's own affair."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from variorum.capture.addresses import is_public, visitable
from variorum.errors import FetchError, Refused


@pytest.mark.parametrize(
    "address",
    """127.0.0.1 127.8.8.8 10.0.0.1 172.16.0.1 172.31.255.255 192.168.0.1 169.254.169.254
    100.64.0.1 0.0.0.0 224.0.0.1 240.0.0.1 255.255.255.255 192.0.2.1 198.18.0.1
    :: ::1 fe80::1 fe80::1%eth0 fc00::1 fd12:3456::1 fec0::1 ff02::1 2001:db8::1 ::ffff:10.0.0.1
    ::ffff:7f00:1 2002:7f00:1:: 2002:a00:1:: 64:ff9b::7f00:1 64:ff9b::a9fe:a9fe 64:ff9b:1::1
    ::127.0.0.1 localhost 2130706433""".split(),
)
def test_these_are_private(address):
    assert not is_public(address)


@pytest.mark.parametrize(
    "address",
    "8.8.8.8 1.1.1.1 172.32.0.1 2606:4700::1111 ::ffff:8.8.8.8 64:ff9b::808:808".split(),
)
def test_these_are_public(address):
    assert is_public(address)


@settings(deadline=None)
@given(st.text(max_size=40))
def test_whatever_is_no_address_is_not_public(text):
    assert is_public(text) in {True, False}


def look(addresses: list[str], **more) -> list[str]:
    return visitable(
        "h.example",
        80,
        url="http://h.example/",
        timeout=1,
        allow_private=more.get("allow_private", False),
        resolve=lambda *_: addresses,
    )


def test_only_the_public_addresses_of_a_host_are_visited():
    assert look(["10.0.0.1", "8.8.8.8", "::1"]) == ["8.8.8.8"]


def test_a_host_with_private_addresses_alone_is_refused():
    with pytest.raises(Refused) as caught:
        look(["10.0.0.1", "::1"])
    assert caught.value.rule == "private-address"


def test_private_addresses_can_be_allowed():
    assert look(["10.0.0.1"], allow_private=True) == ["10.0.0.1"]


def test_a_host_without_addresses_is_an_error():
    with pytest.raises(FetchError):
        look([])
