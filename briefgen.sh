#!/bin/sh
# Runs briefgen, after setting up whatever it needs.
#
#   ./briefgen.sh build weekly     any briefgen command; --help lists them
#   ./briefgen.sh test [ARG...]    the test suite; the arguments go to pytest
#
# The first run installs Pango and Python if they are missing, makes .venv and installs the locked
# packages into it. .venv/installed, written last, says what is in there: while it agrees with this
# folder's path and locks, a run sets nothing up. It exits with 4 if the setting up fails.
set -eu
CDPATH="" cd -P -- "$(dirname -- "$0")"

say() { printf '==> %s\n' "$*" >&2; }
die() { printf 'briefgen.sh: %s\n' "$*" >&2; exit 4; }

# Runs a command without its output; `said` then holds the line that tells the most.
quietly() {
    said=$("$@" 2>&1 </dev/null) && return
    told=$(printf '%s\n' "$said" | grep -iE '^ *(e:|error)') || told=$said
    said=$(printf '%s\n' "$told" | tail -n 1)
    return 1
}

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi
}

# Sets `python` to the versioned name of the first usable Python. The base installation is asked
# for, not an active environment; once it is gone, .venv/bin/python points nowhere, which is seen.
find_python() {
    for python in python3.13 python3.12 python3.11 python3; do
        python=$("$python" -c '
import ctypes, ensurepip, os, ssl, sys, venv
if sys.version_info < (3, 11): sys.exit(1)
print(os.path.join(sys.base_prefix, "bin", "python%d.%d" % sys.version_info[:2]))' 2>/dev/null) &&
            [ -x "$python" ] && return
    done
    return 1
}

# Whether the libraries load that WeasyPrint loads.
find_pango() {
    "$python" -c '
import ctypes, sys
for name, major in [("gobject-2.0", 0), ("pango-1.0", 0), ("pangoft2-1.0", 0), ("fontconfig", 1),
                    ("harfbuzz", 0), ("harfbuzz-subset", 0)]:
    form = "lib%s.%d.dylib" if sys.platform == "darwin" else "lib%s.so.%d"
    ctypes.CDLL(form % (name, major))' 2>/dev/null
}

# Sets `lack` to what this machine has not got, in words.
look_around() {
    if ! find_python; then lack="Python 3.11 or newer, and Pango"
    elif ! find_pango; then lack=Pango
    else lack=; fi
}

install_system_packages() {
    if command -v apt-get >/dev/null; then
        set -- libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0
        [ "$lack" = Pango ] || set -- python3-venv ca-certificates "$@"
        say "installing $lack with apt"
        # Another update is waited for; a broken list of someone else's need not concern us.
        tries=60
        until quietly as_root apt-get update -q || [ $((tries -= 1)) = 0 ]; do
            case $said in *lock*) sleep 1 ;; *) break ;; esac
        done
        quietly as_root env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300 \
            install -q -y --no-install-recommends "$@" || :
    elif command -v brew >/dev/null; then
        set -- pango
        [ "$lack" = Pango ] || set -- python@3.13 "$@"
        say "installing $lack with Homebrew"
        quietly brew install -q "$@" || :
    elif command -v dnf >/dev/null; then
        set -- pango harfbuzz
        [ "$lack" = Pango ] || set -- python3 "$@"
        say "installing $lack with dnf"
        quietly as_root dnf install -y -q "$@" || :
    else
        die "needs $lack, and finds no apt-get, brew or dnf to install it with"
    fi
    look_around
    [ -z "$lack" ] || die "still lacks $lack, having tried to install $*${said:+: $said}"
}

# Holds a lock until this shell and all it started are gone, even if they are killed: flock(2)
# belongs to the open file, so it stays with descriptor 9 when the Python that took it has ended.
lock() {
    exec 9<briefgen.sh
    "$python" -c '
import fcntl
try:
    fcntl.flock(9, fcntl.LOCK_EX | fcntl.LOCK_NB)
except BlockingIOError:
    raise SystemExit(1)' && return
    say "waiting for another set-up of this folder"
    "$python" -c 'import fcntl; fcntl.flock(9, fcntl.LOCK_EX)'
}

install_locked_packages() {
    say "installing the locked packages into .venv"
    if command -v uv >/dev/null; then
        install() { uv pip install -q --python .venv/bin/python "$@"; }
    else
        [ -e .venv/bin/pip3 ] || quietly .venv/bin/python -m ensurepip ||
            die "cannot install pip: $said"
        # Compiling is left to the last step, which uses every core.
        install() {
            .venv/bin/python -m pip install -q --no-input --no-compile \
                --disable-pip-version-check "$@"
        }
    fi
    quietly install --require-hashes -r "$packages" ||
        die "cannot install $packages, which needs PyPI: $said"
    # The build backend is one of the locked packages: nothing unhashed runs here.
    quietly install --no-deps --no-build-isolation -e . || die "cannot install this project: $said"
    # Some systems cannot share work between cores, and a package may carry files that are no Python
    # of this version: what is not compiled here only starts more slowly.
    quietly .venv/bin/python -m compileall -q -j 0 .venv/lib briefgen ||
        quietly .venv/bin/python -m compileall -q .venv/lib briefgen || :
}

# Whether .venv holds what is wanted; sets `found` to what it says of itself.
is_set_up() {
    found=$(cat .venv/installed 2>/dev/null) && [ -x .venv/bin/python ] || found=
    case $found in "$wanted"*) ;; *) return 1 ;; esac
}

set_up() {
    look_around
    [ -z "$lack" ] || install_system_packages
    lock
    ! is_set_up || return 0  # thanks to the one that had the lock before
    rm -f .venv/installed
    case $found in
        "$PWD
"*) ;;
        *)  # none, half of one, or one that was moved here
            say "making .venv with $python"
            quietly "$python" -m venv --clear --without-pip .venv ||
                die "cannot make .venv: $said" ;;
    esac
    install_locked_packages
    printf '%s\n' "$wanted" >.venv/installed
}

case ${1-} in
    test) packages=requirements-dev.lock ;;
    *) packages=requirements.lock ;;
esac

# Homebrew's libraries are not where dyld looks of itself on Apple silicon.
if [ -d /opt/homebrew/lib ]; then
    : "${DYLD_FALLBACK_LIBRARY_PATH=/usr/local/lib:/usr/lib}"
    export DYLD_FALLBACK_LIBRARY_PATH="$DYLD_FALLBACK_LIBRARY_PATH:/opt/homebrew/lib"
fi

# The first lines of .venv/installed if all is there. The test lock comes last and holds the other:
# what serves the tests serves every command.
wanted="$PWD
$(cksum pyproject.toml requirements.lock)"
[ $packages = requirements.lock ] || wanted="$wanted
$(cksum $packages)"
is_set_up || set_up

# Scripts are run by way of the interpreter: a shebang line can be too long or pass through /bin/sh,
# which on macOS drops DYLD_FALLBACK_LIBRARY_PATH.
if [ "${1-}" = test ]; then
    shift
    exec .venv/bin/python -m pytest "$@" 9<&-
fi
exec .venv/bin/python .venv/bin/briefgen "$@" 9<&-
