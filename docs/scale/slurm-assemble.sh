#!/bin/sh
# Puts the parts together when all are done:
# parts="$(sbatch --parsable slurm-parts.sh)" && sbatch --dependency="afterok:$parts" slurm-assemble.sh
# すべての部分ができてから、組み立てます。
#SBATCH --job-name=shirushi-assemble
#SBATCH --ntasks=1
#SBATCH --cpus-per-task=2
#SBATCH --mem=8G
#SBATCH --time=02:00:00
set -eu

export SHIRUSHI_CACHE="$SITE/pictures"
shirushi assemble --root "$SITE/repository" --locked --output-dir "$SITE/public"
