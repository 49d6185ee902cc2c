#!/bin/sh
# From Python 3.11 to a virtual environment in .venv with torch. Does nothing where it is done.
set -eu
cd "$(dirname "$0")"

if ! cmp -s requirements.txt .venv/requirements.txt; then
  [ -x .venv/bin/python ] || python3.11 -m venv .venv
  .venv/bin/pip install --quiet --disable-pip-version-check -r requirements.txt
  cp requirements.txt .venv/requirements.txt
fi
