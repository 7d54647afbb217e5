"""Sessions are interrupted and end."""

import gc
import os
import pickle
import signal
import subprocess
import sys
import time

import pytest

import naql
from conftest import ROOT


def gone(process, seconds=5.0):
    end = time.monotonic() + seconds
    while process.poll() is None and time.monotonic() < end:
        time.sleep(0.01)
    return process.poll() is not None


INTERRUPTED = """
import os, signal, sys, threading, time
import naql
# A job in the background starts with SIGINT ignored.
signal.signal(signal.SIGINT, signal.default_int_handler)
session = naql.open()
session.query("CREATE (:Kept)").consume()
for query in sys.argv[1:]:
    try:
        threading.Timer(0.5, os.kill, (os.getpid(), signal.SIGINT)).start()
        for row in session.query(query):
            pass
        print("not interrupted")
    except KeyboardInterrupt:
        print("interrupted", session.query("MATCH (n:Kept) RETURN count(n)").value(), session.query("RETURN 7").value())
"""


def test_ctrl_c_cancels_the_query_and_leaves_the_session():
    run = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", INTERRUPTED,
         "UNWIND range(1, 1000000000) AS i UNWIND range(1, 1000) AS j WITH i WHERE i < 0 RETURN i",
         "UNWIND range(1, 1000000000) AS i RETURN i",
         "UNWIND range(1, 1000000000) AS i WITH i CREATE (:Lost)"],
        capture_output=True, text=True, timeout=200, env={**os.environ, "PYTHONPATH": str(ROOT / "python")})
    assert run.stdout.splitlines() == ["interrupted 1 7"] * 3, run.stderr


def test_it_ends_with_close_with_and_collection():
    session = naql.open()
    process = session._program._process
    session.close()
    session.close()
    assert process.poll() == 0 and session.closed
    with pytest.raises(naql.ClosedError, match="open the sources again"):
        session.query("RETURN 1")
    with naql.open() as inner:
        process = inner._program._process
    assert process.poll() == 0
    dropped = naql.open()
    process = dropped._program._process
    result = dropped.query("UNWIND range(1, 1000000000) AS i RETURN i")
    del dropped
    gc.collect()
    assert next(iter(result))["i"] == 1  # a result holds its session
    del result
    gc.collect()
    assert gone(process)


def test_closing_while_a_query_runs_ends_it():
    session = naql.open()
    process = session._program._process
    result = session.query("UNWIND range(1, 1000000000) AS i RETURN i")
    next(iter(result))
    session.close()
    assert process.poll() is not None
    with pytest.raises(naql.NaqlError):
        for _ in result:
            pass


def test_a_process_that_dies_is_told(empty):
    empty._program._process.send_signal(signal.SIGKILL)
    for _ in range(2):
        with pytest.raises(naql.ProgramError, match="was ended by signal 9"):
            empty.query("RETURN 1")
    assert empty.closed


def test_it_ends_with_the_interpreter():
    code = ("import naql; s = naql.open(); print(s._program._process.pid); "
            "next(iter(s.query('UNWIND range(1, 1000000000) AS i RETURN i')))")
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60,
                         env={**os.environ, "PYTHONPATH": str(ROOT / "python")})
    assert run.returncode == 0, run.stderr
    assert not os.path.exists(f"/proc/{run.stdout.strip()}")


def test_other_processes_open_their_own(empty):
    child = os.fork()
    if child == 0:
        try:
            empty.query("RETURN 1")
        except naql.ClosedError:
            os._exit(0)
        finally:
            os._exit(1)
    assert os.waitpid(child, 0)[1] == 0
    assert empty.query("RETURN 1").value() == 1
    with pytest.raises(TypeError, match="cannot be pickled"):
        pickle.dumps(empty)
