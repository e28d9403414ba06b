// The palettes as colour tables. No jet: it draws edges that are not in the data.
import { paletteHex } from './palettes.generated'

export type PaletteName = keyof typeof paletteHex | 'reveal'

export const paletteNames: readonly PaletteName[] = [
  ...(Object.keys(paletteHex) as (keyof typeof paletteHex)[]),
  'reveal',
]

/** True where nothing is tinted: the map is the light in which the picture's own colours are seen. */
export const reveals = (name: PaletteName): boolean => name === 'reveal'

const tables = new Map<PaletteName, Uint8Array>()

/** 256 colours as red, green, blue bytes, lowest value first; of `reveal` what a white picture would become. */
export function paletteTable(name: PaletteName): Uint8Array {
  const known = tables.get(name)
  if (known) return known
  const table = Uint8Array.from({ length: 768 }, (_, i) =>
    name === 'reveal' ? Math.floor(i / 3) : Number.parseInt(paletteHex[name].slice(2 * i, 2 * i + 2), 16),
  )
  tables.set(name, table)
  return table
}

/** A CSS gradient of the palette, lowest value at the start of `direction`. */
export function paletteGradient(name: PaletteName, direction: 'to top' | 'to right'): string {
  const table = paletteTable(name)
  const stops = Array.from({ length: 17 }, (_, i) => 3 * Math.min(255, i * 16))
  const hex = (at: number) =>
    Array.from(table.slice(at, at + 3), (byte) => byte.toString(16).padStart(2, '0')).join('')
  return `linear-gradient(${direction}, ${stops.map((at) => `#${hex(at)}`).join(', ')})`
}
