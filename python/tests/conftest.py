"""The program under test is that of the environment variable NAQL, else the one that was built beside the package."""

import os
import pathlib

import pytest

import naql

ROOT = pathlib.Path(__file__).resolve().parents[2]
SEEDS = ROOT / "seeds"


def _built() -> str:
    for build in ("release", "debug"):
        path = ROOT / ".build" / build / "naql"
        if path.exists():
            return str(path)
    raise RuntimeError("build the program first (make build), or name it by NAQL")


os.environ.setdefault("NAQL", _built())


@pytest.fixture(scope="session")
def seeds():
    with naql.open(SEEDS) as session:
        yield session


@pytest.fixture
def empty():
    with naql.open() as session:
        yield session
