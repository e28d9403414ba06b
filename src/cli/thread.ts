// A thread of Node as a line to a worker.
import { Worker } from 'node:worker_threads'
import nodeEndpoint from 'comlink/dist/esm/node-adapter'
import { isBeat } from '../runtime/workers/beat'
import type { WorkerHandle } from '../runtime/workers/workerHandle'

export function startThread(script: string): WorkerHandle {
  const thread = new Worker(script, { stderr: true })
  return {
    endpoint: nodeEndpoint(thread),
    terminate: () => void thread.terminate(),
    onDeath(died) {
      thread.on('error', (error) => died(`it failed with "${error.message}"`))
      thread.on('exit', () => died('it ended'))
    },
    onBeat: (heard) => void thread.on('message', (data: unknown) => isBeat(data) && heard(data)),
  }
}
