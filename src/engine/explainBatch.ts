// Several pictures with a class each, in one call.
import type { Tensor4D } from '@tensorflow/tfjs-core'
import { failure, isNamed } from '../errors'
import { explain } from './explain'
import { type Asked, makePlan } from './plan'
import type { Classifier, ExplainOptions, Explanation, Method, Report, Target } from './types'

/** What `explainBatch` takes beside pictures and targets. */
export interface BatchOptions extends Omit<ExplainOptions, 'target'> {
  /** One a picture. */
  readonly targets: readonly Target[]
}

/**
 * The map of each picture [1, H, W, C], in their order; the pictures stay the caller's. Injected noise
 * [samples, n, ...] holds a share for each. Pictures, classes and options are all checked before the first picture is
 * computed, and pictures are counted from 0 in what is said about them. What fails later, or what `report` throws to
 * cancel, ends the batch without any map; whoever wants to keep those before calls `explain` picture by picture.
 * @throws BadRecipe where the lengths differ; else as `explain` does.
 * @example
 * const targets = [285, 207].map((classIndex) => ({ kind: 'logit', classIndex }) as const)
 * const [cat, dog] = await explainBatch(classifier, [first, second], 'gradcam', { layers: [], targets })
 */
export async function explainBatch(
  classifier: Classifier,
  pictures: readonly Tensor4D[],
  method: string | Method,
  options: BatchOptions,
): Promise<readonly Explanation[]> {
  const { targets, report, noise, ...shared } = options
  checkLengths(pictures, options)
  for (const [i, picture] of pictures.entries()) checkPicture({ classifier, picture, method, options }, i)
  const explanations: Explanation[] = []
  for (const [i, picture] of pictures.entries()) {
    const own = {
      ...shared,
      target: targets[i] as Target,
      ...(noise && { noise: noiseForPicture(noise, i) }),
      ...(report && { report: shareOf(report, i, pictures.length) }),
    }
    explanations.push(await explain(classifier, picture, method, own))
  }
  return explanations
}

interface Member extends Omit<Asked, 'options'> {
  readonly options: BatchOptions
}

/** What explaining it would refuse, before the first is computed. */
function checkPicture({ options: { targets, ...shared }, ...asked }: Member, i: number): void {
  const target = targets[i]
  if (!target) throw failure('BadRecipe', `Picture ${i} has no class; give one class a picture.`)
  try {
    makePlan({ ...asked, options: { ...shared, target } })
  } catch (error) {
    if (!isNamed(error, 'BadRecipe', 'BadImage')) throw error
    const { name, message } = error as Error
    throw failure(name === 'BadImage' ? 'BadImage' : 'BadRecipe', `Picture ${i}: ${message}`, error)
  }
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
function noiseForPicture({ data, shape }: Noise, picture: number): Noise {
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
