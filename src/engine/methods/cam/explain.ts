// CAM, arxiv.org/abs/1512.04150: the weights of the dense layer behind global average pooling. They are
// the gradient summed over the places; that it is the same at every place, and for another picture, is checked.
import {
  abs,
  div,
  max,
  maximum,
  mul,
  neg,
  slice,
  sub,
  sum,
  type Tensor,
  type Tensor4D,
  tidy,
} from '@tensorflow/tfjs-core'
import { failure } from '../../../errors'
import { type Score, scoreOf } from '../../targets'
import type { Explain, Probe, Target } from '../../types'
import type { card } from './card'

export const explain: Explain<typeof card> = async (probe) => {
  const score = linearScore(probe)
  const gradients = probe.gradients(score)
  const unlike = tidy(() => unlikeness(probe, gradients, score))
  try {
    if (!(Number((await unlike.data())[0]) < 1e-3)) throw refusal(probe.layer.name)
  } finally {
    unlike.dispose()
  }
  return { weights: tidy(() => sum(gradients, [1, 2], true)) }
}

/** A probability has no dense weights of its own: its class's logit has. Undefined where the target will do. */
function linearScore({ target, classifier }: Probe): Score | undefined {
  const linear = ['logit', 'negative', 'contrast'].includes(target.kind)
  const { classIndex } = target
  const logit: Target =
    target.kind === 'probability' ? { ...target, kind: 'logit' } : { kind: 'logit', classIndex }
  return linear ? undefined : scoreOf(logit, classifier.activation)
}

/** How far the gradient is from constant, over the places and over pictures, relative to its peak. */
function unlikeness(probe: Probe, here: Tensor4D, score: Score | undefined): Tensor {
  const other = probe.at(otherThan(probe.picture))
  const there = other.gradients(score)
  const corner = slice(here, [0, 0, 0, 0], [1, 1, 1, -1])
  const worst = maximum(max(abs(sub(here, corner))), max(abs(sub(there, here))))
  return div(worst, max(abs(here)))
}

/**
 * No multiple of the picture: between two layer norms and without biases (a ConvNeXt before its training) the gradient
 * would be the same for those.
 */
function otherThan(picture: Tensor4D): Tensor4D {
  const size = abs(picture)
  return mul(neg(div(mul(picture, size), maximum(max(size), 1e-6))), 0.5)
}

function refusal(layer: string): Error {
  const needs = 'CAM needs global average pooling and one dense layer'
  return failure('BadRecipe', `${needs} right behind ${layer}; choose the last layer, or Grad-CAM.`)
}
