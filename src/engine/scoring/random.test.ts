import { describe, expect, test } from 'vitest'
import { normals, uniforms } from './random'

function momentsOf(values: Float32Array) {
  const mean = values.reduce((a, b) => a + b, 0) / values.length
  const std = Math.sqrt(values.reduce((a, b) => a + (b - mean) ** 2, 0) / values.length)
  return { mean, std }
}

describe('normal values', () => {
  test('have the mean and the deviation asked for', () => {
    const { mean, std } = momentsOf(normals(100_000, 2, 7))
    expect(Math.abs(mean)).toBeLessThan(0.02)
    expect(Math.abs(std - 2)).toBeLessThan(0.02)
  })

  test('lie within one deviation as often as a normal law says', () => {
    const values = normals(100_000, 1, 8)
    expect(values.filter((v) => Math.abs(v) < 1).length / values.length).toBeCloseTo(0.6827, 2)
  })

  test('are the same for the same seed and stream, and others else', () => {
    expect(normals(50, 1, 3, 4)).toEqual(normals(50, 1, 3, 4))
    expect(normals(50, 1, 3, 5)).not.toEqual(normals(50, 1, 3, 4))
    expect(normals(50, 1, 4, 4)).not.toEqual(normals(50, 1, 3, 4))
  })

  test('of two streams have nothing in common', () => {
    const [a, b] = [normals(100_000, 1, 9, 1), normals(100_000, 1, 9, 2)]
    const correlation = a.reduce((sum, v, i) => sum + v * (b[i] ?? 0), 0) / a.length
    expect(Math.abs(correlation)).toBeLessThan(0.02)
  })
})

test('uniform values fill [0, 1) evenly', () => {
  const next = uniforms(1)
  const counts = new Array<number>(10).fill(0)
  for (let i = 0; i < 100_000; i++) {
    const bin = Math.floor(next() * 10)
    counts[bin] = (counts[bin] ?? 0) + 1
  }
  for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(400)
})
