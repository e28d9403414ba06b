import { describe, expect, test } from 'vitest'
import { factorise } from './factorise'
import type { Matrix } from './project'

/** Two patterns that share no place and no column. */
const maps = [
  [3, 0],
  [1, 0],
  [0, 2],
  [0, 5],
  [0, 0],
]
const concepts = [
  [1, 2, 0, 0],
  [0, 0, 4, 1],
]

function product(): Matrix {
  const rows = maps.map((row) =>
    [0, 1, 2, 3].map((j) => row.reduce((s, v, t) => s + v * (concepts[t]?.[j] ?? 0), 0)),
  )
  return { rows: 5, columns: 4, data: Float64Array.from(rows.flat()) }
}

const k = 2
const quiet = async () => undefined

describe('a product of two patterns', () => {
  test('is taken apart again', async () => {
    const found = await factorise(product(), { k, seed: 3, after: quiet })
    const first = (found.maps[0] ?? 0) > (found.maps[1] ?? 0) ? 0 : 1
    for (const [i, row] of maps.entries())
      for (let t = 0; t < k; t++) {
        const column = t === 0 ? first : 1 - first
        // Each concept is known up to a factor.
        const scale =
          (concepts[t]?.[t === 0 ? 1 : 2] ?? 1) / (found.concepts[(t === 0 ? 1 : 2) * k + column] ?? 1)
        expect((found.maps[i * k + column] ?? Number.NaN) / scale).toBeCloseTo(row[t] ?? 0, 2)
      }
  })

  test('is restored to a hundredth, with nothing negative', async () => {
    const x = product()
    const found = await factorise(x, { k, seed: 1, after: quiet })
    for (let i = 0; i < x.rows; i++)
      for (let j = 0; j < x.columns; j++) {
        let value = 0
        for (let t = 0; t < k; t++) value += (found.maps[i * k + t] ?? 0) * (found.concepts[j * k + t] ?? 0)
        expect(value).toBeCloseTo(x.data[i * x.columns + j] ?? Number.NaN, 1)
      }
    expect(Math.min(...found.maps, ...found.concepts)).toBeGreaterThanOrEqual(0)
  })

  test('is taken apart the same way for the same seed', async () => {
    const [a, b] = [await run(7), await run(7)]
    expect(a).toEqual(b)
    expect(await run(8)).not.toEqual(a)
  })

  test('can be stopped', async () => {
    const stop = () => Promise.reject(new Error('enough'))
    await expect(factorise(product(), { k, seed: 1, after: stop })).rejects.toThrow('enough')
  })
})

const run = (seed: number) => factorise(product(), { k, seed, after: quiet })
