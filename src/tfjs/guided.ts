// Guided backpropagation (Springenberg et al. 2014): a ReLU lets a gradient pass only where it is positive.
import {
  type GradConfig,
  getGradient,
  registerGradient,
  relu,
  type Tensor,
  unregisterGradient,
} from '@tensorflow/tfjs-core'

const rectifiers = ['Relu', 'Relu6', 'LeakyRelu', 'Elu', 'Prelu', 'Selu']

/** Runs synchronous code under guided gradients and restores the true ones, whatever happens. */
export function guided<T>(run: () => T): T {
  const swapped: GradConfig[] = []
  try {
    for (const kernelName of rectifiers) {
      const own = getGradient(kernelName)
      if (!own) continue
      swap({ ...own, gradFunc: (dy, ...rest) => own.gradFunc(relu(dy as Tensor), ...rest) })
      swapped.push(own)
    }
    return run()
  } finally {
    for (const own of swapped) swap(own)
  }
}

function swap(config: GradConfig): void {
  unregisterGradient(config.kernelName)
  registerGradient(config)
}
