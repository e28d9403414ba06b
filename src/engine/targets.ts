// What is explained: a scalar for each picture of a batch, from the network's class scores.
import {
  fill,
  mean,
  neg,
  reshape,
  sigmoid,
  slice,
  softmax,
  sub,
  sum,
  type Tensor,
  type Tensor1D,
} from '@tensorflow/tfjs-core'
import { failure } from '../errors'
import type { Classifier, Target } from './types'

/** Of outputs [n, ...], one number a picture [n]; differentiable. */
export type Score = (outputs: Tensor) => Tensor1D

/** Maps outputs [n, classes] or [n, h, w, classes] to scores [n]; differentiable. */
export function scoreOf(target: Target, activation: Classifier['activation']): Score {
  if (target.kind === 'custom') return target.score
  const c = target.classIndex
  switch (target.kind) {
    case 'logit':
      return (outputs) => column(perClass(outputs), c)
    case 'negative':
      return (outputs) => neg(column(perClass(outputs), c))
    case 'contrast':
      return (outputs) => {
        const logits = perClass(outputs)
        return sub(column(logits, c), column(logits, target.against))
      }
    case 'probability':
      return (outputs) => column(probabilities(perClass(outputs), activation), c)
    case 'cell':
      return (outputs) => region(outputs, c, target.region)
  }
}

/** Scores of the classes, [n, classes]; an output with positions is averaged over them. */
export function perClass(outputs: Tensor): Tensor {
  if (outputs.rank === 2) return outputs
  if (outputs.rank === 1) return reshape(outputs, [-1, 1])
  return mean(
    outputs,
    outputs.shape.slice(1, -1).map((_, i) => i + 1),
  )
}

/** What the model makes of its logits; a model that leaves them alone is read as a softmax. NaN for values. */
export function probabilities(logits: Tensor, activation: Classifier['activation']): Tensor {
  if (activation === 'given') return logits.clone()
  if (activation === 'values') return fill(logits.shape, Number.NaN)
  const single = logits.shape.at(-1) === 1
  return activation === 'sigmoid' || (activation === 'none' && single) ? sigmoid(logits) : softmax(logits)
}

/** @throws BadRecipe where the target names a class or a place that the outputs do not have. */
export function checkTarget(target: Target, classifier: Classifier): void {
  if (target.kind === 'probability' && classifier.activation === 'values')
    throw failure(
      'BadRecipe',
      'This output gives values and no probabilities; explain the value (target logit).',
    )
  const named = target.kind === 'contrast' ? [target.classIndex, target.against] : [target.classIndex]
  for (const c of named) {
    if (!Number.isInteger(c) || c < 0 || c >= classifier.classes)
      throw failure('BadRecipe', `There is no class ${c}; choose one from 0 to ${classifier.classes - 1}.`)
  }
}

function column(values: Tensor, index: number): Tensor1D {
  return reshape(slice(values, [0, index], [-1, 1]), [-1])
}

function region(outputs: Tensor, c: number, place: readonly number[]): Tensor1D {
  const [y0, x0, y1, x1] = place.length === 2 ? [place[0], place[1], undefined, undefined] : place
  const [, h, w] = outputs.shape
  if (outputs.rank !== 4 || h === undefined || w === undefined)
    throw failure('BadRecipe', 'This model has one score a class and no cells; leave the cell out.')
  if (y0 === undefined || x0 === undefined) throw failure('BadRecipe', 'A cell needs a row and a column.')
  const size = [(y1 ?? y0 + 1) - y0, (x1 ?? x0 + 1) - x0] as const
  if (!(y0 >= 0 && x0 >= 0 && size[0] > 0 && size[1] > 0 && y0 + size[0] <= h && x0 + size[1] <= w))
    throw failure('BadRecipe', `The cell ${place.join(',')} lies outside the ${h} by ${w} output.`)
  return sum(slice(outputs, [0, y0, x0, c], [-1, size[0], size[1], 1]), [1, 2, 3])
}
