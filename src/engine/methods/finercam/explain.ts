// FinerCAM, arxiv.org/abs/2501.11309: a base method on the contrast of near classes.
import { tidy } from '@tensorflow/tfjs-core'
import { classScores } from '../../targets'
import type { Explain } from '../../types'
import { contrastScore, nearestClasses } from '../shared/finerScore'
import { baseWeights } from '../shared/weights'
import type { card } from './card'

export const explain: Explain<typeof card> = async (probe, params) => {
  const { classIndex } = probe.target
  const logits = tidy(() => classScores(probe.logits(), probe.target).clone())
  try {
    const near = nearestClasses(await logits.data(), classIndex)
    const contrast = contrastScore({
      classIndex,
      near,
      gamma: params.gamma,
      convention: probe.convention,
    })
    const gradients = probe.gradients((outputs) => contrast(classScores(outputs, probe.target)))
    const notes = [`Compared with the classes ${near.join(', ')}.`]
    return { weights: tidy(() => baseWeights(params.base, gradients, probe)), notes }
  } finally {
    logits.dispose()
  }
}
