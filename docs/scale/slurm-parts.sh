#!/bin/sh
# 64 parts as an array job. SITE names a folder that all nodes see; it holds a clone of the repository in `repository`, and every
# task writes its part into `public`. A task that failed may be run again alone: sbatch --array=5 slurm-parts.sh
# 64個の部分をアレイジョブで作ります。SITE はどのノードからも見えるフォルダーで、`repository` にリポジトリーを置きます。
#SBATCH --job-name=shirushi-parts
#SBATCH --array=1-64
#SBATCH --ntasks=1
#SBATCH --cpus-per-task=2
#SBATCH --mem=4G
#SBATCH --time=01:00:00
set -eu

# The upper end of --array above, also when a few tasks are run again.
parts="${PARTS:-64}"
# Drawn pictures, for all tasks.
export SHIRUSHI_CACHE="$SITE/pictures"
shirushi build --root "$SITE/repository" --locked --shard "$SLURM_ARRAY_TASK_ID/$parts" --output-dir "$SITE/public"
