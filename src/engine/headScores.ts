// Scores of altered activations: only the head of the network runs, a fixed number at a time.
import { concat, slice, type Tensor1D, type Tensor4D, tidy, tile } from '@tensorflow/tfjs-core'
import { largestActivation, planChunk } from './chunk'
import { presentDevice } from './device'
import type { Probe } from './types'

export interface Altering {
  readonly probe: Probe
  readonly count: number
  readonly alter: (first: number, count: number) => Tensor4D
  readonly score: (altered: Tensor4D) => Tensor1D
  readonly after: (done: number, size: number) => Promise<void>
}

export async function headScores({ probe, count, alter, score, after }: Altering): Promise<Float32Array> {
  const scores = new Float32Array(count)
  const chunk = Math.min(chunkOf(probe), count)
  for (let first = 0; first < count; first += chunk) {
    const size = Math.min(chunk, count - first)
    const values = tidy(() => score(padded(alter(first, size), chunk)))
    try {
      scores.set((await values.data()).subarray(0, size), first)
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
  const device = presentDevice()
  const most = 4 * device.most // a head is a small part of the network
  return planChunk(largestActivation(classifier.network.nodes, [height, width, channels]), {
    ...device,
    most,
  })
}

/** The last chunk is as long as the others: every batch size costs WebGPU a set of buffers. */
function padded(altered: Tensor4D, chunk: number): Tensor4D {
  const missing = chunk - altered.shape[0]
  return missing === 0 ? altered : concat([altered, tile(slice(altered, [0], [1]), [missing, 1, 1, 1])])
}
