#!/bin/sh
# Makes a Debian package of the programs that were built: dist/naql_VERSION_ARCH.deb.
# Usage: package_deb.sh [PROGRAM [FOLDER]]; naql-serve is packed where it stands beside the program.
# MAINTAINER (name and address) and SOURCE_DATE_EPOCH may be set; the same inputs give the same bytes.
set -eu

cd "$(dirname "$0")/.."
program=$(realpath "${1:-.build/release/naql}")
mkdir -p "${2:-dist}"
folder=$(realpath "${2:-dist}")
fail() { echo "package_deb: $*" >&2; exit 1; }
[ -x "$program" ] || fail "$program is not there: build it first (make build)"
for tool in dpkg-deb dpkg-shlibdeps strip; do
    command -v $tool >/dev/null || fail "$tool is missing: apt-get install dpkg-dev binutils"
done

version=$("$program" --version | cut -d' ' -f2)
architecture=$(dpkg --print-architecture)
SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct 2>/dev/null || date +%s)}
export SOURCE_DATE_EPOCH
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
root=$work/debian/naql
umask 022

make --no-print-directory --silent install-files BINARY="$program" DESTDIR="$root" PREFIX=/usr
strip --strip-unneeded "$root"/usr/bin/*
# Where Debian has zsh look.
mv "$root/usr/share/zsh/site-functions" "$root/usr/share/zsh/vendor-completions"
gzip -9n "$root/usr/share/man/man1/naql.1"
doc=$root/usr/share/doc/naql
mkdir -p "$doc"
gzip -9nc CHANGELOG.md >"$doc/changelog.gz"
cp README.md "$doc/README.md"
{
    printf 'Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/\nUpstream-Name: naql\n\n'
    printf 'Files: *\nCopyright: %s\nLicense: MIT\n' "$(sed -n 's/^Copyright (c) //p' LICENSE)"
    sed -n '/^Permission/,$p' LICENSE | sed 's/^$/./; s/^/ /'
} >"$doc/copyright"

# The libraries that the programs are linked to, as the packages of this system provide them.
printf 'Source: naql\n\nPackage: naql\nArchitecture: any\n' >"$work/debian/control"
depends=$(cd "$work" && dpkg-shlibdeps -O debian/naql/usr/bin/* 2>"$work/shlibdeps.log" | sed -n 's/^shlibs:Depends=//p')
[ -n "$depends" ] || { cat "$work/shlibdeps.log" >&2; fail 'dpkg-shlibdeps found no libraries'; }

mkdir "$root/DEBIAN"
cat >"$root/DEBIAN/control" <<END
Package: naql
Version: $version
Architecture: $architecture
Maintainer: ${MAINTAINER:-The Naql developers <naql@localhost>}
Installed-Size: $(du -sk "$root/usr" | cut -f1)
Depends: $depends
Recommends: libxml2 | libxml2-16, libuchardet0, libarchive13 | libarchive13t64, libbrotli1
Suggests: poppler-utils, graphviz
Section: science
Priority: optional
Description: asks news articles who said what, on whose authority
 Naql reads articles in Arabic, English and French, builds a graph of who is
 reported to have said what and through whom, and answers questions about it
 in Cypher: at a prompt, in scripts and pipes, from Python and from drivers.
 .
 The recommended libraries read pages, encodings that nothing declares, and
 containers; without them only these are left out.
END
(cd "$root" && find usr -type f -print0 | LC_ALL=C sort -z | xargs -0 md5sum) >"$root/DEBIAN/md5sums"
find "$root" -print0 | xargs -0 touch --no-dereference --date="@$SOURCE_DATE_EPOCH"
package=$folder/naql_${version}_$architecture.deb
dpkg-deb --root-owner-group --uniform-compression -Zxz --build "$root" "$package.partial" >/dev/null
mv "$package.partial" "$package"
echo "$package"
