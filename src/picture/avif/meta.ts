// What an AVIF file says of its items: their properties, and which item is the picture (ISO/IEC 23008-12, 6.5 and 9.3).
import { type Box, boxesIn, boxNamed, viewOf } from './boxes'

export interface Meta {
  readonly box: Box
  readonly inside: readonly Box[]
  /** The boxes `iprp`, `ipco` and `ipma`, and the properties in `ipco`, which are counted from 1. */
  readonly iprp: Box
  readonly ipco: Box
  readonly ipma: Box
  readonly properties: readonly Box[]
  readonly items: readonly Item[]
  /** The number of the picture's item. */
  readonly primary: number
}

export interface Item {
  readonly id: number
  /** Indices of its properties. */
  readonly uses: readonly number[]
}

/** Null where the file has no such boxes, or they are not whole. */
export function readMeta(bytes: Uint8Array): Meta | null {
  try {
    return foundMeta(bytes)
  } catch (error) {
    // A count that leads out of the file.
    if (error instanceof RangeError) return null
    throw error
  }
}

function foundMeta(bytes: Uint8Array): Meta | null {
  const view = viewOf(bytes)
  const box = boxNamed(boxesIn(bytes), 'meta')
  if (!box) return null
  const inside = boxesIn(bytes, box.from + 4, box.to)
  const iprp = boxNamed(inside, 'iprp')
  const pitm = boxNamed(inside, 'pitm')
  if (!iprp || !pitm) return null
  const within = boxesIn(bytes, iprp.from, iprp.to)
  const [ipco, ipma] = [boxNamed(within, 'ipco'), boxNamed(within, 'ipma')]
  if (!ipco || !ipma) return null
  return {
    ...{ box, inside, iprp, ipco, ipma },
    properties: boxesIn(bytes, ipco.from, ipco.to),
    items: itemsOf(view, ipma),
    primary: view.getUint8(pitm.from) === 0 ? view.getUint16(pitm.from + 4) : view.getUint32(pitm.from + 4),
  }
}

function itemsOf(view: DataView, { from }: Box): readonly Item[] {
  const [longIds, longIndices] = [view.getUint8(from) > 0, (view.getUint8(from + 3) & 1) === 1]
  const items: Item[] = []
  let at = from + 8
  for (let i = view.getUint32(from + 4); i > 0; i--) {
    const id = longIds ? view.getUint32(at) : view.getUint16(at)
    at += longIds ? 4 : 2
    const count = view.getUint8(at++)
    const uses: number[] = []
    for (let k = 0; k < count; k++) {
      uses.push(longIndices ? view.getUint16(at) & 0x7fff : view.getUint8(at) & 0x7f)
      at += longIndices ? 2 : 1
    }
    items.push({ id, uses })
  }
  return items
}

/** Those of an item, in its order. */
export function propertiesOf({ items, properties }: Meta, id: number): readonly Box[] {
  const uses = items.find((item) => item.id === id)?.uses ?? []
  return uses.flatMap((index) => properties[index - 1] ?? [])
}
