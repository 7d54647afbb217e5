#!/bin/sh
# Installs a Debian package in a clean root and uses it there: what it depends on, programs, manual page, completions,
# questions, and that removing it leaves nothing. Needs root, debootstrap and a mirror.
# Usage: check_deb.sh PACKAGE.deb [ROOT [SUITE [MIRROR]]]; a ROOT that is there is used as it is.
set -eu

package=$(realpath "$1")
cd "$(dirname "$0")/.."
work=$(mktemp -d)
root=${2:-$work/root}
# shellcheck disable=SC1091
suite=${3:-$(. /etc/os-release && echo "$VERSION_CODENAME")}
fail() { echo "check_deb: $*" >&2; exit 1; }
[ "$(id -u)" -eq 0 ] || fail 'only root can make a root'
# Swift learns the arguments of a program from /proc; what is mounted must be gone before anything is removed.
leave() {
    if mountpoint -q "$root/proc"; then umount "$root/proc" || exit 1; fi
    rm -rf "$work"
}
trap leave EXIT

[ -x "$root/usr/bin/dpkg" ] || debootstrap --variant=minbase "$suite" "$root" "${4:-http://deb.debian.org/debian}" >"$work/log" ||
    { tail "$work/log" >&2; fail 'there is no clean root'; }
# Names of hosts are found as outside.
cp /etc/resolv.conf "$root/etc/resolv.conf" 2>/dev/null || true
mountpoint -q "$root/proc" || mount --bind /proc "$root/proc" || fail 'cannot mount /proc in the root'
cp "$package" "$root/tmp/naql.deb"
rm -rf "$root/tmp/seeds"
cp -r seeds "$root/tmp/seeds"
inside() { chroot "$root" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/tmp LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive "$@"; }

inside dpkg --contents /tmp/naql.deb >"$work/contents"
grep -q ' root/root .* ./usr/bin/naql$' "$work/contents" || fail 'the program is not owned by root'
# Without what it depends on dpkg must say so, and apt find it.
if inside dpkg -i /tmp/naql.deb >"$work/first" 2>&1; then echo 'check_deb: all dependencies were there'; else
    grep -q 'dependency problems' "$work/first" || { cat "$work/first" >&2; fail 'dpkg -i failed'; }
    inside apt-get update -qq && inside apt-get install -y -qq --no-install-recommends -f >"$work/apt" 2>&1 ||
        { tail "$work/apt" >&2; fail 'apt-get does not find what it depends on'; }
fi
inside dpkg -s naql | grep -q '^Status: install ok installed' || fail 'it is not installed'
inside dpkg -V naql || fail 'files are not as packed'

inside naql --version
articles=$(inside naql /tmp/seeds --quiet --format csv -c 'MATCH (a:Article) RETURN count(*)' | tail -1 | tr -d '\r')
[ "$articles" = "$(ls seeds | wc -l)" ] || fail "of $(ls seeds | wc -l) articles $articles were read"
if [ -x "$root/usr/bin/naql-serve" ]; then inside naql-serve --help >/dev/null || fail 'naql-serve does not start'; fi
inside naql run 01-said-about /tmp/seeds --quiet >/dev/null 2>"$work/run" || inside naql /tmp/seeds --quiet -f /usr/share/naql/questions/01-said-about.cypher >/dev/null ||
    fail 'the questions do not run'
for file in man/man1/naql.1.gz bash-completion/completions/naql zsh/vendor-completions/_naql \
    fish/vendor_completions.d/naql.fish doc/naql/copyright; do
    # A minimal root may be told to leave out pages and documents.
    [ -s "$root/usr/share/$file" ] || grep -q "path-exclude" "$root"/etc/dpkg/dpkg.cfg.d/* 2>/dev/null || fail "$file is missing"
done

inside dpkg --purge naql >/dev/null
left=$(grep -v '/$' "$work/contents" | awk '{ print $6 }' | while read -r file; do
    if [ -e "$root/$file" ]; then echo "$file"; fi
done)
[ -z "$left" ] || fail "removing it leaves $left"
echo 'check_deb: installed, used and removed'
