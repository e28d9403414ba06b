import { createHash } from 'node:crypto'
import { expect, it } from 'vitest'
import { paletteGradient, paletteNames, paletteTable } from './palette'

it('has the palettes, each with the published ends, and the grey of what is revealed', () => {
  const ends = paletteNames.map((name) => [
    ...paletteTable(name).slice(0, 3),
    ...paletteTable(name).slice(-3),
  ])
  expect(Object.fromEntries(paletteNames.map((name, i) => [name, ends[i]]))).toEqual({
    inferno: [0, 0, 4, 252, 255, 164],
    viridis: [68, 1, 84, 253, 231, 37],
    cividis: [0, 34, 78, 254, 232, 56],
    turbo: [48, 18, 59, 122, 4, 3],
    reveal: [0, 0, 0, 255, 255, 255],
  })
  expect(paletteNames).not.toContain('jet')
})

it('has every colour of matplotlib: digests of the 768 bytes', () => {
  const digest = (name: (typeof paletteNames)[number]) =>
    createHash('sha256').update(paletteTable(name)).digest('hex').slice(0, 16)
  expect(paletteNames.slice(0, 4).map(digest)).toEqual([
    'e24e8bd38b972989',
    '18545f7c72a02f02',
    '40881f40490dc08a',
    'c4ae9ddb8a7f1356',
  ])
})

it('rises in lightness where it should: inferno, viridis and cividis never get darker by more than rounding', () => {
  for (const name of ['inferno', 'viridis', 'cividis'] as const) {
    const t = paletteTable(name)
    const light = Array.from({ length: 256 }, (_, i) => {
      const [r = 0, g = 0, b = 0] = t.slice(3 * i, 3 * i + 3)
      return 0.2126 * r + 0.7152 * g + 0.0722 * b
    })
    expect(Math.min(...light.slice(1).map((v, i) => v - (light[i] ?? 0)))).toBeGreaterThan(-1.5)
  }
})

it('writes a gradient from the first colour to the last', () => {
  expect(paletteGradient('cividis', 'to top')).toMatch(/^linear-gradient\(to top, #00224e, .*, #fee838\)$/)
})
