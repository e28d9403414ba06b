// Every operator family that a picture's gradient passes, as functions of one tensor. A page runs the same list on
// WebGL and WebGPU and compares with cpu, where the list is checked by finite differences.

import { grad, mul, sum, type Tensor, tensor, tidy } from '@tensorflow/tfjs-core'
import { constant, type GradientCase, values } from './cases/case'
import { convolutions } from './cases/convolutions'
import { elementwise } from './cases/elementwise'
import { maps } from './cases/maps'
import { pools } from './cases/pools'
import { products } from './cases/products'

export type { GradientCase } from './cases/case'

export const cases: readonly GradientCase[] = [
  ...convolutions,
  ...pools,
  ...maps,
  ...elementwise,
  ...products,
]

/** Values of x on which a case is checked. */
export function inputOf({ shape }: GradientCase): Float32Array {
  return values(
    shape.reduce((total, size) => total * size, 1),
    7,
  )
}

/** Gradient of the sum of `run(x)`, each value weighed differently, on the current backend. */
export async function computeGradient(each: GradientCase, run = each.run): Promise<Float32Array> {
  const result: Tensor = tidy(() => {
    const x = tensor(inputOf(each), [...each.shape])
    return grad((t: Tensor) => {
      const y = run(t)
      return sum(mul(y, constant(y.shape as [number], 11)))
    })(x)
  })
  const data = (await result.data()) as Float32Array
  result.dispose()
  return data
}

/** Length of a - b over the length of b. */
export function distance(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let difference = 0
  let size = 0
  for (let i = 0; i < b.length; i++) {
    difference += ((a[i] ?? Number.NaN) - (b[i] ?? 0)) ** 2
    size += (b[i] ?? 0) ** 2
  }
  return Math.sqrt(difference / Math.max(size, 1e-30))
}
