// The largest eigenvalue of a symmetric operator and its vector, by Lanczos with full reorthogonalisation.
// In double precision and in plain code, so that every backend gives the same map.

import { jacobi } from './jacobi'
import type { Pace } from './pace'

/** An eigenvalue and its vector of unit length. */
export interface EigenPair {
  readonly value: number
  readonly vector: Float64Array
}

type Operator = (x: Float64Array) => Float64Array

/** Steps between restarts. */
const STEPS = 48

/** How far k products have come, as part of 100: half of the way that is left for every 48. */
const progress = (products: number) => Math.floor(100 * (1 - 0.5 ** (products / STEPS)))

/** `multiply` must be symmetric and positive semidefinite, of size n. */
export async function topEigen(n: number, multiply: Operator, pace: Pace): Promise<EigenPair> {
  let start: Float64Array = Float64Array.from({ length: n }, (_, i) => 1 + ((i * 7919) % 101) / 101)
  let best: EigenPair = { value: 0, vector: start }
  for (let restart = 0; restart < 40; restart++) {
    best = await lanczos(n, { multiply, start, after: (k) => pace(progress(restart * STEPS + k), 100) })
    const residual = norm(combine(multiply(best.vector), best.vector, -best.value))
    if (residual <= 1e-9 * Math.abs(best.value) || best.value === 0) break
    start = best.vector
  }
  return best
}

interface Round {
  readonly multiply: Operator
  readonly start: Float64Array
  readonly after: (products: number) => Promise<void> | undefined
}

async function lanczos(n: number, { multiply, start, after }: Round): Promise<EigenPair> {
  const steps = Math.min(n, STEPS)
  const basis: Float64Array[] = [scaled(start, 1 / (norm(start) || 1))]
  const images: Float64Array[] = []
  while (images.length < steps) {
    const q = basis[images.length]
    if (!q) break
    const pause = after(images.length)
    if (pause) await pause
    const image = multiply(q)
    images.push(image)
    let next: Float64Array = image
    for (let pass = 0; pass < 2; pass++) for (const b of basis) next = combine(next, b, -dot(next, b))
    const length = norm(next)
    if (length > 1e-12 * norm(image)) basis.push(scaled(next, 1 / length))
  }
  const small = images.map((image) => images.map((_, j) => dot(image, basis[j] as Float64Array)))
  const { value, weights } = topOfSmall(small)
  const vector = new Float64Array(n)
  weights.forEach((weight, j) => {
    const b = basis[j] as Float64Array
    for (let i = 0; i < n; i++) vector[i] = (vector[i] ?? 0) + weight * (b[i] ?? 0)
  })
  return { value, vector }
}

function topOfSmall(matrix: readonly (readonly number[])[]): { value: number; weights: readonly number[] } {
  const { values, vectors } = jacobi(matrix)
  const value = Math.max(...values)
  const top = values.indexOf(value)
  return { value, weights: vectors.map((row) => row[top] ?? 0) }
}

function dot(a: Float64Array, b: Float64Array): number {
  let total = 0
  for (let i = 0; i < a.length; i++) total += (a[i] ?? 0) * (b[i] ?? 0)
  return total
}

function norm(a: Float64Array): number {
  return Math.sqrt(dot(a, a))
}

function scaled(a: Float64Array, factor: number): Float64Array {
  return a.map((x) => x * factor)
}

/** a + factor * b */
function combine(a: Float64Array, b: Float64Array, factor: number): Float64Array {
  return a.map((x, i) => x + factor * (b[i] ?? 0))
}
