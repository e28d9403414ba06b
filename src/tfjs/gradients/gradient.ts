// How this folder writes a gradient: named tensors instead of positions, and typed attributes.
import type { GradConfig, Tensor } from '@tensorflow/tfjs-core'
import { broadcast_util, reshape, sum } from '@tensorflow/tfjs-core'

/** Gradient of each input of an operator, computed only where somebody asks for it. */
export type Backward = Record<string, () => Tensor>

/**
 * A gradient that saves the inputs named in `saved`; `y`, last, stands for the operator's first output.
 *
 * A saved output carries no derivative of its own in TensorFlow.js 4.22 (its copy is taped before the
 * operator is), so second derivatives are right only where the gradient is a function of saved inputs.
 */
export function gradient<K extends string, A>(
  kernelName: string,
  saved: readonly K[],
  backward: (dy: Tensor, saved: Readonly<Record<K, Tensor>>, attrs: A) => Backward,
): GradConfig {
  return {
    kernelName,
    inputsToSave: saved.filter((name) => name !== 'y'),
    outputsToSave: [saved.some((name) => name === 'y')],
    gradFunc: (dy, tensors, attrs) => {
      const named = Object.fromEntries(saved.map((name, i) => [name, tensors[i]]))
      return backward(dy as Tensor, named as Record<K, Tensor>, attrs as unknown as A)
    },
  }
}

/** Undoes a broadcast: sums `t` over the axes along which `shape` was stretched. */
export function sumTo(t: Tensor, shape: number[]): Tensor {
  const axes = broadcast_util.getReductionAxes(shape, t.shape)
  return reshape(axes.length > 0 ? sum(t, axes) : t, shape)
}
