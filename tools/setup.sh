#!/bin/sh
# Find a Python new enough and let it run tools/setup.py. Where there is none: install it, if this
# machine lets us without a password, or say the exact command.
set -eu
cd "$(dirname "$0")/.."

new_enough() {
    "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1
}

find_python() {
    for name in .venv/bin/python ${PYTHON:-} python3 python3.13 python3.12 python3.11 python; do
        if new_enough "$name"; then
            echo "$name"
            return
        fi
    done
}

install_python() {
    command -v apt-get >/dev/null 2>&1 || return 0
    if [ "$(id -u)" = 0 ]; then
        as_root=""
    elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then
        as_root="sudo -n"
    else
        return 0
    fi
    echo "Installing Python with apt-get."
    $as_root apt-get update -qq >/dev/null || true
    # The usual one; where that is older than 3.11 (Ubuntu 22.04), 3.11 beside it.
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq python3 python3-venv \
        >/dev/null || true
    new_enough python3 ||
        $as_root env DEBIAN_FRONTEND=noninteractive \
            apt-get install -y -qq python3.11 python3.11-venv >/dev/null || true
}

python=$(find_python)
if [ -z "$python" ]; then
    install_python
    python=$(find_python)
fi
if [ -z "$python" ]; then
    cat >&2 <<'END'
CrewPlanner needs Python 3.11 or newer, and none was found. Install it, then run make again:
  Debian 12+, Ubuntu 24.04+   sudo apt-get install python3 python3-venv
  Ubuntu 22.04                sudo apt-get install python3.11 python3.11-venv
  macOS                       brew install python@3.12   (or the installer from python.org)
Where it lies elsewhere, name it: PYTHON=/path/to/python3 make setup
END
    exit 1
fi
exec "$python" tools/setup.py
