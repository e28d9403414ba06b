// What is fetched when wasm is opened, in one piece.
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm'
import { setBackend } from '@tensorflow/tfjs-core'
import { packOnce } from '../../../tfjs/packing/packOnce'

/** Makes wasm the backend, from its binaries at these addresses; false where it cannot. */
export async function startWasm({
  plain,
  simd,
}: {
  readonly plain: string
  readonly simd: string
}): Promise<boolean> {
  setWasmPaths({
    'tfjs-backend-wasm.wasm': plain,
    'tfjs-backend-wasm-simd.wasm': simd,
    'tfjs-backend-wasm-threaded-simd.wasm': simd,
  })
  if (!(await setBackend('wasm'))) return false
  packOnce()
  return true
}
