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
# Graphviz reads one of the files back; root may install it, others do without.
if [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null 2>&1; then
    missing=''
    command -v gvpr >/dev/null 2>&1 || missing='graphviz'
    "$python" -c 'import ensurepip, venv' 2>/dev/null || missing="$missing python3-venv"
    # shellcheck disable=SC2086
    [ -z "$missing" ] || env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null 2>&1 || true
fi
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
