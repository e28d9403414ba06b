// A thread of the pool.
import './quiet'
import { parentPort } from 'node:worker_threads'
import { expose } from 'comlink'
import nodeEndpoint from 'comlink/dist/esm/node-adapter'
import { createScorerHost } from '../runtime/scorerWorker'
import { startHeartbeat } from '../runtime/workers/heartbeat'
import { openSteps } from '../runtime/workers/steps'
import { watchKernels } from '../tfjs/watchKernels'
import { openOnnxruntime } from './onnxruntime'

const port = parentPort
if (port) {
  const steps = openSteps()
  expose(createScorerHost(openOnnxruntime, steps), nodeEndpoint(port))
  void startHeartbeat({
    post: (beat) => port.postMessage(beat),
    during: watchKernels,
    steps,
  })
}
