from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

# Test folders are no packages: the sample is loaded by its path, once, for every file beside it.
_SPEC = importlib.util.spec_from_file_location("knowledge_fixture", Path(__file__).with_name("knowledge_fixture.py"))
assert _SPEC is not None
assert _SPEC.loader is not None
knowledge_fixture = importlib.util.module_from_spec(_SPEC)
sys.modules["knowledge_fixture"] = knowledge_fixture
_SPEC.loader.exec_module(knowledge_fixture)
