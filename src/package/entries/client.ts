// limelight/client: the page's side of the worker. Without TensorFlow.js.
import { holdWorker } from '../../runtime/workers/workerHandle'
import { type Engine, openEngine as openOn } from '../../worker/client'

export type * from '../../engine/types'
export type { ModelCard } from '../../models/types'
export type { Pixels, Preprocess } from '../../picture/types'
export { makeExplainRequest, preprocessOf } from '../../recipe/explainRequest'
export type { Classification, ExplainResult, ModelSource } from '../../worker/api'
export type { Call, Engine, Followed } from '../../worker/client'
export type { MeasureRequest } from '../../worker/requests'

/**
 * The engine in a worker of its own, which is started by `start` and once more after a death.
 * @param spawn starts a worker whose script calls `serveEngine` of limelight/worker
 * @example
 * const engine = openEngine(() => new Worker(new URL('../limelight.worker.js', import.meta.url), { type: 'module' }))
 */
export function openEngine(spawn: () => Worker): Engine {
  return openOn(() => holdWorker(spawn()))
}
