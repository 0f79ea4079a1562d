"""python -m facilitate ...: patches gevent before anything else is imported; nobody else patches."""

from gevent import monkey

monkey.patch_all()

import os  # noqa: E402

from facilitate.commands import main  # noqa: E402

if __name__ == "__main__":
    os.umask(0o077)  # database, key and backups are their owner's only
    main()
