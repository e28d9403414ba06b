// How wasm counts, reads and frees weights that were let go as if they were there.
import { tidy } from '@tensorflow/tfjs-core'
import { type WasmData, type WasmInternals, wasmOf } from '../internals'
import { broughtBack, keepRenewables, type Renewable, type Renewables } from './renewable'

interface Lent {
  readonly dataId: object
  readonly weight: Renewable
  readonly gone: WasmData
}

/** While `run` runs, the weight has the number of a copy that was let go: whoever finds its packed form reads no more. */
export function lending<T>({ dataIdMap }: WasmInternals, { dataId, weight, gone }: Lent, run: () => T): T {
  const { away } = weight
  const present = away ?? dataIdMap.get(dataId)
  gone.refCount = present.refCount
  if (!away) dataIdMap.delete(dataId)
  dataIdMap.set(dataId, gone)
  weight.away = null
  try {
    return run()
  } finally {
    present.refCount = gone.refCount
    dataIdMap.delete(dataId)
    if (!away) dataIdMap.set(dataId, present)
    weight.away = away
  }
}

/** From now on the backend counts, reads and frees weights that were let go as if they were there. */
export function holdRenewables(present: object): Renewables {
  const weights: Renewables = new WeakMap()
  keepRenewables(present, weights)
  const wasm = wasmOf(present)
  const incRef = wasm.incRef.bind(wasm)
  const refCount = wasm.refCount.bind(wasm)
  const readSync = wasm.readSync.bind(wasm)
  const awayOf = (dataId: object) => weights.get(dataId)?.away
  wasm.incRef = (dataId) => {
    const away = awayOf(dataId)
    if (away) away.refCount++
    else incRef(dataId)
  }
  wasm.refCount = (dataId) => awayOf(dataId)?.refCount ?? refCount(dataId)
  wasm.readSync = (dataId, start, end) => {
    const weight = weights.get(dataId)
    if (!weight?.away) return readSync(dataId, start, end)
    const { origin } = weight
    // A copy: whoever asked may do with it what he likes.
    if ('numbers' in origin) return origin.numbers().slice(start ?? 0, end || undefined)
    let values: ReturnType<typeof readSync> | null = null
    // What a tidy hands back it looks through for tensors, value by value.
    tidy(() => {
      values = readSync(origin.make().dataId, start, end)
    })
    return values ?? readSync(dataId, start, end)
  }
  const typedArrayFromHeap = wasm.typedArrayFromHeap.bind(wasm)
  wasm.typedArrayFromHeap = (info) => {
    // It takes hold of the memory before it asks for the place: what is made anew meanwhile may let the memory grow.
    wasm.dataIdMap.get(info.dataId)
    return typedArrayFromHeap(info)
  }
  watchDisposal(wasm, weights)
  fetchOnDemand(wasm, weights)
  return weights
}

/** What comes out of a file is written into the memory when it is asked for, without a copy between. */
function fetchOnDemand(wasm: WasmInternals, weights: Renewables): void {
  const { dataIdMap } = wasm
  const get = dataIdMap.get.bind(dataIdMap)
  dataIdMap.get = (dataId) => {
    const weight = weights.get(dataId)
    if (weight?.away && 'numbers' in weight.origin) {
      const { numbers, shape } = weight.origin
      const { refCount } = weight.away
      weight.away = null
      broughtBack(wasm, dataId)
      wasm.move(dataId, numbers(), shape, 'float32', refCount)
    }
    return get(dataId)
  }
}

function watchDisposal(wasm: WasmInternals, weights: Renewables): void {
  const disposeData = wasm.disposeData.bind(wasm)
  wasm.disposeData = (dataId, force = false) => {
    const weight = weights.get(dataId)
    if (!weight) return disposeData(dataId, force)
    const { away } = weight
    if (away && force) {
      // The engine brings its numbers back: `move` comes next.
      weight.away = null
      broughtBack(wasm, dataId)
      return true
    }
    if (away ? --away.refCount > 0 : !disposeData(dataId, force)) return false
    for (const { id } of new Set(weight.gone.values())) wasm.wasm.tfjs.disposeData(id)
    weights.delete(dataId)
    return true
  }
}
