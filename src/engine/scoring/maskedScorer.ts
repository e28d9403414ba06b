// One scorer of one run: masked copies of the picture are made on the present backend, and whoever computes the
// outputs, here or elsewhere, is asked for them.
import {
  add,
  mul,
  sub,
  type Tensor,
  type Tensor1D,
  type Tensor4D,
  tensor4d,
  tidy,
  util,
} from '@tensorflow/tfjs-core'
import { scoreOf } from '../targets'
import type { Classifier, MaskBatch, MaskJob, OpenScorers, Scorer } from '../types'
import type { ChunkRamp } from './chunkRamp'
import { normals } from './random'
import { type OpenSource, openSource } from './sources/openSource'

/** What computes the scores of a chunk, and how long a chunk is. */
export interface Answering {
  readonly chunk: number
  /** The chunk that is quickest here, where that is being found out or is known. */
  readonly ramp?: ChunkRamp
  readonly activation: Classifier['activation']
  /** Logits [chunk, ...] of the copies [chunk, H, W, C], which stay the caller's; the answer is not. */
  outputs(copies: Tensor): Tensor | Promise<Tensor>
}

interface Loaded {
  readonly job: MaskJob
  readonly picture: Tensor4D
  readonly behind: Tensor4D | null
  readonly source: OpenSource
}

/** Opens the one scorer of a run. */
export async function maskedScorer(job: MaskJob, answering: Answering): ReturnType<OpenScorers> {
  const loaded = load(job)
  const { chunk, ramp } = answering
  const scorer = ramp
    ? ramped(ramp, (batch, size) => score(loaded, batch, { ...answering, chunk: size }))
    : { chunk, score: (batch: MaskBatch) => score(loaded, batch, answering) }
  return {
    scorers: [scorer],
    close: async () => {
      loaded.picture.dispose()
      loaded.behind?.dispose()
      loaded.source.dispose()
    },
  }
}

/** While sizes are timed one chunk is under way at a time. */
function ramped(ramp: ChunkRamp, score: (batch: MaskBatch, size: number) => Promise<Float32Array>): Scorer {
  let before: Promise<unknown> = Promise.resolve()
  const timed = async (batch: MaskBatch) => {
    const copies = batch.indices.length
    const begin = util.now()
    const scores = await score(batch, ramp.padded(copies))
    ramp.took(copies, util.now() - begin)
    return scores
  }
  return {
    get chunk() {
      return ramp.size
    },
    async score(batch) {
      if (ramp.settled) return score(batch, ramp.padded(batch.indices.length))
      const after = before.then(() => timed(batch))
      before = after.catch(() => undefined)
      return after
    },
  }
}

function load(job: MaskJob): Loaded {
  const { data, shape } = job.picture
  return {
    job,
    picture: tensor4d(data, [...shape]),
    behind: job.behind ? tensor4d(job.behind, [...shape]) : null,
    source: openSource(job.source, shape),
  }
}

async function score(loaded: Loaded, batch: MaskBatch, answering: Answering): Promise<Float32Array> {
  const scores = await scoreCopies(loaded, batch, answering)
  try {
    const values = (await scores.data()) as Float32Array
    return values.slice(0, batch.indices.length)
  } finally {
    scores.dispose()
  }
}

async function scoreCopies(
  loaded: Loaded,
  batch: MaskBatch,
  { chunk, activation, outputs }: Answering,
): Promise<Tensor1D> {
  const copies = tidy(() => maskCopies(loaded, batch, chunk))
  let answer: Tensor | null = null
  try {
    const asked = outputs(copies)
    answer = asked instanceof Promise ? await asked : asked
    const found = answer
    return tidy(() => scoreOf(loaded.job.target, activation)(found))
  } finally {
    copies.dispose()
    answer?.dispose()
  }
}

function maskCopies(loaded: Loaded, batch: MaskBatch, chunk: number): Tensor {
  const { source } = loaded
  const last = batch.indices.at(-1) ?? 0
  const padded = Array.from({ length: chunk }, (_, i) => batch.indices[i] ?? last)
  return 'copies' in source ? source.copies(padded) : masked(loaded, batch, source.masks(padded))
}

/** The picture through each of the masks [chunk, H, W, 1], with what lies behind it: [chunk, H, W, C]. */
function masked({ picture, behind }: Loaded, batch: MaskBatch, masks: Tensor4D): Tensor {
  const noisy = batch.noise ? add(masks, noiseTensor(batch, masks.shape)) : masks
  const gained = batch.gain === 1 ? noisy : mul(noisy, batch.gain)
  const shown = mul(gained, picture)
  return behind ? add(shown, mul(sub(1, gained), behind)) : shown
}

/** [chunk, H, W, 1]; each mask has a stream of its own, so that the chunk size changes nothing. */
function noiseTensor(batch: MaskBatch, [chunk, height, width]: Tensor4D['shape']): Tensor4D {
  const pixels = height * width
  const values = new Float32Array(chunk * pixels)
  const { noise } = batch
  if (noise instanceof Float32Array) values.set(noise)
  else if (noise)
    batch.indices.forEach((index, i) => {
      values.set(normals(pixels, noise.std, noise.seed, index), i * pixels)
    })
  return tensor4d(values, [chunk, height, width, 1])
}
