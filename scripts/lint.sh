#!/bin/sh
# Style, imports and warnings: what a change must pass before it lands.
set -eu
cd "$(dirname "$0")/.."

echo '== swift format'
swift format lint --strict --configuration .swift-format --recursive --parallel Sources Tests Benchmarks Package.swift

echo '== imports'
python3 scripts/check_imports.py

echo '== warnings and declared dependencies'
swift build --scratch-path .build-lint --build-tests --explicit-target-dependency-import-check error \
    -Xswiftc -warnings-as-errors
