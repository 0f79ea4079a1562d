"""python -m tests.faults.one FAULT PEOPLE FOLDER [long]: one fault in a process of its own, told as JSON."""

import json
import sys
from dataclasses import asdict
from pathlib import Path

from tests.faults.faults import FAULTS

if __name__ == "__main__":
    name, people, folder, *rest = sys.argv[1:]
    result = FAULTS[name].attempt(Path(folder), int(people), long=rest == ["long"])
    sys.stdout.write(json.dumps(asdict(result)))
