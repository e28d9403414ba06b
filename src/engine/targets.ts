// What is explained: a scalar for each picture of a batch, from the network's class scores.
import {
  div,
  fill,
  mean,
  mul,
  neg,
  reshape,
  sigmoid,
  slice,
  softmax,
  sub,
  sum,
  type Tensor,
  type Tensor1D,
  tensor,
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
      return (outputs) => column(classScores(outputs, target), c)
    case 'negative':
      return (outputs) => neg(column(classScores(outputs, target), c))
    case 'contrast':
      return (outputs) => {
        const logits = classScores(outputs, target)
        return sub(column(logits, c), column(logits, target.against))
      }
    case 'probability':
      return (outputs) => column(probabilities(classScores(outputs, target), activation), c)
    case 'cell':
      return (outputs) => region(outputs, c, target.region)
    case 'region':
      return (outputs) =>
        target.share
          ? div(
              sumAt(probabilities(outputs, activation), target),
              target.places?.reduce((a, b) => a + b, 0) || 1,
            )
          : sumAt(outputs, target)
  }
}

/** Scores of the classes that the target asks for, [n, classes]: those of its box where it names one. */
export function classScores(outputs: Tensor, target: Target): Tensor {
  const anchor = 'anchor' in target ? target.anchor : undefined
  if (anchor === undefined) return perClass(outputs)
  const [, anchors = 0, classes = 0] = outputs.shape
  if (outputs.rank !== 3) throw failure('BadRecipe', 'This model finds no boxes; leave the box out.')
  if (anchor >= anchors) throw noBox(anchor, anchors)
  return reshape(slice(outputs, [0, anchor, 0], [-1, 1, classes]), [-1, classes])
}

/** What the model makes of them, [n, classes]; a class that stands for nothing is left out. */
export function classShares(
  outputs: Tensor,
  target: Target,
  { activation, classes }: Pick<Classifier, 'activation' | 'classes'>,
): Tensor {
  return slice(probabilities(classScores(outputs, target), activation), [0, 0], [-1, classes])
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
  const asksShare = target.kind === 'probability' || (target.kind === 'region' && target.share === true)
  if (asksShare && classifier.activation === 'values')
    throw failure(
      'BadRecipe',
      'This output gives values and no probabilities; explain the value (target logit).',
    )
  checkBox(target, classifier)
  const named = target.kind === 'contrast' ? [target.classIndex, target.against] : [target.classIndex]
  for (const c of named) {
    if (!Number.isInteger(c) || c < 0 || c >= classifier.classes)
      throw failure('BadRecipe', `There is no class ${c}; choose one from 0 to ${classifier.classes - 1}.`)
  }
}

function checkBox(target: Target, { boxes }: Classifier): void {
  if (target.kind === 'custom') return
  const anchor = 'anchor' in target ? target.anchor : undefined
  if (!boxes && anchor !== undefined)
    throw failure('BadRecipe', 'This model finds no boxes; leave the box out.')
  if (!boxes) return
  if (target.kind === 'cell')
    throw failure('BadRecipe', 'This model finds boxes and has no cells; name a box instead.')
  if (anchor === undefined)
    throw failure('BadRecipe', 'This model finds boxes; say which one is explained by its number (anchor).')
  const whole = Number.isInteger(anchor) && anchor >= 0
  if (!whole || anchor >= (boxes.anchors ?? Number.POSITIVE_INFINITY)) throw noBox(anchor, boxes.anchors)
}

function noBox(anchor: number, anchors: number | null): Error {
  const last = anchors === null ? '' : `; choose one from 0 to ${anchors - 1}`
  return failure('BadRecipe', `There is no box ${anchor}${last}.`)
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

/** Sum of the class's scores over the places, as pytorch-grad-cam's SemanticSegmentationTarget has it. */
function sumAt(outputs: Tensor, { classIndex: c, places }: Extract<Target, { kind: 'region' }>): Tensor1D {
  const [, h = 0, w = 0] = outputs.shape
  if (!places) throw failure('BadRecipe', 'The places where the class wins are not known yet.')
  const scores = slice(outputs, [0, 0, 0, c], [-1, h, w, 1])
  return sum(mul(scores, tensor(places, [1, h, w, 1], 'float32')), [1, 2, 3])
}
