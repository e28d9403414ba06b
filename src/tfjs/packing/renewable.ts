// Weights that somebody can make again: on wasm their memory may be let go, and they count as the tensors they are. Who
// reads one that was let go is given one made anew.
import { backend, engine, type Tensor, tensor } from '@tensorflow/tfjs-core'
import { type WasmData, type WasmInternals, wasmOf } from '../internals'

/** The same numbers each time: as a tensor of the backend, or out of the model's file. */
type Origin = { readonly make: () => Tensor } | OfFile

export interface OfFile {
  readonly numbers: () => Float32Array
  readonly shape: readonly number[]
}

export interface Renewable {
  readonly origin: Origin
  /** What its present copy is packed for. */
  packedFor: string[]
  /** Copies that were let go, by what they are packed for: the packed form lives under the copy's number. */
  readonly gone: Map<string, WasmData>
  /** The last copy where it was let go and none was made since. It counts the tensors. */
  away: WasmData | null
}

export type Renewables = WeakMap<object, Renewable>

/** On the backend itself, where every copy of this module finds them. */
const KEY = Symbol.for('limelight.renewables')
/** Weights that were brought back or packed meanwhile, where somebody will let them go again. */
const BACK = Symbol.for('limelight.renewables.back')

type Holding = { [KEY]?: Renewables; [BACK]?: Set<object> | null }

export function keepRenewables(present: object, weights: Renewables): void {
  const holding = present as Holding
  holding[KEY] = weights
}

/** Null for a backend that lets nothing go. */
export const renewablesOf = (present: object): Renewables | null => (present as Holding)[KEY] ?? null

/** Values of a weight: smaller ones are not worth it. */
const SMALL = 2 ** 12

/** Says how a weight of the present backend is made again. What `make` makes on its way is freed. */
export function renewable(weight: Tensor, make: () => Tensor): void {
  if (weight.size < SMALL || weight.dtype !== 'float32') return
  renewablesOf(backend())?.set(weight.dataId, {
    origin: { make },
    packedFor: [],
    gone: new Map(),
    away: null,
  })
}

/** A weight of the present backend. On wasm it takes no memory until a kernel asks for it. */
export function weightOf({ numbers, shape }: OfFile): Tensor {
  const weights = renewablesOf(backend())
  if (!weights || sizeOf(shape) < SMALL) return tensor(numbers(), [...shape])
  const dataId = {}
  const away = { id: 0, memoryOffset: 0, refCount: 1 }
  weights.set(dataId, { origin: { numbers, shape }, packedFor: [], gone: new Map(), away })
  return engine().makeTensorFromTensorInfo({ dataId, shape: [...shape], dtype: 'float32' })
}

const sizeOf = (shape: readonly number[]) => shape.reduce((all, size) => all * size, 1)

/** A weight that is packed in more ways has a bias that is another each time. */
export const MOST_WAYS = 4

/** Says that a weight is there again, or was packed for a gradient. */
export const broughtBack = (present: object, dataId: object): void =>
  void (present as Holding)[BACK]?.add(dataId)

/** What `run` brings back of weights is let go again, and what it packs of them is freed. */
export function lettingGo<T>(run: () => T): T {
  const present = backend() as Holding
  const weights = renewablesOf(present)
  if (!weights) return run()
  const before = present[BACK] ?? null
  const back = new Set<object>()
  present[BACK] = back
  try {
    return run()
  } finally {
    present[BACK] = before
    for (const dataId of back) forget(wasmOf(present), dataId, weights.get(dataId))
  }
}

function forget(wasm: WasmInternals, dataId: object, weight: Renewable | undefined): void {
  if (!weight || weight.away || weight.gone.size >= MOST_WAYS || !wasm.dataIdMap.has(dataId)) return
  if (weight.packedFor.length > 0) wasm.wasm.tfjs.disposeData(wasm.dataIdMap.get(dataId).id)
  weight.packedFor = []
  letGo(wasm, dataId, weight)
}

/** Frees its memory; what is packed of it stays. */
export function letGo({ wasm, dataIdMap }: WasmInternals, dataId: object, weight: Renewable): void {
  const data = dataIdMap.get(dataId)
  wasm._free(data.memoryOffset)
  dataIdMap.delete(dataId)
  for (const way of weight.packedFor) weight.gone.set(way, data)
  weight.packedFor = []
  weight.away = data
}
