"""An event loop in a thread beside the trial."""

import asyncio
import threading
from collections.abc import Coroutine
from typing import Any


class LoopThread:
    """Runs until `stop()`; what is given to `do` runs in it, and its result is waited for."""

    def __init__(self, name: str) -> None:
        self.loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self.loop.run_forever, name=name, daemon=True)

    def start(self) -> None:
        self._thread.start()

    def do(self, doing: Coroutine[Any, Any, Any], seconds: float = 20) -> Any:
        return asyncio.run_coroutine_threadsafe(doing, self.loop).result(seconds)

    def stop(self) -> None:
        """Cancel what still runs in it, and end."""
        if self._thread.is_alive():
            self.do(self._cancel_all())
            self.loop.call_soon_threadsafe(self.loop.stop)
            self._thread.join(10)
        self.loop.close()

    async def _cancel_all(self) -> None:
        others = [one for one in asyncio.all_tasks() if one is not asyncio.current_task()]
        for one in others:
            one.cancel()
        await asyncio.gather(*others, return_exceptions=True)
        await asyncio.sleep(0.05)  # connections that were cut off are closed in the next turns
