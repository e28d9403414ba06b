// AVIF files that do not repeat how many bits a value has (`pixi`), as libheif wrote them up to 1.11: our decoder wants
// that said.
import { makeBox } from './boxes'
import { type Item, type Meta, readMeta } from './meta'
import { withProperty } from './withProperty'

/** The same bytes where all is said, or nothing can be. */
export function withDepths(bytes: Uint8Array): Uint8Array {
  const meta = readMeta(bytes)
  if (!meta) return bytes
  const silent = (item: Item) => item.uses.every((index) => meta.properties[index - 1]?.name !== 'pixi')
  if (!meta.items.some(silent)) return bytes
  return withProperty(
    bytes,
    meta,
    makeBox('pixi', Uint8Array.of(0, 0, 0, 0, 1, depthOf(bytes, meta))),
    silent,
  )
}

/** Bits a value, as the first stream's settings have it. */
function depthOf(bytes: Uint8Array, { properties }: Meta): number {
  const settings = properties.find(({ name }) => name === 'av1C')
  const flags = settings ? (bytes[settings.from + 2] ?? 0) : 0
  if ((flags & 0x40) === 0) return 8
  return flags & 0x20 ? 12 : 10
}
