// A look at every kernel that TensorFlow.js runs: when one begins, and what one fails with.
import { engine } from '@tensorflow/tfjs-core'

export interface KernelWatch {
  readonly begins?: () => void
  readonly fails?: (error: unknown) => void
}

/** The set of watches lies with the engine that they watch. */
interface Watched {
  runKernel(...call: Parameters<ReturnType<typeof engine>['runKernel']>): unknown
  limelightWatches?: Set<KernelWatch>
}

/** @returns ends the watch */
export function watchKernels(watch: KernelWatch): () => void {
  const watches = watchesOf(engine() as unknown as Watched)
  watches.add(watch)
  return () => void watches.delete(watch)
}

function watchesOf(watched: Watched): Set<KernelWatch> {
  if (watched.limelightWatches) return watched.limelightWatches
  const watches = new Set<KernelWatch>()
  const run = watched.runKernel.bind(watched)
  watched.limelightWatches = watches
  watched.runKernel = (...call) => {
    for (const { begins } of watches) begins?.()
    try {
      return run(...call)
    } catch (error) {
      for (const { fails } of watches) fails?.(error)
      throw error
    }
  }
  return watches
}
