// The page's own engine worker: the first is on its way already, where it could be.
import { startWorker } from '../runtime/startWorker'
import { holdWorker, type WorkerHandle } from '../runtime/workers/workerHandle'
import { takeEarly } from './earlyEngine'
import script from './worker?worker&url'

export const spawnEngine = (): WorkerHandle => takeEarly() ?? holdWorker(startWorker(script, 'engine'))
