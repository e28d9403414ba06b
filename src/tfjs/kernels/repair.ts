// Puts a right forward kernel in the place of a wrong one, on the backends where it is wrong.
import {
  getKernel,
  type KernelConfig,
  type KernelFunc,
  registerKernel,
  unregisterKernel,
} from '@tensorflow/tfjs-core'

export interface Repair {
  readonly kernelName: string
  readonly backends: readonly ('cpu' | 'wasm' | 'webgl' | 'webgpu')[]
  /** The right kernel, made of the one that is there. */
  readonly change: (original: KernelFunc) => KernelFunc
}

/** Names do not survive minifying, properties do. */
interface Repaired extends KernelConfig {
  readonly repairs: readonly Repair[]
}

/** Of every backend that is loaded; again after another one is. Repairing twice does no harm. */
export function repair(wanted: Repair): void {
  const { kernelName, backends, change } = wanted
  for (const backendName of backends) {
    const kernel = getKernel(kernelName, backendName) as (KernelConfig & Partial<Repaired>) | undefined
    const repairs = kernel?.repairs ?? []
    if (!kernel || repairs.includes(wanted)) continue
    unregisterKernel(kernelName, backendName)
    const repaired: Repaired = {
      ...kernel,
      repairs: [...repairs, wanted],
      kernelFunc: change(kernel.kernelFunc),
    }
    registerKernel(repaired)
  }
}
