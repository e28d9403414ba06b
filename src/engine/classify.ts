// What the classifier says of a picture, and what its layers show of it: one forward pass each.
import { dispose, mean, type Tensor, type Tensor4D, tidy } from '@tensorflow/tfjs-core'
import { codeFor } from '../errors'
import { readHeatmaps } from './maps/heatmap'
import type { Boxes, Places } from './outcomeTypes'
import { type Activations, valuesOf } from './probe/activations'
import { findLayer } from './probe/layer'
import { fold } from './probe/tokens'
import { perClass, probabilities } from './targets'
import type { Classifier, Heatmap } from './types'
import { winners } from './winning'

/** By class; of a detector, the best of all its predictions, and they. */
export interface Classified {
  readonly logits: Float32Array
  readonly probabilities: Float32Array
  readonly boxes?: Boxes
  /** Of an output with places. */
  readonly places?: Places
}

/**
 * Scores of all classes of one picture [1, H, W, C]. What is computed on the way goes into `activations`.
 * @example
 * const { logits, probabilities } = await classify(classifier, picture)
 * const [best] = ranking(logits, probabilities, labels)
 */
export async function classify(
  classifier: Classifier,
  picture: Tensor4D,
  activations?: Activations,
): Promise<Classified> {
  const { boxes } = classifier
  if (boxes) {
    const { detect } = await codeFor('boxes', () => import('./detect'))
    return detect(classifier, picture, { head: boxes, activations })
  }
  const { logits, activation, suggested, layers } = classifier
  // Most people look at the suggested layer next: its values come with the logits.
  const next = activations && layers.some(({ name }) => name === suggested.layer) ? [suggested.layer] : []
  const [whole, scores, shares] = tidy(() => {
    const wanted = { names: [logits, ...next.filter((name) => name !== logits)], cache: activations ?? null }
    const whole = valuesOf(classifier, picture, wanted).values[0] as Tensor
    const outputs = perClass(whole)
    return [whole.clone(), outputs.clone(), probabilities(outputs, activation)] as const
  })
  try {
    const places = await winners(whole, activation)
    return {
      logits: (await scores.data()) as Float32Array,
      probabilities: (await shares.data()) as Float32Array,
      ...(places && { places }),
    }
  } finally {
    dispose([whole, scores, shares])
  }
}

/** Mean over the channels of each layer named, min-maxed; all from one forward pass. */
export async function meanActivation(
  classifier: Classifier,
  picture: Tensor4D,
  layers: readonly string[],
): Promise<Heatmap[]> {
  const found = layers.map((name) => findLayer(classifier, name))
  const names = [...new Set(found.map((layer) => layer.name))]
  const means = tidy(() => {
    const values = classifier.network.run({ [classifier.input]: picture }, names)
    return found.map((layer) => mean(fold(values[names.indexOf(layer.name)] as Tensor, layer), -1))
  })
  try {
    return (await Promise.all(means.map((map) => readHeatmaps(map)))).flat()
  } finally {
    dispose(means)
  }
}
