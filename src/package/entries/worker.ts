// limelight/worker: the worker's side. A script of two lines starts it, with addresses that the caller's bundler knows.
import type { WasmFiles } from '../../runtime/backends/wasm/open'
import { holdWorker } from '../../runtime/workers/workerHandle'
import { serve } from '../../worker/serve'

export interface WorkerOptions {
  /** Addresses of tfjs-backend-wasm.wasm and tfjs-backend-wasm-simd.wasm. */
  readonly wasm: WasmFiles
  /** False for no further workers that score masked pictures beside this one. */
  readonly pool?: boolean
}

/**
 * Serves the engine to the page that started this worker (`openEngine` of limelight/client).
 * @example
 * // limelight.worker.js
 * import { serveEngine } from 'limelight/worker'
 * serveEngine({ wasm: { plain, simd } })
 */
export function serveEngine({ wasm, pool = true }: WorkerOptions): void {
  const again = () => holdWorker(new Worker(self.location.href, { type: 'module', name: 'scorer' }))
  serve({ wasm, spawnScorer: pool ? again : null })
}
