// Of an output with places [1, h, w, classes]: which class wins where, and the places of one of them.
import { argMax, dispose, type Tensor, type Tensor4D } from '@tensorflow/tfjs-core'
import { failure } from '../errors'
import type { Places } from './outcomeTypes'
import { type Activations, valuesOf } from './probe/activations'
import type { Classifier, Target } from './types'

/** Null for an output without places, or of one class alone. */
export async function winners(outputs: Tensor): Promise<Places | null> {
  const [, height = 0, width = 0, classes = 0] = outputs.shape
  if (outputs.rank !== 4 || classes < 2 || height * width < 2) return null
  const best = argMax(outputs, -1)
  try {
    const data = Uint16Array.from(await best.data())
    const areas = new Float32Array(classes)
    for (const c of data) areas[c] = (areas[c] ?? 0) + 1 / data.length
    return { width, height, data, areas }
  } finally {
    best.dispose()
  }
}

interface Asked {
  readonly target: Target
  readonly activations?: Activations | null | undefined
}

/**
 * The target with its places: those where the class wins in this picture [1, H, W, C]. Others stay as they are.
 * @throws BadRecipe where the output has no places, or the class wins at none
 */
export async function withPlaces(classifier: Classifier, picture: Tensor4D, asked: Asked): Promise<Target> {
  const { target, activations = null } = asked
  if (target.kind !== 'region' || target.places) return target
  const { values } = valuesOf(classifier, picture, { names: [classifier.logits], cache: activations })
  try {
    const found = await winners(values[0] as Tensor)
    const { classIndex } = target
    if (!found)
      throw failure(
        'BadRecipe',
        'This model says no class for each place, so none wins anywhere; explain the logit.',
      )
    if (!found.areas[classIndex])
      throw failure(
        'BadRecipe',
        `Class ${classIndex} wins at no place of this picture; choose one that does, or explain the logit.`,
      )
    return { ...target, places: Uint8Array.from(found.data, (c) => (c === classIndex ? 1 : 0)) }
  } finally {
    dispose(values)
  }
}
