// Scores of altered pictures on the scorers that Score-CAM has: same chunks, pool, progress and Stop.
import { spread } from '../scoring/spread'
import type { MaskJob, MaskSource } from '../types'
import type { MetricRun } from './types'

/** Scores [n] of the masks `indices`, in the order asked. `behind` [H, W, C] shows where they hide. */
export async function scoreCopies(
  run: MetricRun,
  source: MaskSource,
  { indices, behind }: { readonly indices: readonly number[]; readonly behind?: Float32Array },
): Promise<Float32Array> {
  const job: MaskJob = {
    picture: run.picture,
    source,
    count: Math.max(1, indices.length),
    target: run.target,
    ...(behind && { behind }),
  }
  const open = await run.openScorers(job)
  try {
    return await spread([{ indices, gain: 1 }], open.scorers, async (done, total) => {
      await run.report({ phase: 'measuring', done, total })
    })
  } finally {
    await open.close()
  }
}
