// Scores masked copies of the picture on the present backend.
import {
  add,
  mul,
  sub,
  type Tensor,
  type Tensor1D,
  type Tensor4D,
  tensor4d,
  tidy,
} from '@tensorflow/tfjs-core'
import { scoreOf } from '../targets'
import type { Classifier, MaskBatch, MaskJob, OpenScorers } from '../types'
import { largestActivation, planChunk } from './chunk'
import { presentLimits } from './limits'
import { normals } from './random'
import { type OpenSource, openSource } from './sources/openSource'

interface Loaded {
  readonly classifier: Classifier
  readonly job: MaskJob
  readonly picture: Tensor4D
  readonly behind: Tensor4D | null
  readonly source: OpenSource
}

/** `chunk` is planned from the device's limits where none is given. */
export function localScorers(classifier: Classifier, options: { readonly chunk?: number } = {}): OpenScorers {
  return async (job) => {
    const chunk = classifier.fixedBatch ?? options.chunk ?? plannedChunk(classifier, job)
    const loaded = load(classifier, job)
    return {
      scorers: [{ chunk, score: (batch) => score(loaded, batch, chunk) }],
      close: async () => {
        loaded.picture.dispose()
        loaded.behind?.dispose()
        loaded.source.dispose()
      },
    }
  }
}

function plannedChunk(classifier: Classifier, job: MaskJob): number {
  const [, height, width, channels] = job.picture.shape
  const device = presentLimits()
  // No wider than the masks there are: the rest would be padding.
  const most = Math.min(device.most, 2 ** Math.ceil(Math.log2(job.count)))
  const largest = largestActivation(classifier.network.nodes, [height, width, channels])
  return planChunk(largest, { ...device, most })
}

function load(classifier: Classifier, job: MaskJob): Loaded {
  const { data, shape } = job.picture
  return {
    classifier,
    job,
    picture: tensor4d(data, [...shape]),
    behind: job.behind ? tensor4d(job.behind, [...shape]) : null,
    source: openSource(job.source, shape),
  }
}

async function score(loaded: Loaded, batch: MaskBatch, chunk: number): Promise<Float32Array> {
  const scores = tidy(() => forward(loaded, batch, chunk))
  try {
    const values = (await scores.data()) as Float32Array
    return values.slice(0, batch.indices.length)
  } finally {
    scores.dispose()
  }
}

function forward(loaded: Loaded, batch: MaskBatch, chunk: number): Tensor1D {
  const { classifier, job, source } = loaded
  const last = batch.indices.at(-1) ?? 0
  const padded = Array.from({ length: chunk }, (_, i) => batch.indices[i] ?? last)
  const copies = 'copies' in source ? source.copies(padded) : masked(loaded, batch, source.masks(padded))
  const [outputs] = classifier.network.run({ [classifier.input]: copies }, [classifier.logits])
  return scoreOf(job.target, classifier.activation)(outputs as Tensor)
}

/** The picture through each of the masks [chunk, H, W, 1], with what lies behind it: [chunk, H, W, C]. */
function masked({ picture, behind }: Loaded, batch: MaskBatch, masks: Tensor4D): Tensor {
  const noisy = batch.noise ? add(masks, noiseOf(batch, masks.shape)) : masks
  const gained = mul(noisy, batch.gain)
  const shown = mul(gained, picture)
  return behind ? add(shown, mul(sub(1, gained), behind)) : shown
}

/** [chunk, H, W, 1]; each mask has a stream of its own, so that the chunk size changes nothing. */
function noiseOf(batch: MaskBatch, [chunk, height, width]: Tensor4D['shape']): Tensor4D {
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
