#!/usr/bin/env bash
# sbatch --array=0-7 job.sh my_model list.txt maps [options of explain]
# Each task does the part of the list that its number names; a task that is run again does what is missing, nothing else.
#SBATCH --job-name=limelight
#SBATCH --cpus-per-task=2
#SBATCH --mem=4G
#SBATCH --requeue
set -euo pipefail
model=$1 list=$2 out=$3
shift 3
# SLURM_ARRAY_TASK_ID and SLURM_ARRAY_TASK_COUNT say which part of how many.
exec ${LIMELIGHT:-npx limelight} explain --model "$model" --images "$list" --out "$out" --pack parquet "$@"
