// Scores of masked copies of a probe's picture, with the map so far between two chunks.
import { dispose, Tensor } from '@tensorflow/tfjs-core'
import { combineAnswer } from '../maps/combine'
import { type AfterChunk, spread } from '../scoring/spread'
import { spreadStages } from '../scoring/stages'
import type { Answer, MaskBatch, MaskJob, Probe, Stages } from '../types'
import type { Run } from './run'

/** Which masks are scored, and what is made of the scores so far. */
export type ScoreOptions = NonNullable<Parameters<Probe['scores']>[1]>

interface Asked extends ScoreOptions {
  readonly asked: readonly MaskBatch[] | Stages
}

/** In the order asked. @throws what a scorer or the report throws */
export async function maskScores(
  probe: Probe,
  run: Run,
  { asked, masks, partial }: Asked,
): Promise<Float32Array> {
  const picture = {
    data: (await probe.picture.data()) as Float32Array,
    shape: probe.picture.shape as MaskJob['picture']['shape'],
  }
  const made = masks ?? (await listChannels(probe))
  const open = await run.openScorers({ picture, target: probe.target, ...made })
  let known = 0
  try {
    const after: AfterChunk = async (done, total, scores) => {
      run.count(done - known)
      known = done
      const so = partial ? { partial: await preview(probe, run, partial(scores)) } : {}
      await run.report({ phase: 'explaining', done, total, ...so })
    }
    const { scorers } = open
    return 'next' in asked ? await spreadStages(asked, scorers, after) : await spread(asked, scorers, after)
  } finally {
    await open.close()
  }
}

/** The layer's own channels as masks. */
async function listChannels(probe: Probe): Promise<Pick<MaskJob, 'source' | 'count'>> {
  const activation = probe.activations()
  const [, h, w, k] = activation.shape
  const maps = { data: (await activation.data()) as Float32Array, shape: [h, w, k] as const }
  return { source: { kind: 'channels', maps, convention: probe.convention }, count: k }
}

async function preview(probe: Probe, run: Run, answer: Answer) {
  try {
    return run.preview(
      await combineAnswer(answer, () => probe.activations(), { nansum: true, project: null }),
    )
  } finally {
    dispose(Object.values(answer).filter((value) => value instanceof Tensor))
  }
}
