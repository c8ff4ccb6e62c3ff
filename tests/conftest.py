"""What all tests share: a cache of their own, and the texts they run on."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture(scope="session", autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """No test reads or writes the user's cache."""
    before = os.environ.get("DRIFT_CACHE_DIR")
    os.environ["DRIFT_CACHE_DIR"] = str(tmp_path_factory.mktemp("cache"))
    yield
    if before is None:
        del os.environ["DRIFT_CACHE_DIR"]
    else:
        os.environ["DRIFT_CACHE_DIR"] = before


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of measuring texts beside the repository; tests that need it skip where it is not."""
    if not SHARED.is_dir():
        pytest.skip("the measuring texts (../shared) are not here")
    return SHARED
