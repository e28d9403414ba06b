// Scores masked copies of the picture on the present backend.
import {
  add,
  gather,
  mul,
  reshape,
  type Tensor,
  type Tensor1D,
  type Tensor4D,
  tensor1d,
  tensor3d,
  tensor4d,
  tidy,
  transpose,
} from '@tensorflow/tfjs-core'
import { scoreOf } from '../targets'
import type { Classifier, MaskBatch, MaskJob, OpenScorers } from '../types'
import { largestActivation, planChunk } from './chunk'
import { presentLimits } from './limits'
import { masksOf } from './masks'
import { normals } from './random'

interface Loaded {
  readonly classifier: Classifier
  readonly job: MaskJob
  readonly picture: Tensor4D
  /** Channels first: [k, h, w, 1]. */
  readonly channels: Tensor4D
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
        loaded.channels.dispose()
      },
    }
  }
}

function plannedChunk(classifier: Classifier, job: MaskJob): number {
  const [, height, width, channels] = job.picture.shape
  const device = presentLimits()
  // No wider than the channels there are: the rest would be padding.
  const most = Math.min(device.most, 2 ** Math.ceil(Math.log2(job.maps.shape[2])))
  const largest = largestActivation(classifier.network.nodes, [height, width, channels])
  return planChunk(largest, { ...device, most })
}

function load(classifier: Classifier, job: MaskJob): Loaded {
  const [h, w, k] = job.maps.shape
  const channels = tidy(() =>
    reshape(transpose(tensor3d(job.maps.data, [h, w, k]), [2, 0, 1]), [k, h, w, 1]),
  ) as Tensor4D
  return { classifier, job, channels, picture: tensor4d(job.picture.data, [...job.picture.shape]) }
}

async function score(loaded: Loaded, batch: MaskBatch, chunk: number): Promise<Float32Array> {
  const scores = tidy(() => forward(loaded, batch, chunk))
  try {
    const values = (await scores.data()) as Float32Array
    return values.slice(0, batch.channels.length)
  } finally {
    scores.dispose()
  }
}

function forward({ classifier, job, picture, channels }: Loaded, batch: MaskBatch, chunk: number): Tensor1D {
  const [, height, width] = picture.shape
  const last = batch.channels.at(-1) ?? 0
  const padded = Array.from({ length: chunk }, (_, i) => batch.channels[i] ?? last)
  const masks = masksOf(gather(channels, tensor1d(padded, 'int32')), [height, width], job.convention)
  const noisy = batch.noise ? add(masks, noiseOf(batch, chunk, [height, width])) : masks
  const copies: Tensor = mul(mul(noisy, batch.gain), picture) // [chunk, H, W, C]
  const [outputs] = classifier.network.run({ [classifier.input]: copies }, [classifier.logits])
  return scoreOf(job.target, classifier.activation)(outputs as Tensor)
}

/** [chunk, H, W, 1]; each channel has a stream of its own, so that the chunk size changes nothing. */
function noiseOf(batch: MaskBatch, chunk: number, [height, width]: readonly [number, number]): Tensor4D {
  const pixels = height * width
  const values = new Float32Array(chunk * pixels)
  const { noise } = batch
  if (noise instanceof Float32Array) values.set(noise)
  else if (noise)
    batch.channels.forEach((channel, i) => {
      values.set(normals(pixels, noise.std, noise.seed, channel), i * pixels)
    })
  return tensor4d(values, [chunk, height, width, 1])
}
