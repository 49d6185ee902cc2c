#!/bin/sh
# Starts the playground from this folder. A Node of its own may lie in node/ beside it.
cd "$(dirname "$0")" || exit 1
if [ -x node/bin/node ]; then exec node/bin/node start.mjs --open; fi
exec node start.mjs --open
