// The worker's entry. The pool starts this same script again under the name `scorer`: the browser then
// loads one bundle instead of two.

import plain from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm?url'
import simd from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url'
import { startWorker } from '../runtime/startWorker'
import { holdWorker } from '../runtime/workers/workerHandle'
import { serve } from './serve'

serve({
  wasm: { plain: absolute(plain), simd: absolute(simd) },
  spawnScorer: () => holdWorker(startWorker(import.meta.url, 'scorer')),
})

function absolute(url: string): string {
  return new URL(url, import.meta.url).href
}
