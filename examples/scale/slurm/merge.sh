#!/usr/bin/env bash
# sbatch --dependency=afterany:<id of the array> merge.sh maps
# Puts the parts together and says what is missing; ends with 1 where something is.
#SBATCH --job-name=limelight-merge
set -euo pipefail
exec ${LIMELIGHT:-npx limelight} merge "$1"
