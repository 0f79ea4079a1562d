"""The addresses at which phones in the same room reach this machine, found anew each time."""

import ipaddress
import socket
from contextlib import suppress
from dataclasses import dataclass

import psutil

NOT_A_ROOM = ("docker", "br-", "veth", "virbr", "vmnet", "vboxnet", "lxc", "lxd", "cni", "flannel", "podman",
              "tun", "tap", "wg", "tailscale", "zt", "utun", "ppp", "dummy")  # fmt: skip
"""How interfaces of containers, virtual machines and tunnels are called: no phone in the room is on them."""

ELSEWHERE = "203.0.113.1"
"""An address that nobody has (RFC 5737): asking for the way there sends nothing."""


@dataclass(frozen=True)
class Address:
    """An IPv4 address of one network interface."""

    interface: str
    address: str
    way_out: bool = False
    """Whether other networks are reached from here: then it is most likely the room's."""

    @property
    def for_phones(self) -> bool:
        own = ipaddress.ip_address(self.address)
        return not own.is_loopback and not self.interface.startswith(NOT_A_ROOM)

    @property
    def self_given(self) -> bool:
        """Made up by the machine itself, because no network gave it one."""
        return ipaddress.ip_address(self.address).is_link_local


def lan_addresses() -> list[Address]:
    """The addresses that phones can reach, the likeliest first."""
    return likeliest_first(_addresses_of_this_machine())


def likeliest_first(addresses: list[Address]) -> list[Address]:
    reachable = [address for address in addresses if address.for_phones]
    return sorted(reachable, key=lambda one: (one.self_given, not one.way_out, one.interface, one.address))


def best_lan_address() -> str | None:
    """The address to show when only one can be shown; None on a machine without a network."""
    return next((one.address for one in lan_addresses()), None)


def phone_addresses(port: int) -> list[str]:
    """What phones on the same networks can open, the likeliest first."""
    return [web_address(one.address, port) for one in lan_addresses()]


def web_address(host: str, port: int) -> str:
    return f"http://{host}" if port == 80 else f"http://{host}:{port}"


def _addresses_of_this_machine() -> list[Address]:
    way_out = _address_of_the_way_out()
    states = psutil.net_if_stats()
    return [
        Address(interface, one.address, way_out=one.address == way_out)
        for interface, given in psutil.net_if_addrs().items()
        if interface in states and states[interface].isup
        for one in given
        if one.family == socket.AF_INET
    ]


def _address_of_the_way_out() -> str | None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe, suppress(OSError):
        probe.connect((ELSEWHERE, 9))
        return str(probe.getsockname()[0])
    return None
