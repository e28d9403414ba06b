// What a fault of TensorFlow.js is, as the card of a backend states it, and how its repair is put over a kernel.
import {
  getBackend,
  getKernel,
  type KernelConfig,
  type KernelFunc,
  registerKernel,
  unregisterKernel,
} from '@tensorflow/tfjs-core'
import type { RepairName } from './repairs'

/** What kernels of one backend do wrong. Data alone: it stands on the backend's card. */
export interface Fault {
  /** TensorFlow.js's names of them; 'all' where the fault is the backend's own. */
  readonly kernels: readonly string[] | 'all'
  /** What must be asked of them for it to show. */
  readonly when: string
  /** What they do then. */
  readonly wrong: string
  /**
   * What makes it right, by its name in `repairs.ts`; of several over one kernel the first is the innermost. 'compose'
   * leaves the kernel as it is: whoever needs it asks `isFaulty` and composes it of others.
   */
  readonly repair: RepairName | 'compose'
}

/** The right kernel of that name, made of the one that is there. */
export type Repair = (kernelName: string) => (original: KernelFunc) => KernelFunc

/** Names do not survive minifying, properties do. */
interface Repaired extends KernelConfig {
  readonly repairs: readonly string[]
}

function repairsOf(kernelName: string, backendName: string): readonly string[] {
  return (getKernel(kernelName, backendName) as Partial<Repaired> | undefined)?.repairs ?? []
}

interface Mend {
  readonly kernelName: string
  readonly backendName: string
  /** Its name, and what it changes; null where it marks the kernel only. */
  readonly name: string
  readonly change: ((original: KernelFunc) => KernelFunc) | null
}

/** Where the kernel is loaded. Repairing twice does no harm. */
export function mend({ kernelName, backendName, name, change }: Mend): void {
  const kernel = getKernel(kernelName, backendName)
  const repairs = repairsOf(kernelName, backendName)
  if (!kernel || repairs.includes(name)) return
  unregisterKernel(kernelName, backendName)
  const repaired: Repaired = {
    ...kernel,
    repairs: [...repairs, name],
    kernelFunc: change ? change(kernel.kernelFunc) : kernel.kernelFunc,
  }
  registerKernel(repaired)
}

/** Whether the present backend's card says that this kernel must be composed of others. */
export function isFaulty(kernelName: string): boolean {
  return repairsOf(kernelName, getBackend()).includes('compose')
}
