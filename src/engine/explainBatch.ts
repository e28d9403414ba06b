// Several pictures with a class each, in one call.
import type { Tensor4D } from '@tensorflow/tfjs-core'
import { failure } from './errors'
import { explain } from './explain'
import type { Classifier, ExplainOptions, Explanation, Report, Target } from './types'

export interface BatchOptions extends Omit<ExplainOptions, 'target'> {
  /** One a picture. */
  readonly targets: readonly Target[]
}

/**
 * The map of each picture [1, H, W, C], in their order. Injected noise [samples, n, ...] holds a share for each.
 * @throws BadRecipe where the lengths differ; else as `explain` does.
 */
export async function explainBatch(
  classifier: Classifier,
  pictures: readonly Tensor4D[],
  methodId: string,
  options: BatchOptions,
): Promise<readonly Explanation[]> {
  const { targets, report, noise, ...shared } = options
  checkLengths(pictures, options)
  const explanations: Explanation[] = []
  for (const [i, picture] of pictures.entries()) {
    const own = {
      ...shared,
      target: targets[i] as Target,
      ...(noise && { noise: noiseOf(noise, i) }),
      ...(report && { report: shareOf(report, i, pictures.length) }),
    }
    explanations.push(await explain(classifier, picture, methodId, own))
  }
  return explanations
}

function checkLengths(pictures: readonly Tensor4D[], { targets, noise }: BatchOptions): void {
  const n = pictures.length
  if (targets.length !== n)
    throw failure(
      'BadRecipe',
      `There are ${n} pictures and ${targets.length} classes; give one class a picture.`,
    )
  if (noise && noise.shape[1] !== n)
    throw failure('BadRecipe', `The noise is for ${noise.shape[1] ?? 0} pictures and there are ${n}.`)
}

type Noise = NonNullable<ExplainOptions['noise']>

/** [samples, n, ...] -> [samples, 1, ...] */
function noiseOf({ data, shape }: Noise, picture: number): Noise {
  const [samples = 0, n = 1, ...rest] = shape
  const size = rest.reduce((product, length) => product * length, 1)
  const own = new Float32Array(samples * size)
  for (let s = 0; s < samples; s++) {
    const start = (s * n + picture) * size
    own.set(data.subarray(start, start + size), s * size)
  }
  return { data: own, shape: [samples, 1, ...rest] }
}

function shareOf(report: Report, picture: number, pictures: number): Report {
  return (progress) =>
    report({
      ...progress,
      done: picture * progress.total + progress.done,
      total: pictures * progress.total,
    })
}
