import ipaddress

import pytest

from facilitate.addresses import (
    Address,
    best_lan_address,
    lan_addresses,
    likeliest_first,
    phone_addresses,
    web_address,
)


def order(*addresses: Address) -> list[str]:
    return [one.address for one in likeliest_first(list(addresses))]


@pytest.mark.parametrize(
    "unreachable",
    [
        Address("lo", "127.0.0.1"),
        Address("docker0", "172.17.0.1"),
        Address("br-7c1f", "172.18.0.1"),
        Address("virbr0", "192.168.122.1"),
        Address("wg0", "10.8.0.2"),
        Address("tun0", "10.9.0.2", way_out=True),
    ],
)
def test_what_no_phone_in_the_room_reaches_is_left_out(unreachable: Address) -> None:
    room = Address("wlan0", "192.168.1.20")
    assert order(unreachable, room) == ["192.168.1.20"]


def test_the_network_with_a_way_out_comes_first_and_a_self_given_address_last() -> None:
    assert order(
        Address("enp3s0", "169.254.10.1"),
        Address("enp4s0", "10.1.2.3"),
        Address("wlp2s0", "192.168.1.20", way_out=True),
    ) == ["192.168.1.20", "10.1.2.3", "169.254.10.1"]


def test_a_machine_without_a_network_has_none() -> None:
    assert order(Address("lo", "127.0.0.1")) == []


def test_the_usual_port_is_not_written() -> None:
    assert web_address("192.168.1.20", 80) == "http://192.168.1.20"
    assert web_address("192.168.1.20", 8000) == "http://192.168.1.20:8000"


def test_this_machine_tells_its_addresses() -> None:
    found = [one.address for one in lan_addresses()]
    assert best_lan_address() == (found[0] if found else None)
    assert phone_addresses(8000) == [f"http://{address}:8000" for address in found]
    assert not any(ipaddress.ip_address(address).is_loopback for address in found)
