// The palettes as colour tables. No jet: it draws edges that are not in the data.
import { paletteHex } from './palettes.generated'

export type PaletteName = keyof typeof paletteHex

export const paletteNames = Object.keys(paletteHex) as readonly PaletteName[]

const tables = new Map<PaletteName, Uint8Array>()

/** 256 colours as red, green, blue bytes, lowest value first. */
export function paletteTable(name: PaletteName): Uint8Array {
  const known = tables.get(name)
  if (known) return known
  const hex = paletteHex[name]
  const table = Uint8Array.from({ length: 768 }, (_, i) => Number.parseInt(hex.slice(2 * i, 2 * i + 2), 16))
  tables.set(name, table)
  return table
}

/** A CSS gradient of the palette, lowest value at the start of `direction`. */
export function paletteGradient(name: PaletteName, direction: 'to top' | 'to right'): string {
  const hex = paletteHex[name]
  const stops = Array.from({ length: 17 }, (_, i) => Math.min(255, i * 16))
  return `linear-gradient(${direction}, ${stops.map((i) => `#${hex.slice(6 * i, 6 * i + 6)}`).join(', ')})`
}
