"""nginx with the configuration of deploy/, on ports and in a folder of the tests' own."""

import shutil
import ssl
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp

from config import ROOT
from tests.live.lines import Door, free_port

MISSING = "The tests need nginx. Install it with: apt install nginx-light openssl"
STRANGER = "127.0.0.77"
DEPLOY = ROOT / "deploy" / "nginx"


class Proxy:
    """nginx in front of two processes. Everybody comes to it from one address, as out of a hall."""

    def __init__(self, folder: Path, ports: tuple[int, int]) -> None:
        self._folder = folder
        self._ports = ports
        self._plain, self._secure = free_port(), free_port()
        self._make_certificate()
        for name in ("nginx.conf", "facilitate.conf", "processes.conf", "away.html"):
            (folder / name).write_text(self._rendered((DEPLOY / name).read_text()))
        trust = ssl.create_default_context(cafile=str(folder / "fullchain.pem"))
        # In 1.3 a ticket follows the handshake and meets the two threads of the client's library: one time in
        # two hundred its request then never got out.
        trust.maximum_version = ssl.TLSVersion.TLSv1_2
        self.door = Door(self._secure, trust, STRANGER)
        self.plain_door = Door(self._plain, None, STRANGER)

    @property
    def address(self) -> str:
        return f"https://hall.test:{self._secure}"

    def answer_the_certificates_maker(self, name: str, text: str) -> None:
        """As a program that renews the certificate: what it writes is asked for over http."""
        folder = self._folder / "letsencrypt" / ".well-known" / "acme-challenge"
        folder.mkdir(parents=True)
        (folder / name).write_text(text)

    def start(self) -> None:
        self._nginx("-t")
        self._nginx()

    def stop(self) -> None:
        self._nginx("-s", "stop")

    @property
    def written(self) -> str:
        """All that nginx has written down."""
        return "".join((self._folder / name).read_text() for name in ("access.log", "error.log"))

    def _nginx(self, *order: str) -> None:
        program = shutil.which("nginx", path="/usr/sbin:/usr/bin:/usr/local/sbin")
        assert program, MISSING
        given = ["-p", str(self._folder), "-c", str(self._folder / "nginx.conf"), "-e", "error.log"]
        done = subprocess.run([program, *given, *order], capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr

    def _make_certificate(self) -> None:
        program = shutil.which("openssl")
        assert program, MISSING
        made = ["-keyout", str(self._folder / "privkey.pem"), "-out", str(self._folder / "fullchain.pem")]
        names = ["-subj", "/CN=hall.test", "-addext", "subjectAltName=DNS:hall.test"]
        key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-noenc", "-days", "2"]
        subprocess.run([program, "req", "-x509", *key, *made, *names], check=True, capture_output=True)

    def _rendered(self, text: str) -> str:
        first, second = self._ports
        for given, instead in {
            "127.0.0.1:8001": f"127.0.0.1:{first}",
            "127.0.0.1:8002": f"127.0.0.1:{second}",
            "listen 80 ": f"listen 127.0.0.1:{self._plain} ",
            "listen 443 ": f"listen 127.0.0.1:{self._secure} ",
            "    listen [::]:80 default_server;\n": "",
            "    listen [::]:443 ssl http2 default_server;\n": "",
            "dialog.exempelby.se": "hall.test",
            "http {": "http {" + self._own_folders(),
            "/etc/nginx/facilitate.conf;": f"{self._folder}/facilitate.conf;",
            "include /etc/nginx/processes.conf": f"include {self._folder}/processes.conf",
            "root /etc/nginx;": f"root {self._folder};",
            "/var/lib/letsencrypt": f"{self._folder}/letsencrypt",
            "/etc/ssl/facilitate": str(self._folder),
            "/var/log/nginx": str(self._folder),
            "/var/cache/nginx-facilitate": f"{self._folder}/cache",
            "/run/nginx.pid": f"{self._folder}/pid",
        }.items():
            text = text.replace(given, instead)
        return text

    def _own_folders(self) -> str:
        kinds = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
        return " ".join(f"{kind}_temp_path {self._folder}/{kind};" for kind in kinds)


@contextmanager
def proxy_before(ports: tuple[int, int]) -> Iterator[Proxy]:
    folder = Path(mkdtemp(prefix="nginx-", dir="/tmp"))
    folder.chmod(0o755)  # its workers are another user
    proxy = Proxy(folder, ports)
    proxy.start()
    try:
        yield proxy
    finally:
        proxy.stop()
        shutil.rmtree(folder, ignore_errors=True)
