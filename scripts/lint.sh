#!/bin/sh
# Style, imports and warnings: what a change must pass before it lands.
set -eu
cd "$(dirname "$0")/.."

echo '== style'
swift format lint --strict --configuration .swift-format --recursive --parallel Sources Tests Package.swift

echo '== imports'
python3 scripts/check_imports.py

echo '== words'
python3 scripts/check_words.py

echo '== map'
python3 scripts/check_architecture.py

echo '== diagrams of the grammar'
python3 Grammar/railroad.py --check

echo '== warnings and declared dependencies'
swift build --build-tests --explicit-target-dependency-import-check error -Xswiftc -warnings-as-errors

echo '== nothing dead'
python3 scripts/check_dead.py
