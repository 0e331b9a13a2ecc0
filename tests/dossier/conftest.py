"""The invented case, for every test of the dossier."""

from __future__ import annotations

import pytest
from invented import case as invented

from tawatur.model.case import Case


@pytest.fixture(scope="session")
def case() -> Case:
    return invented()
