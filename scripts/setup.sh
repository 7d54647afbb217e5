#!/bin/sh
# Makes the machine ready to build: a Swift toolchain must be there; what is missing of the C libraries is installed:
# libedit (the shell), zlib (gzip), expat (XML), cmark (Markdown), libyaml (front matter), and, loaded when needed, libxml2 (pages), uchardet
# (encodings), libarchive and brotli (containers).
set -eu

say() { printf 'naql: %s\n' "$*" >&2; }

if ! command -v swift >/dev/null 2>&1; then
    say 'no Swift toolchain found: install Swift 6.2 or later from https://www.swift.org/install and run this again'
    exit 1
fi

# A header that can be compiled with: HEADER.
has_header() {
    printf '#include <stdio.h>\n#include <%s>\nint main(void) { return 0; }\n' "$1" |
        "${CC:-cc}" -x c -fsyntax-only - 2>/dev/null
}

# A library that the program loads by itself: NAME.
has_library() {
    ldconfig -p 2>/dev/null | grep -q "$1" && return 0
    for folder in /lib /usr/lib /usr/local/lib /opt/homebrew/lib; do
        ls "$folder"/"$1"* >/dev/null 2>&1 && return 0
    done
    return 1
}

needed() { has_header histedit.h && has_header zlib.h && has_header expat.h && has_header cmark.h && has_header yaml.h; }
wanted() { has_library libarchive && has_library libbrotlidec && has_library libxml2 && has_library libuchardet; }

if needed && wanted; then exit 0; fi

# Root installs as it is; others go through sudo where it needs no password or a terminal can ask for one.
as_root() {
    if [ "$(id -u)" -eq 0 ]; then "$@"
    elif command -v sudo >/dev/null 2>&1; then sudo "$@"
    else return 1
    fi
}

debian='libedit-dev zlib1g-dev libexpat1-dev libcmark-dev libyaml-dev libarchive13 libbrotli1 libxml2 libuchardet0 pkg-config'
say 'libraries are missing: installing them'
if command -v apt-get >/dev/null 2>&1; then
    # shellcheck disable=SC2086
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y $debian ||
        { as_root apt-get update && as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y $debian; }
elif command -v dnf >/dev/null 2>&1; then
    as_root dnf install -y libedit-devel zlib-devel expat-devel cmark-devel libyaml-devel libarchive brotli libxml2 uchardet pkgconf-pkg-config
elif command -v apk >/dev/null 2>&1; then
    as_root apk add libedit-dev zlib-dev expat-dev cmark-dev yaml-dev libarchive brotli-libs libxml2 uchardet-libs pkgconf
elif command -v brew >/dev/null 2>&1; then
    brew install libedit zlib expat cmark libyaml libarchive brotli libxml2 uchardet pkg-config
else
    say "no known package manager here: install the development files of libedit, zlib, expat, cmark and libyaml and run this again"
    exit 1
fi || say "not all libraries could be installed (Debian: $debian)"

needed || { say "histedit.h, zlib.h, expat.h, cmark.h or yaml.h is still not found: install them by hand (Debian: libedit-dev zlib1g-dev libexpat1-dev libcmark-dev libyaml-dev)"; exit 1; }
wanted || say 'without libxml2 no pages are read, without libarchive and brotli no tar, zip, bzip2, xz, zstd and brotli; without uchardet encodings are guessed worse'
