// Two networks in the files of Keras, with what the libraries answer for them.
import { type Tensor4D, tensor4d } from '@tensorflow/tfjs-core'
import type { ModelArtifacts } from '../../models/types'
import type { Convention, ExplainOptions, Heatmap, Params } from '../types'
import relu from './goldens/toyRelu.json'
import signed from './goldens/toySigned.json'

interface Packed {
  readonly shape: readonly number[]
  readonly base64: string
}

export interface ToyCase {
  readonly library: Convention
  readonly method: string
  readonly layer: string
  readonly cls: number
  readonly params?: Params
  readonly norm?: 'none'
  readonly size?: 'input'
  /** Only every so many rows and columns are kept. */
  readonly every?: number
  readonly noise?: string
  readonly data: readonly number[]
}

export interface ToyFile {
  readonly logits: readonly number[]
  readonly topology: unknown
  readonly weightSpecs: ModelArtifacts['weightSpecs']
  readonly weights: string
  readonly input: Packed
  readonly noise: Readonly<Record<string, Packed>>
  readonly cases: readonly ToyCase[]
}

/** `relu`: all activations >= 0, linear head. `signed`: batch norm as target, max pooling and two dense layers. */
export const toyFiles = { relu, signed } as unknown as Readonly<Record<'relu' | 'signed', ToyFile>>

export function readToy({ topology, weightSpecs, weights }: ToyFile): ModelArtifacts {
  return {
    name: 'toy',
    format: 'layers',
    topology,
    weightSpecs,
    weights: bytesOf(weights).buffer as ArrayBuffer,
    extra: {},
    labels: [],
    labelSource: '',
    repairs: [],
    sidecar: null,
  }
}

export function readToyPicture({ input }: ToyFile): Tensor4D {
  return tensor4d(floatsOf(input), input.shape as [number, number, number, number])
}

export function askedOf(each: ToyCase, noises: ToyFile['noise'] = {}): ExplainOptions {
  const noise = each.noise ? noises[each.noise] : undefined
  return {
    layers: [each.layer],
    convention: each.library,
    target: { kind: 'logit', classIndex: each.cls },
    size: each.size ?? 'native',
    ...(each.norm && { norm: each.norm }),
    ...(each.params && { params: each.params }),
    ...(noise && { noise: { data: floatsOf(noise), shape: noise.shape } }),
  }
}

export function namesOf({ library, method, layer, cls, params, norm, size }: ToyCase): string {
  const rest = [size && 'at input size', norm && 'raw', params && JSON.stringify(params)]
  return [library, method, layer, `class ${cls}`, ...rest].filter(Boolean).join(' ')
}

/** Maps that were not min-maxed are measured against their peak. */
export function offBy({ data, width, height }: Heatmap, each: ToyCase): number {
  const every = each.every ?? 1
  const kept = [...data].filter((_, i) => (i % width) % every === 0 && Math.floor(i / width) % every === 0)
  if (kept.length !== each.data.length) throw new Error(`${height} x ${width} for ${each.data.length} values`)
  const raw = each.norm === 'none' || each.library === 'scorecam-pytorch'
  const peak = raw ? Math.max(...each.data.map(Math.abs)) : 1
  return Math.max(...kept.map((v, i) => Math.abs(v - (each.data[i] ?? Number.NaN)))) / (peak || 1)
}

function floatsOf({ base64 }: Packed): Float32Array {
  return new Float32Array(bytesOf(base64).buffer)
}

function bytesOf(base64: string): Uint8Array {
  return Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))
}
