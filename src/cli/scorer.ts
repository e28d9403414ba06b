// A thread of the pool.
import './quiet'
import { parentPort } from 'node:worker_threads'
import { expose } from 'comlink'
import nodeEndpoint from 'comlink/dist/esm/node-adapter'
import { createScorerHost } from '../runtime/scorerWorker'
import { registerGradients } from '../tfjs/gradients/register'

registerGradients()
if (parentPort) expose(createScorerHost(), nodeEndpoint(parentPort))
