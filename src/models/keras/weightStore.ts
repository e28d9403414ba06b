// Hands each layer its weights out of the file's bytes, by the names that the different converters give them.
import type { Tensor } from '@tensorflow/tfjs-core'
import { readWeight } from '../files/readWeight'
import { type WeightRange, type WeightSpec, weightRanges } from '../files/weights'

export interface WeightQuery {
  /** The layer's path, and its own name at the end of it. */
  readonly path: string
  readonly layer: string
  /** Name and place of the weight within the layer. */
  readonly name: string
  readonly index: number
  /** Beginning of a folder between the layer and the weight: `forward`. */
  readonly part?: string
}

export interface WeightStore {
  /** Shape of the weight as the file states it, or null where the file lacks it. */
  find(query: WeightQuery): WeightRange | null
  /** The weight's values; the caller owns the tensor. */
  read(range: WeightRange): Tensor
}

export function weightStore(specs: readonly WeightSpec[], bytes: ArrayBuffer): WeightStore {
  const ranges = weightRanges(specs)
  const byName = new Map<string, WeightRange>()
  for (const range of ranges) {
    const name = range.name.replace(/:0$/, '')
    if (!byName.has(name)) byName.set(name, range)
  }
  return {
    find: (query) => exact(byName, query) ?? loose(byName, query),
    read: (range) => readWeight(range, bytes),
  }
}

/** From the full path down to the layer's own name: files differ in how much of the path they write. */
function exact(byName: ReadonlyMap<string, WeightRange>, query: WeightQuery): WeightRange | null {
  for (let path = query.path; path.length >= query.layer.length; path = path.slice(path.indexOf('/') + 1)) {
    // Of two parts both have a kernel.
    const named = query.part ? undefined : byName.get(`${path}/${query.name}`)
    const found = byName.get(`${path}/vars/${query.index}`) ?? named
    if (found) return found
    if (path === query.layer) break
  }
  return null
}

/** A scope in front of the layer's name (`sequential/`) or between it and the weight's; taken where only one fits. */
function loose(byName: ReadonlyMap<string, WeightRange>, query: WeightQuery): WeightRange | null {
  const end = `/${query.name}`
  const inPart = (name: string) => !query.part || name.includes(`/${query.part}_`)
  const fits = [...byName].filter(
    ([name]) =>
      name.endsWith(end) &&
      inPart(name) &&
      (name.endsWith(`/${query.layer}${end}`) || name.slice(0, -end.length).startsWith(`${query.layer}/`)),
  )
  return fits.length === 1 ? (fits[0]?.[1] ?? null) : null
}
