// Scores, or class probabilities, of altered activations: only the head of the network runs, a fixed number at a time.
import { concat, slice, type Tensor, tidy, tile } from '@tensorflow/tfjs-core'
import { largestActivation, planChunk } from '../scoring/chunk'
import { presentLimits } from '../scoring/limits'
import type { Alter, Probe } from '../types'

/** How activations are altered, and what is read of the scores. */
export interface Altering {
  readonly probe: Probe
  readonly count: number
  readonly whole: Tensor
  readonly alter: Alter
  /** What is read of each: [n] values, or [n, width]. */
  readonly score: (altered: Tensor) => Tensor
  readonly width?: number
  readonly after: (done: number, size: number) => Promise<void>
}

/** Scores of altered activations [count * width], a chunk at a time. */
export async function headScores({
  probe,
  count,
  whole,
  alter,
  score,
  after,
  width = 1,
}: Altering): Promise<Float32Array> {
  const scores = new Float32Array(count * width)
  const chunk = Math.min(chunkOf(probe), count)
  for (let first = 0; first < count; first += chunk) {
    const size = Math.min(chunk, count - first)
    const values = tidy(() => score(padded(alter(whole, first, size), chunk)))
    try {
      scores.set((await values.data()).subarray(0, size * width), first * width)
    } finally {
      values.dispose()
    }
    await after(first + size, size)
  }
  return scores
}

function chunkOf({ classifier, picture }: Probe): number {
  if (classifier.fixedBatch !== null) return classifier.fixedBatch
  const [, height, width, channels] = picture.shape
  const device = presentLimits()
  const most = 4 * device.most // a head is a small part of the network
  return planChunk(largestActivation(classifier.network.nodes, [height, width, channels]), {
    ...device,
    most,
  })
}

/** The last chunk is as long as the others: every batch size costs WebGPU a set of buffers. */
function padded(altered: Tensor, chunk: number): Tensor {
  const missing = chunk - (altered.shape[0] ?? 0)
  if (missing === 0) return altered
  const first = slice(altered, 0, 1)
  return concat([altered, tile(first, [missing, ...first.shape.slice(1).map(() => 1)])])
}
