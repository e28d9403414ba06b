// Every gradient, and the second derivatives of all heads.
import { tidy } from '@tensorflow/tfjs-core'
import { onnxCases } from '../../src/models/onnx/testing/gradientList'
import { cases, gradientOf } from '../../src/tfjs/gradients/cases'
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

const first: Check[] = [...cases, ...onnxCases].map((each) => ({ ...each, run: () => gradientOf(each) }))
const ofHeads = (of: 'gradient' | 'Hessian'): Check[] =>
  heads.map((head) => ({ family: `${of} of heads`, name: head.name, run: () => headValues(head, of) }))

export const gradientChecks: readonly Check[] = [...first, ...ofHeads('gradient'), ...ofHeads('Hessian')]
