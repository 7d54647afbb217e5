#!/usr/bin/env python3
"""Runs the openCypher TCK against the binary and holds the result to the floor in scripts/floors.json.

    check_tck.py TCK_FOLDER BINARY
"""
import json
import pathlib
import subprocess
import sys
import tempfile

FLOORS = pathlib.Path(__file__).resolve().parent / "floors.json"


def main():
    tck, binary = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
    floor = json.loads(FLOORS.read_text())["tck_passed"]
    with tempfile.TemporaryDirectory() as folder:
        report = pathlib.Path(folder) / "tck.json"
        subprocess.run(
            [sys.executable, str(tck / "tck.py"), "--features", str(tck / "features"), "--adapter", "process",
             "--cmd", f"{binary} rpc", "--strict-errors", "--report", str(report), "--failures", "20"], check=False)
        scenarios = json.loads(report.read_text())["scenarios"]
    passed = sum(scenario["status"] == "pass" for scenario in scenarios)
    print(f"TCK: {passed} scenarios pass, the floor is {floor}")
    return 0 if passed >= floor else 1


if __name__ == "__main__":
    sys.exit(main())
