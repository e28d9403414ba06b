// The overlay that the terminal writes has the box or the region on it that its map is of.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import type { Boxes } from '../engine/outcomeTypes'
import { initialRecipe } from '../recipe/recipe'
import { markedIn, marksOver } from './marked'
import { writeOverlay } from './overlay'
import { readPicture } from './picture'
import type { Subject } from './subject'

const folder = mkdtempSync(join(tmpdir(), 'limelight-marked-'))
afterAll(() => rmSync(folder, { recursive: true }))

const SIDE = 200
const picture = { width: SIDE, height: SIDE, data: new Uint8ClampedArray(4 * SIDE * SIDE).fill(255) }
const geometry = {
  picture: [SIDE, SIDE],
  source: [0, 0, SIDE, SIDE],
  target: [0, 0, 100, 100],
  input: [100, 100],
} as const
const subject = { picture, geometry } as unknown as Subject
const heatmap = {
  width: 2,
  height: 2,
  data: new Float32Array(4),
  min: 0,
  max: 0,
  state: 'negative',
} as const
const classes = ['cup', 'boat'].map((label, index) => ({ index, label, logit: 0, probability: 0.5 }))

/** Colours along a row of the written picture. */
async function rowOf(
  seen: Pick<Parameters<typeof markedIn>[1], 'boxes' | 'places'>,
  y: number,
  anchor?: number,
) {
  const target = { kind: 'logit', classIndex: 1, ...(anchor !== undefined && { anchor }) } as const
  const marked = markedIn(target, { ...seen, classes, geometry })
  const path = join(folder, 'over.png')
  const look = initialRecipe.look
  await writeOverlay(path, { subject, marked, signed: false, heatmap, look, concepts: undefined })
  const { width, data } = await readPicture(path)
  return Array.from({ length: width }, (_, x) => [
    ...data.subarray(4 * (y * width + x), 4 * (y * width + x) + 3),
  ])
}

const none = { boxes: undefined, places: undefined }

test('nothing is drawn where there is neither a box nor a region', async () => {
  expect(new Set((await rowOf(none, 100)).map(String))).toEqual(new Set(['255,255,255']))
})

test('the box lies where the model says it, in pixels of the picture', async () => {
  const box = { anchor: 3, classIndex: 1, logit: 1, probability: 0.7, corners: [20, 30, 60, 80] } as const
  const boxes = { found: [box] } as unknown as Boxes
  const row = await rowOf({ ...none, boxes }, 140, 3)
  const drawn = row.flatMap((colour, x) => (colour.join() === '255,255,255' ? [] : [x]))
  expect(drawn.filter((x) => x < 100).every((x) => Math.abs(x - 40) <= 2)).toBe(true)
  expect(drawn.filter((x) => x >= 100).every((x) => Math.abs(x - 120) <= 2)).toBe(true)
  expect(new Set(drawn.map((x) => x < 100)).size).toBe(2)
  // Its name stands at the top of it.
  expect((await rowOf({ ...none, boxes }, 64, 3))[42]).toEqual([195, 225, 74])
})

test('the edge of the region of the class goes between the places where it wins and the others', async () => {
  const places = { width: 2, height: 1, data: Uint16Array.from([0, 1]), areas: Float32Array.from([0.5, 0.5]) }
  const row = await rowOf({ ...none, places: places as never }, 100)
  const drawn = row.flatMap((colour, x) => (colour.join() === '255,255,255' ? [] : [x]))
  expect(drawn.length).toBeGreaterThan(0)
  expect(drawn.every((x) => Math.abs(x - 100) <= 2)).toBe(true)
})

// Bold, in heights of the letters, as DejaVu Sans (wide) and Liberation Sans (as wide as Arial) draw them.
test.each([
  ['mushroom', 5.9, 5.11],
  ['Wimmelwamm WM', 10.59, 8.93],
  ['illit lilli', 3.83, 3.05],
  ['tabby cat', 5.31, 4.38],
  ['GONDOLA', 5.59, 5.08],
  ['a', 0.6, 0.57],
])('the ground behind the name of a box ends behind it: %s', (label, wide, usual) => {
  const box = { anchor: 3, classIndex: 0, logit: 1, probability: 0.7, corners: [0, 0, 10, 10] } as const
  const boxes = { found: [box] } as unknown as Boxes
  const named = [{ index: 0, label, logit: 0, probability: 0.5 }]
  const target = { kind: 'logit', classIndex: 0, anchor: 3 } as const
  const svg = marksOver(markedIn(target, { ...none, boxes, classes: named, geometry }), {
    width: 600,
    height: 600,
  })
  const [, ground, begin, size] =
    /<rect x="0" y="0" width="([\d.]+)" [^>]*><text x="([\d.]+)" y="[\d.]+" font-size="([\d.]+)"/
      .exec(svg ?? '')
      ?.map(Number) ?? []
  if (!ground || !begin || !size) throw new Error(`No name stands in ${svg}`)
  expect(ground).toBeGreaterThan(begin + size * wide)
  expect(ground).toBeLessThan(1.5 * (begin + size * usual) + 12)
})

test('a map with signs is red where it speaks for the class and blue where against it, whatever the palette', async () => {
  const path = join(folder, 'signed.png')
  const map = { width: 2, height: 1, data: Float32Array.of(0, 1), min: -1, max: 1, state: 'ok' } as const
  const marked = markedIn({ kind: 'logit', classIndex: 1 }, { ...none, classes, geometry })
  // The threshold of a palette says nothing of two arms.
  const look = { ...initialRecipe.look, palette: 'viridis', threshold: 0.5 } as const
  await writeOverlay(path, { subject, marked, signed: true, heatmap: map, look, concepts: undefined })
  const { width, data } = await readPicture(path)
  const colourAt = (x: number) => data.subarray(4 * (100 * width + x), 4 * (100 * width + x) + 3)
  const [against, behalf] = [colourAt(5), colourAt(195)]
  expect((against[2] ?? 0) - (against[0] ?? 0)).toBeGreaterThan(50)
  expect((behalf[0] ?? 0) - (behalf[2] ?? 0)).toBeGreaterThan(50)
})
