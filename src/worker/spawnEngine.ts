// The page's own engine worker.
import { startWorker } from '../runtime/startWorker'
import { handleOf, type WorkerHandle } from '../runtime/workers/workerHandle'
import script from './worker?worker&url'

export const spawnEngine = (): WorkerHandle => handleOf(startWorker(script, 'engine'))
