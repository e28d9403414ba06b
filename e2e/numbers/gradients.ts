// Every gradient, and the second derivatives of all heads.
import { customGrad, round, type Tensor, tidy } from '@tensorflow/tfjs-core'
import { onnxGradients } from '../../src/models/onnx/testing/allGradients'
import { functionGradients } from '../../src/models/testing/functionCases'
import { graphGradients } from '../../src/models/testing/graphGradients'
import { cases, computeGradient } from '../../src/tfjs/gradients/cases'
import { constant } from '../../src/tfjs/gradients/cases/case'
import { type Head, headGradient, headHessian, heads } from '../../src/tfjs/gradients/cases/heads'
import type { Check } from './device'

const along = (shape: readonly number[], seed: number) => constant(shape as [number], seed)

async function headValues(head: Head, of: 'gradient' | 'Hessian'): Promise<Float32Array> {
  const found = tidy(() =>
    of === 'gradient'
      ? headGradient(head, along(head.shape, 7))
      : headHessian(head, along(head.shape, 7), along(head.shape, 13)),
  )
  const data = (await found.data()) as Float32Array
  found.dispose()
  return data
}

const first: Check[] = [...cases, ...onnxGradients, ...graphGradients, ...functionGradients].map((each) => ({
  ...each,
  run: () => computeGradient(each),
}))
const ofHeads = (of: 'gradient' | 'Hessian'): Check[] =>
  heads.map((head) => ({ family: `${of} of heads`, name: head.name, run: () => headValues(head, of) }))

/** Whole numbers whose gradient is that of x: many are equal, and differences cannot tell who takes the gradient. */
const stepped = customGrad((x) => ({
  value: round(x as Tensor),
  gradFunc: (dy) => dy as Tensor,
})) as (x: Tensor) => Tensor

const tied: Check[] = cases
  .filter(({ name }) => /same|2x2|uneven|global|larger|smaller|largest/.test(name))
  .filter(({ family }) => /pooling|arithmetic|reduction/.test(family))
  .map((each) => ({
    family: 'equal values',
    name: `${each.family}, ${each.name}`,
    run: () => computeGradient(each, (x) => each.run(stepped(x))),
  }))

export const gradientChecks: readonly Check[] = [
  ...first,
  ...tied,
  ...ofHeads('gradient'),
  ...ofHeads('Hessian'),
]
