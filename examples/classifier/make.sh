#!/bin/sh
# The built-in model from nothing: data, training, figures, both formats, their check. Goes on where it was stopped.
set -e
cd "$(dirname "$0")"
[ -d .venv ] || python3 -m venv .venv
.venv/bin/pip install --quiet --requirement requirements.txt
npx tsx makeData.ts test 4 0 2 & npx tsx makeData.ts test 4 1 2; wait
npx tsx makeData.ts train 24 0 2 & npx tsx makeData.ts train 24 1 2; wait
.venv/bin/python train.py
.venv/bin/python measure.py
.venv/bin/python convert.py
npx tsx check.ts
