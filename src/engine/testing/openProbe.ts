// A probe as `explain` opens it, for tests of what it lends.
import type { Tensor4D } from '@tensorflow/tfjs-core'
import { makePlan } from '../plan'
import { LayerProbe } from '../probe/probe'
import type { Classifier, ExplainOptions } from '../types'

export function openProbe(classifier: Classifier, picture: Tensor4D, options: ExplainOptions): LayerProbe {
  const { run, layers } = makePlan({ classifier, picture, method: 'gradcam', options })
  const [layer] = layers
  if (!layer) throw new Error('no layer')
  return new LayerProbe(run, layer, picture)
}

export function logitAt(layer: string, classIndex = 0): ExplainOptions {
  return { layers: [layer], target: { kind: 'logit', classIndex } }
}
