#!/bin/sh
# Tests the Python package, and reads the files that the program writes back by the programs that they are for, in an
# environment of its own with fixed versions.
# Usage: check_python.sh [PROGRAM]. Exit 77: the package index cannot be reached, so that nothing was tested.
set -eu

cd "$(dirname "$0")/.."
NAQL=$(realpath "${1:-.build/release/naql}")
export NAQL
python=${PYTHON:-python3}
folder=.build/python-check

"$python" -c 'import sys; sys.exit(sys.version_info < (3, 10))' || {
    echo 'check_python: Python 3.10 or later is needed' >&2
    exit 77
}
[ -x "$folder/bin/python" ] || "$python" -m venv "$folder" || {
    echo 'check_python: python3 has no venv (Debian: apt-get install python3-venv)' >&2
    exit 77
}
# What is there is not asked for again.
if ! cmp -s python/tests/requirements.txt "$folder/requirements.txt"; then
    "$folder/bin/python" -m pip install --quiet --disable-pip-version-check --timeout 15 --retries 1 \
        --only-binary :all: -r python/tests/requirements.txt || exit 77
    cp python/tests/requirements.txt "$folder/requirements.txt"
fi
# As a user does: the package itself, without what it does not need.
"$folder/bin/python" -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --force-reinstall ./python
rm -rf python/build python/*.egg-info
"$folder/bin/python" -m mypy --config-file python/pyproject.toml python/naql
exec "$folder/bin/python" -m pytest -q -p no:cacheprovider python/tests
