// A thread of the pool.
import { parentPort } from 'node:worker_threads'
import { expose } from 'comlink'
import nodeEndpoint from 'comlink/dist/esm/node-adapter'
import { registerGradients } from '../engine/gradients/register'
import { createScorerHost } from '../worker/scorerWorker'

registerGradients()
if (parentPort) expose(createScorerHost(), nodeEndpoint(parentPort))
