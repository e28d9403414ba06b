// Whether a network computes a batch of pictures as it computes each alone.
import { concat, dispose, randomUniform, type Tensor } from '@tensorflow/tfjs-core'
import type { Classifier, Network } from '../../engine/types'
import { isDeviceFault } from '../../tfjs/deviceFault'
import { USUAL_SIZE } from './inputShape'

/** Relative to the largest score. */
const TOLERANCE = 1e-3

/** @throws what the device fails with: a full or lost device says nothing about batches */
export async function takesBatches(
  network: Network,
  input: string,
  { logits, shape }: { readonly logits: string; readonly shape: Classifier['inputShape'] },
): Promise<boolean> {
  const size: [number, number, number, number] = [1, shape[0] ?? USUAL_SIZE, shape[1] ?? USUAL_SIZE, shape[2]]
  const pictures = [1, 2].map((seed) => randomUniform(size, 0, 1, 'float32', seed))
  const both = concat(pictures)
  const kept: Tensor[] = [...pictures, both]
  const scores = async (picture: Tensor) => {
    const answers = network.run({ [input]: picture }, [logits])
    kept.push(...answers)
    return [...((await answers[0]?.data()) ?? [])]
  }
  try {
    const together = await scores(both)
    const alone: number[] = []
    for (const picture of pictures) alone.push(...(await scores(picture)))
    return agree(together, alone)
  } catch (error) {
    if (isDeviceFault(error)) throw error
    return false
  } finally {
    dispose(kept)
  }
}

function agree(a: readonly number[], b: readonly number[]): boolean {
  const largest = b.reduce((most, value) => Math.max(most, Math.abs(value)), 1e-6)
  return a.length === b.length && a.every((value, i) => Math.abs(value - (b[i] ?? 0)) <= TOLERANCE * largest)
}
