// What a worker's script does when it starts: it serves the engine, or, under the name `scorer`, the scorers of a pool.
import { expose } from 'comlink'
import type { WasmFiles } from '../runtime/backends/wasm/open'
import { createScorerHost } from '../runtime/scorerWorker'
import { startHeartbeat } from '../runtime/workers/heartbeat'
import { openSteps } from '../runtime/workers/steps'
import type { WorkerHandle } from '../runtime/workers/workerHandle'
import { watchKernels } from '../tfjs/watchKernels'
import { createHost } from './host'
import { takePixels } from './pictures/pixels'

export interface ServeOptions {
  readonly wasm: WasmFiles
  /** Starts this same script again under the name `scorer`; null for no pool. */
  readonly spawnScorer: (() => WorkerHandle) | null
}

export function serve({ wasm, spawnScorer }: ServeOptions): void {
  const self = globalThis as unknown as DedicatedWorkerGlobalScope
  const steps = openSteps()
  void startHeartbeat({
    post: (beat, transfer) => self.postMessage(beat, [...transfer]),
    during: watchKernels,
    steps,
  })
  if (self.name === 'scorer') {
    expose(createScorerHost(undefined, steps))
    return
  }
  const memory = (navigator as { deviceMemory?: number }).deviceMemory ?? 4
  const cores = navigator.hardwareConcurrency
  expose(
    createHost({
      wasm: { ...wasm, held: new Map() },
      cores,
      memoryBytes: memory * 2 ** 30,
      spawnScorer,
      pixelsOf: takePixels,
      caches: self.caches,
      steps,
    }),
  )
}
