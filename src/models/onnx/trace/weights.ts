// The tensors that are the same for every picture: weights, in the form that their operators want, and what is
// computed of weights alone. Made once at opening and kept.
import { dispose, keep, type Tensor, tensor } from '@tensorflow/tfjs-core'
import { renewable } from '../../../tfjs/packing/renewable'
import { type RunNetwork, type Step, stepRunner } from '../../network/stepNetwork'
import type { Host } from '../host/host'
import { kindOf } from './value'

export interface Weights {
  /** One that is seldom asked for is made each time, for the caller's tidy to free. */
  get(key: string): Tensor
  /** What the first trace said of a constant: another trace must say the same to share its tensor. */
  agrees(key: string, shape: readonly number[], host: Host | null): boolean
  /** Computes and keeps the wanted ones of these steps, and remembers how the others are made. */
  complete(steps: readonly Step[], asked: Asked): void
  dispose(): void
}

/** By key. */
export interface Asked {
  readonly wanted: readonly string[]
  readonly seldom: readonly string[]
}

interface KnownWeight {
  readonly shape: readonly number[]
  readonly host: Host | null
}

export function openWeights(): Weights {
  const tensors = new Map<string, Tensor>()
  const makers = new Map<string, () => Tensor | undefined>()
  const known = new Map<string, KnownWeight>()
  return {
    get: (key) => {
      const found = tensors.get(key) ?? makers.get(key)?.()
      if (!found) throw new Error(`The constant "${key}" was not made at opening.`)
      return found
    },
    agrees: (key, shape, host) => {
      const before = known.get(key)
      if (!before) known.set(key, { shape, host })
      return !before || (same(before.shape, shape) && sameNumbers(before.host, host))
    },
    complete: (steps, { wanted, seldom }) => {
      const run: RunNetwork = stepRunner(steps)
      for (const key of seldom) makers.set(key, () => run({}, [key])[0])
      const missing = wanted.filter((key) => !tensors.has(key))
      if (missing.length === 0) return
      run({}, missing).forEach((value, i) => {
        const key = missing[i] ?? ''
        tensors.set(key, keep(value))
        renewable(value, () => run({}, [key])[0] as Tensor)
      })
    },
    dispose: () => {
      dispose([...tensors.values()])
      tensors.clear()
    },
  }
}

const same = (a: readonly number[], b: readonly number[]) =>
  a.length === b.length && a.every((x, i) => x === b[i])

/** Numbers of the file are one object; those that were computed are few enough to compare. */
function sameNumbers(a: Host | null, b: Host | null): boolean {
  if (a === b || a === null || b === null || a.data === b.data) return true
  for (let i = 0; i < a.data.length; i++) if (!Object.is(a.data[i], b.data[i])) return false
  return true
}

/** Numbers as a tensor; whole ones beyond 32 bits are only sentinels. */
export function uploaded({ type, shape, data }: Host): Tensor {
  const kind = kindOf(type)
  if (kind === 'float')
    return tensor(data instanceof Float32Array ? data : Float32Array.from(data), [...shape])
  if (kind === 'bool') return tensor(Uint8Array.from(data), [...shape], 'bool')
  const clamped = Int32Array.from(data, (x) => Math.max(-(2 ** 31), Math.min(2 ** 31 - 1, x)))
  return tensor(clamped, [...shape], 'int32')
}
