"""python -m facilitate ...: patches gevent before anything else is imported; nobody else patches."""

from gevent import monkey

monkey.patch_all()

from facilitate.commands import main  # noqa: E402

if __name__ == "__main__":
    main()
