// Maps of principal components both ways round: the libraries leave their sign to chance.
import { dispose, Tensor, type Tensor4D } from '@tensorflow/tfjs-core'
import { combineAnswer } from '../maps/combine'
import { finish } from '../maps/finish'
import { mapValues } from '../maps/grid'
import { makePlan } from '../plan'
import { LayerProbe } from '../probe/probe'
import type { Classifier, ExplainOptions, Heatmap, Params } from '../types'

export function hasOpenSign(each: { readonly method: string; readonly params?: Params }): boolean {
  return ['eigencam', 'eigengradcam'].includes(each.method) || each.params?.eigen_smooth === true
}

export interface Asked {
  readonly classifier: Classifier
  readonly picture: Tensor4D
  readonly method: string
  readonly options: ExplainOptions
}

/** The map before its ReLU, as it is and turned, each finished. */
export async function bothWays({ classifier, picture, method, options }: Asked): Promise<readonly Heatmap[]> {
  const plan = makePlan({ classifier, picture, method, options })
  const [layer] = plan.layers
  if (!layer) throw new Error('no layer')
  const probe = new LayerProbe(plan.run, layer, picture)
  const answer = await plan.method.explain(probe, plan.run.params)
  const project = options.params?.eigen_smooth === true ? async () => {} : null
  const map = await combineAnswer(answer, () => probe.activations(), { nansum: false, project })
  dispose(Object.values(answer).filter((value) => value instanceof Tensor))
  probe.close()
  return [1, -1].map((sign) => finish([mapValues(map, (v) => sign * v)], plan.finish))
}
