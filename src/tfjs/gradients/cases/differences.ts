// The gradient of a case by finite differences, the sum taken in double precision.
import { type Tensor, tensor, tidy, util } from '@tensorflow/tfjs-core'
import { type GradientCase, values } from './case'

const STEP = 1 / 128

async function weighed(each: GradientCase, x: Float32Array, run = each.run): Promise<number> {
  const y: Tensor = tidy(() => run(tensor(x, [...each.shape])))
  const data = (await y.data()) as Float32Array
  const weights = values(y.size, 11)
  y.dispose()
  return data.reduce((total, value, i) => total + value * (weights[i] ?? 0), 0)
}

/** Central differences of fourth order: (8 (f(+e) - f(-e)) - (f(+2e) - f(-2e))) / 12e. */
export async function finiteDifferences(each: GradientCase, run = each.run): Promise<Float64Array> {
  const x = values(util.sizeFromShape([...each.shape]), 7)
  const gradient = new Float64Array(x.length)
  const around = (i: number, step: number) =>
    weighed(
      each,
      x.map((value, j) => (i === j ? value + step : value)),
      run,
    )
  for (let i = 0; i < x.length; i++) {
    const near = (await around(i, STEP)) - (await around(i, -STEP))
    const far = (await around(i, 2 * STEP)) - (await around(i, -2 * STEP))
    gradient[i] = (8 * near - far) / (12 * STEP)
  }
  return gradient
}
