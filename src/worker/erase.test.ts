// Erasing, boxes, likeness and agreement as the page asks for them.
import { memory } from '@tensorflow/tfjs-core'
import { expect, test } from 'vitest'
import type { Region } from '../picture/regions'
import { createHost } from './host'
import { environment, onlyCpu, openToy } from './testing/toyHost'

const everything: Region = { kind: 'box', box: [0, 0, 20, 24] }
const square: Region = { kind: 'box', box: [5, 7, 11, 15] }

async function ready() {
  const host = createHost({ ...environment, open: onlyCpu })
  await host.start(null)
  return { host, ...(await openToy(host)) }
}

test('nothing erased changes nothing; with all erased the picture plays no part; the picture stays as it is', async () => {
  const { host, classification } = await ready()
  const before = memory().numTensors
  const whole = await host.erase({ regions: [], fill: 'zero' })
  expect([whole.top, whole.share]).toEqual([classification.top, 0])
  const fills = ['zero', 'mean', 'blur'] as const
  const [zero, mean, blur] = await Promise.all(
    fills.map((fill) => host.erase({ regions: [everything], fill })),
  )
  expect(zero?.share).toBe(1)
  expect(new Set([zero, mean, blur].map((found) => found?.top[0]?.logit)).size).toBe(3)
  const part = await host.erase({ regions: [square], fill: 'zero' })
  // 16 × 16 of 20 × 24 pixels: columns 4 to 8, rows 5 to 9.
  expect(part.share).toBeCloseTo((5 * 5) / 256)
  const at = (x: number, y: number) => [...part.pixels.data.slice(4 * (16 * y + x), 4 * (16 * y + x) + 4)]
  expect([at(3, 6), at(5, 6)]).toEqual([
    [0, 0, 0, 0],
    [0, 0, 0, 255],
  ])
  expect((await host.erase({ regions: [], fill: 'mean' })).top).toEqual(classification.top)
  expect(memory().numTensors).toBe(before)
})

test('a box of the picture is the truth of a map over the model input', async () => {
  const { host } = await ready()
  const data = new Float32Array(16).fill(0)
  data[5] = 1
  const map = { width: 4, height: 4, data }
  const inside = await host.inBox({ map, box: [5, 6, 10, 12] })
  expect(inside.pointing).toBe(1)
  expect(inside.energy).toBeGreaterThan(0.3)
  expect((await host.inBox({ map, box: [14, 14, 19, 23] })).pointing).toBe(0)
  await expect(host.inBox({ map, box: [3, 3, 3, 9] })).rejects.toThrow(/is empty/)
})

test('maps agree with themselves and are opposed to their reverse; likeness is asked of any layer', async () => {
  const { host } = await ready()
  const map = { width: 2, height: 2, data: Float32Array.of(0, 0.2, 0.4, 1) }
  const reverse = { ...map, data: map.data.map((v) => 1 - v) }
  const found = await host.agreements([map, reverse, map])
  expect(found.map((row) => row.map((v) => Math.round(100 * v) / 100))).toEqual([
    [1, -1, 1],
    [-1, 1, -1],
    [1, -1, 1],
  ])
  const { layer, heatmap } = await host.alike({ layer: 'second', params: {}, place: [0.5, 0.5] })
  expect([layer.endsWith('second'), heatmap.width, heatmap.data[4 * 8 + 4]]).toEqual([
    true,
    8,
    expect.closeTo(1, 5),
  ])
})
