// Every forward kernel that a model or a method meets, over a grid of attributes: on cpu against plain loops, and on
// every other backend against cpu. The cases of the gradients are among them.
import { type Tensor, tensor, tidy } from '@tensorflow/tfjs-core'
import { cases as gradientCases } from '../gradients/cases'
import { values } from '../gradients/cases/case'
import type { ForwardCase } from './cases/case'
import { convolutionGrid } from './cases/convolutionGrid'
import { mapGrid } from './cases/mapGrid'
import { rankGrid } from './cases/rankGrid'
import { shapeGrid } from './cases/shapeGrid'
import { typeGrid } from './cases/typeGrid'

export type { ForwardCase } from './cases/case'

export const gridCases: readonly ForwardCase[] = [
  ...convolutionGrid,
  ...mapGrid,
  ...rankGrid,
  ...shapeGrid,
  ...typeGrid,
]

export const forwardCases: readonly ForwardCase[] = [...gridCases, ...gradientCases]

/** Values of x on which a case is checked. */
export function inputOf({ shape }: Pick<ForwardCase, 'shape'>): Float32Array {
  return values(
    shape.reduce((total, size) => total * size, 1),
    7,
  )
}

/** What the current backend computes. */
export async function computeCase(each: ForwardCase): Promise<Float32Array> {
  const result: Tensor = tidy(() => each.run(tensor(inputOf(each), [...each.shape])).clone())
  try {
    return Float32Array.from(await result.data())
  } finally {
    result.dispose()
  }
}
