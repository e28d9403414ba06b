// Of an output with places [1, h, w, classes]: which class wins where, and the places of one of them.
import {
  argMax,
  dispose,
  greater,
  max,
  scalar,
  type Tensor,
  type Tensor4D,
  tidy,
  where,
} from '@tensorflow/tfjs-core'
import { failure } from '../errors'
import type { Places } from './outcomeTypes'
import { type Activations, valuesOf } from './probe/activations'
import type { Classifier, Target } from './types'

/** Where no class wins. */
const NONE = 65535

/** Null for an output without places, or one whose values are no classes. */
export async function winners(outputs: Tensor, activation: Classifier['activation']): Promise<Places | null> {
  const [, height = 0, width = 0, classes = 0] = outputs.shape
  if (outputs.rank !== 4 || activation === 'values' || height * width < 2) return null
  const best = tidy(() => bestAt(outputs, activation))
  try {
    const data = Uint16Array.from(await best.data())
    const areas = new Float32Array(classes)
    for (const c of data) if (c < classes) areas[c] = (areas[c] ?? 0) + 1 / data.length
    return { width, height, data, areas }
  } finally {
    best.dispose()
  }
}

/** By the largest score; of classes each on its own, and of one alone, where that is more likely than not. */
function bestAt(outputs: Tensor, activation: Classifier['activation']): Tensor {
  const best = argMax(outputs, -1)
  const alone = activation === 'sigmoid' || outputs.shape.at(-1) === 1
  if (!alone) return best
  const half = activation === 'given' ? 0.5 : 0
  return where(greater(max(outputs, -1), half), best, scalar(NONE, 'int32'))
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
    const found = await winners(values[0] as Tensor, classifier.activation)
    const { classIndex } = target
    if (!found)
      throw failure(
        'BadRecipe',
        'This model says no class for each place, so none wins anywhere; explain its score (target logit).',
      )
    if (!found.areas[classIndex])
      throw failure(
        'BadRecipe',
        `Class ${classIndex} wins at no place of this picture; choose one that does, or explain its score (target logit).`,
      )
    return { ...target, places: Uint8Array.from(found.data, (c) => (c === classIndex ? 1 : 0)) }
  } finally {
    dispose(values)
  }
}
