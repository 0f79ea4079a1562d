"""The laptop's address changes in the middle of an evening, on real interfaces that nobody else sees."""

import shutil
import subprocess
import sys

import pytest

from config import ROOT, Settings

pytestmark = [pytest.mark.browser, pytest.mark.server]

ALONE = ["unshare", "--net", "--"]


def may_have_interfaces() -> bool:
    """Whether this user may make a network of its own, as root in a container may."""
    tried = [*ALONE, "ip", "link", "add", "wlan0", "type", "veth", "peer", "name", "far"]
    known = shutil.which("unshare") and shutil.which("ip")
    return bool(known) and subprocess.run(tried, capture_output=True, check=False).returncode == 0


@pytest.mark.skipif(not may_have_interfaces(), reason="needs root and iproute2 to make interfaces")
def test_the_code_follows_the_laptop_and_control_says_what_has_happened(settings: Settings) -> None:
    story = [*ALONE, sys.executable, "-m", "tests.browser.changing_network", str(settings.instance_path)]
    told = subprocess.run(story, cwd=ROOT, capture_output=True, text=True, check=False, timeout=150)
    assert told.returncode == 0, told.stderr
