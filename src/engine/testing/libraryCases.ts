// What the three libraries answer for the toy networks, and how each case is asked of the engine.
import { type Tensor4D, tensor4d } from '@tensorflow/tfjs-core'
import { normals } from '../scoring/random'
import type { Convention, ExplainOptions, Heatmap, Params } from '../types'
import libraries from './goldens/libraries.json'
import { plainToy, residualToy } from './toyNetwork'

export interface LibraryCase {
  readonly net: 'plain' | 'residual'
  readonly library: Convention
  readonly method: string
  readonly layers: readonly string[]
  readonly cls: number
  readonly size?: 'input'
  readonly norm?: 'none'
  readonly params?: Params
  readonly noise?: 'sscam' | 'smooth'
  readonly target?: 'probability'
  readonly shape: readonly number[]
  readonly data: readonly number[]
}

export const libraryCases = libraries.cases as unknown as readonly LibraryCase[]
export const libraryLogits: Readonly<Record<string, readonly number[]>> = libraries.logits
export const toyClassifiers = { plain: plainToy, residual: residualToy }

export function toyPicture(seed = 100): Tensor4D {
  return tensor4d(normals(12 * 16 * 3, 1, seed), [1, 12, 16, 3])
}

const noises = {
  sscam: { data: normals(2 * 6 * 12 * 16, 2, 101), shape: [2, 1, 6, 12, 16] },
  smooth: { data: normals(3 * 12 * 16 * 3, 0.3, 102), shape: [3, 1, 12, 16, 3] },
}

export function optionsOf(each: LibraryCase): ExplainOptions {
  return {
    layers: each.layers,
    convention: each.library,
    target: { kind: each.target ?? 'logit', classIndex: each.cls },
    size: each.size ?? 'native',
    ...(each.norm && { norm: each.norm }),
    ...(each.params && { params: each.params }),
    ...(each.noise && { noise: noises[each.noise] }),
  }
}

export function titleOf({
  net,
  library,
  method,
  layers,
  cls,
  size,
  norm,
  params,
  target,
}: LibraryCase): string {
  const rest = [size && 'at input size', norm && 'raw', target, params && JSON.stringify(params)]
  return [library, method, net, layers.join('+'), `class ${cls}`, ...rest].filter(Boolean).join(' ')
}

/** Maps that were not min-maxed are measured against their peak. */
export function deviation({ data }: Pick<Heatmap, 'data'>, each: LibraryCase): number {
  const raw = each.norm === 'none' || each.library === 'scorecam-pytorch'
  const peak = raw ? Math.max(...each.data.map(Math.abs)) : 1
  const off = each.data.map((v, i) => Math.abs(v - (data[i] ?? Number.NaN)))
  return Math.max(...off) / (peak || 1)
}
