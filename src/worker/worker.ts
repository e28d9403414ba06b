// The worker's entry. The pool starts this same script again under the name `scorer`: the browser then
// loads one bundle instead of two.

import plain from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm?url'
import simd from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url'
import { expose } from 'comlink'
import { createScorerHost } from '../runtime/scorerWorker'
import { startWorker } from '../runtime/startWorker'
import { startHeartbeat } from '../runtime/workers/heartbeat'
import { handleOf } from '../runtime/workers/workerHandle'
import { watchKernels } from '../tfjs/watchKernels'
import { createHost } from './host'
import { pixelsOf } from './pictures/pixels'

const self = globalThis as unknown as DedicatedWorkerGlobalScope

function spawnScorer() {
  return handleOf(startWorker(import.meta.url, 'scorer'))
}

void startHeartbeat({
  post: (beat) => self.postMessage(beat),
  during: (breathe) => watchKernels({ begins: breathe }),
})

if (self.name === 'scorer') expose(createScorerHost())
else {
  const memory = (navigator as { deviceMemory?: number }).deviceMemory ?? 4
  const cores = navigator.hardwareConcurrency
  const wasm = { plain: absolute(plain), simd: absolute(simd) }
  expose(
    createHost({ wasm, cores, memoryBytes: memory * 2 ** 30, spawnScorer, pixelsOf, caches: self.caches }),
  )
}

function absolute(url: string): string {
  return new URL(url, import.meta.url).href
}
