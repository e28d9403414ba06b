// Operators that are one function of their first tensors.
import type { Tensor } from '@tensorflow/tfjs-core'
import type { Arguments } from './arguments'
import type { Operator } from './operatorTable'

/** What is computed upon. */
export const first = ({ tensors: [x] }: Arguments): Tensor => x as Tensor

export const ofOne =
  (compute: (x: Tensor) => Tensor): Operator =>
  (given) =>
    compute(first(given))

export const ofTwo =
  (compute: (a: Tensor, b: Tensor) => Tensor): Operator =>
  ({ tensors: [a, b] }) =>
    compute(a as Tensor, b as Tensor)
