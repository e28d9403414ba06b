// A thread of the pool.
import './quiet'
import { parentPort } from 'node:worker_threads'
import { expose } from 'comlink'
import nodeEndpoint from 'comlink/dist/esm/node-adapter'
import { createScorerHost } from '../runtime/scorerWorker'
import { startHeartbeat } from '../runtime/workers/heartbeat'
import { watchKernels } from '../tfjs/watchKernels'
import { openOnnxruntime } from './onnxruntime'

const port = parentPort
if (port) {
  expose(createScorerHost(openOnnxruntime), nodeEndpoint(port))
  void startHeartbeat({
    post: (beat) => port.postMessage(beat),
    during: watchKernels,
  })
}
