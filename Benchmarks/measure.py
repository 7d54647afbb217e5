"""Runs a command as a whole process and reports its time and peak memory."""
import os
import statistics
import time


def once(command):
    """Seconds, and resident megabytes at the peak, of one run."""
    began = time.perf_counter()
    pid = os.fork()
    if pid == 0:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        os.execvp(command[0], command)
    _, status, usage = os.wait4(pid, 0)
    if status != 0:
        raise SystemExit(f"{' '.join(command)}: ended with {os.waitstatus_to_exitcode(status)}")
    return time.perf_counter() - began, usage.ru_maxrss / 1024


def median(command, runs):
    """Median seconds and megabytes of several runs after one that is not counted."""
    once(command)
    results = [once(command) for _ in range(runs)]
    return statistics.median(r[0] for r in results), statistics.median(r[1] for r in results)
