#!/bin/sh
# All benchmarks of the release build.
set -eu
cd "$(dirname "$0")/.."
python3 Benchmarks/startup.py .build/release/naql
python3 Benchmarks/import.py .build/release/naql
