#!/bin/sh
# From a fresh Debian 12 with Python 3.11 to a working model kit: emscripten, a virtual environment
# in .venv, and TVM's web runtime in .build. Does only what is not done yet.
set -eu
cd "$(dirname "$0")"

if ! command -v emcc >/dev/null; then
  as_root=$([ "$(id -u)" = 0 ] || echo "sudo -n")
  $as_root apt-get update
  $as_root apt-get install -y --no-install-recommends emscripten # 3.1.6
fi

if ! cmp -s requirements.txt .venv/requirements.txt; then
  [ -x .venv/bin/python ] || python3.11 -m venv .venv
  .venv/bin/pip install --quiet --disable-pip-version-check --no-deps -r requirements.txt
  # Makes `python -m modelkit` work from any folder, so that recorded commands hold no machine's
  # path.
  pwd >.venv/lib/python3.11/site-packages/modelkit.pth
  cp requirements.txt .venv/requirements.txt
fi

# The apache-tvm wheel leaves out a few headers of its own runtime; this wheel of the same project
# has them. It is read, not installed.
headers=.build/wheels/apache_tvm_tirx-0.1.0a4
if ! ls "$headers"-*.whl >/dev/null 2>&1; then
  .venv/bin/pip download --quiet --disable-pip-version-check --no-deps --pre \
    --dest .build/wheels apache-tvm-tirx==0.1.0a4
fi
.venv/bin/python runtime/assemble.py .build/runtime "$headers"-*.whl
