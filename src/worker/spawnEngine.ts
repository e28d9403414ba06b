// The page's own engine worker.
import { startWorker } from '../runtime/startWorker'
import { holdWorker, type WorkerHandle } from '../runtime/workers/workerHandle'
import script from './worker?worker&url'

export const spawnEngine = (): WorkerHandle => holdWorker(startWorker(script, 'engine'))
