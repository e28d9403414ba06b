// A look at every kernel that TensorFlow.js runs: when one begins, what it made of what, and what one fails with.
import { engine, type Tensor } from '@tensorflow/tfjs-core'

/** A kernel that has run. The tensors are not the watch's to keep. */
export interface KernelCall {
  readonly kernel: string
  readonly inputs: Readonly<Record<string, Tensor | Tensor[] | null | undefined>>
  readonly attributes: Readonly<Record<string, unknown>>
  readonly outputs: readonly Tensor[]
}

export interface KernelWatch {
  readonly begins?: (kernel: string) => void
  readonly ran?: (call: KernelCall) => void
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
    for (const { begins } of watches) begins?.(call[0])
    try {
      const made = run(...call)
      if (watches.size > 0) tell(watches, call, made)
      return made
    } catch (error) {
      for (const { fails } of watches) fails?.(error)
      throw error
    }
  }
  return watches
}

function tell(
  watches: ReadonlySet<KernelWatch>,
  [kernel, inputs, attributes = {}]: Parameters<Watched['runKernel']>,
  made: unknown,
): void {
  const outputs = (Array.isArray(made) ? made : [made]) as Tensor[]
  for (const { ran } of watches) ran?.({ kernel, inputs, attributes, outputs })
}
