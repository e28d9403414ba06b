// The palettes as colour tables. No jet: it draws edges that are not in the data.
import { paletteSteps } from './palettes.generated'

export type PaletteName = keyof typeof paletteSteps | 'reveal'

export const paletteNames: readonly PaletteName[] = [
  ...(Object.keys(paletteSteps) as (keyof typeof paletteSteps)[]),
  'reveal',
]

/** True where nothing is tinted: the map is the light in which the picture's own colours are seen. */
export const reveals = (name: PaletteName): boolean => name === 'reveal'

const tables = new Map<PaletteName, Uint8Array>()

/** 256 colours as red, green, blue bytes, lowest value first; of `reveal` what a white picture would become. */
export function paletteTable(name: PaletteName): Uint8Array {
  const known = tables.get(name)
  if (known) return known
  const table =
    name === 'reveal'
      ? Uint8Array.from({ length: 768 }, (_, i) => Math.floor(i / 3))
      : tableOf(paletteSteps[name])
  tables.set(name, table)
  return table
}

/** Of each part of the colour 257 characters: its first value, and the steps from there, N for none. */
function tableOf(steps: string): Uint8Array {
  const table = new Uint8Array(768)
  for (let part = 0; part < 3; part++) {
    const from = 257 * part
    let value = Number.parseInt(steps.slice(from, from + 2), 16)
    table[part] = value
    for (let i = 1; i < 256; i++) {
      value += steps.charCodeAt(from + 1 + i) - 78
      table[3 * i + part] = value
    }
  }
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
