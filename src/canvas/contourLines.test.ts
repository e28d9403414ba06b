// Lines that are taken home lie where the stage shows them, and nowhere that the model did not see.
import { expect, test } from 'vitest'
import { contourLines, contoursSvg } from './contourLines'
import { layOut } from './figure'
import { paletteTable } from './palette'

const heatmap = { width: 2, height: 1, data: Float32Array.from([0, 1]), min: 0, max: 1, state: 'ok' } as const
/** Of 40 by 20 pixels the model saw the middle 20, as an input of 10 by 10. */
const geometry = {
  picture: [40, 20],
  source: [10, 0, 20, 20],
  target: [0, 0, 10, 10],
  input: [10, 10],
} as const
const map = { heatmap, geometry, cells: 'smooth' } as const
const columns = (path = '') => [...path.matchAll(/[ML]([\d.]+) /g)].map(([, x]) => Number(x))

test('on a picture drawn twice as large the lines lie at twice their places, within what the model saw', () => {
  const { paths, seen, width } = contourLines(map, [100, 50, 80, 40])
  expect(seen).toEqual([120, 50, 40, 40])
  // A quarter lies a quarter of the way between the centres of the two cells: at 0.75 of 2 cells.
  expect(paths.map((path) => new Set(columns(path)))).toEqual([
    new Set([135]),
    new Set([140]),
    new Set([145]),
  ])
  expect(width).toBe(0.2)
})

test('around cells that are drawn they follow the edges', () => {
  const { paths } = contourLines({ ...map, cells: 'nearest' }, [0, 0, 40, 20])
  expect(paths).toEqual(['M20 0L20 20', 'M20 0L20 20', 'M20 0L20 20'])
})

test('as SVG each line is light on dark and cut at the edge of what was seen', () => {
  const svg = contoursSvg(contourLines(map, [0, 0, 400, 200]))
  expect(svg).toMatch(/^<svg x="100" y="0" width="200" height="200" viewBox="100 0 200 200"/)
  expect(svg.match(/stroke="#000"/g)).toHaveLength(3)
  expect(svg.match(/stroke="#fff"/g)).toHaveLength(3)
})

test('a captioned picture marks them on its bar', () => {
  const bar = { table: paletteTable('inferno'), low: '0', high: '1', name: 'evidence' }
  const figure = {
    title: 'mug',
    lines: [],
    picture: { width: 40, height: 20 },
    bar,
    marked: { frame: null, outline: null },
  }
  const measure = (text: string) => 7 * text.length
  const drawn = layOut({ ...figure, contours: map }, measure)
  const shares = drawn.ticks.map(({ x, width }) => (x + width / 2 - (drawn.bar?.x ?? 0)) / 200)
  expect(shares).toEqual([0.25, 0.5, 0.75])
  expect(drawn.contours?.seen).toEqual([164, 24, 280, 280])
  expect(layOut({ ...figure, contours: null }, measure)).toMatchObject({ ticks: [], contours: null })
})
