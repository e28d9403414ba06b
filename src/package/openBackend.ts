// The device that computes, for those who run the engine themselves.
import { failure } from '../errors'
import { chooseDevice, forceDevice } from '../runtime/backend'
import type { WasmFiles } from '../runtime/backends/wasm/open'
import type { Device } from '../runtime/device'
import type { BackendName } from '../runtime/types'

export interface BackendOptions {
  /** That one and no other; without it the quickest that passes the self-test. */
  readonly name?: BackendName
  /** Addresses (in Node, paths) of tfjs-backend-wasm.wasm and tfjs-backend-wasm-simd.wasm. */
  readonly wasm?: WasmFiles
}

const NO_WASM: WasmFiles = { plain: '', simd: '' }

/**
 * Opens a backend of TensorFlow.js with the repairs that right numbers need, and makes it the present one. Models are
 * opened after it; each computes on the backend that it was opened on.
 * @throws BadRecipe that says why the backend named cannot be had; DeviceLost where none can
 * @example
 * const device = await openBackend({ name: 'cpu' })
 */
export async function openBackend({ name, wasm }: BackendOptions = {}): Promise<Device> {
  if (name === 'wasm' && !wasm)
    throw failure('BadRecipe', 'The backend wasm needs its two binaries; name them in `wasm`.')
  if (name) return forceDevice(name, wasm ?? NO_WASM)
  const missing = { name: 'wasm', why: 'its two binaries were not named' } as const
  return (await chooseDevice(wasm ?? NO_WASM, wasm ? [] : [missing])).device
}
