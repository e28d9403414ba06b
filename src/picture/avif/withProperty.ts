// A copy of an AVIF file in which items have one more property: it stands in a `meta` of its own behind the end, so that
// all that the old one points at stays where it is.
import { boxesIn, makeBox, viewOf } from './boxes'
import type { Item, Meta } from './meta'

/** More do not fit into the short form of the indices. */
const MOST = 127

/** @param of which items have it @returns the same bytes where there is no room */
export function withProperty(
  bytes: Uint8Array,
  meta: Meta,
  property: Uint8Array,
  of: (item: Item) => boolean,
): Uint8Array {
  const added = meta.properties.length + 1
  if (added > MOST) return bytes
  const { ipco, inside, box } = meta
  const iprp = makeBox(
    'iprp',
    makeBox('ipco', bytes.subarray(ipco.from, ipco.to), property),
    makeBox(
      'ipma',
      associations(bytes, meta, (item) => (of(item) ? [added] : [])),
    ),
  )
  const others = inside
    .filter((other) => other !== meta.iprp)
    .map((other) => bytes.subarray(other.from - 8, other.to))
  return joined(bytes, meta, makeBox('meta', bytes.subarray(box.from, box.from + 4), ...others, iprp))
}

/** The content of `ipma`, each item with what is added to it. */
function associations(bytes: Uint8Array, meta: Meta, more: (item: Item) => readonly number[]): Uint8Array {
  const head = bytes.subarray(meta.ipma.from, meta.ipma.from + 8)
  const [longIds, longIndices] = [(head[0] ?? 0) > 0, ((head[3] ?? 0) & 1) === 1]
  const entries: number[] = []
  let at = meta.ipma.from + 8
  for (const item of meta.items) {
    const idLength = longIds ? 4 : 2
    const length = item.uses.length * (longIndices ? 2 : 1)
    const added = more(item)
    entries.push(...bytes.subarray(at, at + idLength), item.uses.length + added.length)
    entries.push(...bytes.subarray(at + idLength + 1, at + idLength + 1 + length))
    entries.push(...added.flatMap((index) => (longIndices ? [0, index] : [index])))
    at += idLength + 1 + length
  }
  return Uint8Array.of(...head, ...entries)
}

function joined(bytes: Uint8Array, { box }: Meta, meta: Uint8Array): Uint8Array {
  const out = new Uint8Array(bytes.length + meta.length)
  out.set(bytes)
  out.set(meta, bytes.length)
  out.set(new TextEncoder().encode('free'), box.from - 4)
  // A last box of size 0 would reach over what is added.
  const last = boxesIn(bytes).at(-1)
  if (last && viewOf(bytes).getUint32(last.from - 8) === 0)
    viewOf(out).setUint32(last.from - 8, last.to - last.from + 8)
  return out
}
