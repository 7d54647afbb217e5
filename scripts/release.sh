#!/bin/sh
# Makes what a release has, in dist/: the stripped programs with manual page, completions and questions as an archive, the Debian
# package, the Python package, and SHA256SUMS of all.
# Usage: release.sh [PROGRAM [FOLDER]]
set -eu

cd "$(dirname "$0")/.."
program=$(realpath "${1:-.build/release/naql}")
mkdir -p "${2:-dist}"
folder=$(realpath "${2:-dist}")
[ -x "$program" ] || { echo "release: $program is not there: build it first (make build)" >&2; exit 1; }
version=$("$program" --version | cut -d' ' -f2)
name=naql-$version-$(uname -s | tr '[:upper:]' '[:lower:]')-$(uname -m)
SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct 2>/dev/null || date +%s)}
export SOURCE_DATE_EPOCH
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
umask 022
rm -f "$folder/SHA256SUMS"

make --no-print-directory --silent install-files BINARY="$program" DESTDIR="$work/$name" PREFIX=
for file in "$work/$name"/bin/*; do
    before=$(wc -c <"$file")
    strip "$file"
    echo "release: $(basename "$file") $((before / 1000000)) MB, stripped $(($(wc -c <"$file") / 1000000)) MB" >&2
done
cp README.md CHANGELOG.md LICENSE "$work/$name"
tar --create --gzip --file "$folder/$name.tar.gz" --directory "$work" --sort=name --owner=0 --group=0 --numeric-owner \
    --mtime="@$SOURCE_DATE_EPOCH" "$name"
files=$name.tar.gz

if command -v dpkg-deb >/dev/null; then
    files="$files $(basename "$(sh scripts/package_deb.sh "$program" "$folder")")"
else
    echo 'release: no .deb, for dpkg-deb is missing' >&2
fi

# Built in a copy: nothing of it stays among the sources.
cp -r python "$work/python"
if python3 -m pip --version >/dev/null 2>&1 &&
    python3 -m pip wheel --quiet --no-deps --wheel-dir "$work/wheel" "$work/python"; then
    cp "$work"/wheel/*.whl "$folder"
    files="$files $(basename "$work"/wheel/*.whl)"
else
    echo 'release: no Python package, for pip cannot build it here' >&2
fi

cd "$folder"
# shellcheck disable=SC2086
sha256sum $files >SHA256SUMS
cat SHA256SUMS
