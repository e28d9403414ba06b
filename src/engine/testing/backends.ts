// The backends that run in Node, for suites that take the backend as a parameter.
import '@tensorflow/tfjs-backend-cpu'
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm'
import { setBackend } from '@tensorflow/tfjs-core'
import { backendCard, backendCards } from '../../runtime/backends/cards'
import { stateLimits } from '../../tfjs/deviceLimits'
import { openTensorFlow } from '../../tfjs/openTensorFlow'
import { packOnce } from '../../tfjs/packing/packOnce'

/** The largest difference from the libraries' figures that is allowed. */
export const backends = [
  { backend: 'cpu', tolerance: 1e-4 },
  { backend: 'wasm', tolerance: 1e-3 },
] as const

export async function useBackend(name: 'cpu' | 'wasm'): Promise<void> {
  setWasmPaths(new URL('../../../node_modules/@tensorflow/tfjs-backend-wasm/dist/', import.meta.url).pathname)
  await openTensorFlow(() => setBackend(name), ...backendCards)
  if (name === 'wasm') packOnce()
  stateLimits(() => backendCard(name).limits)
}
