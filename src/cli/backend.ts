// The device that the terminal computes on.
import { forceDevice } from '../runtime/backend'
import type { WasmFiles } from '../runtime/backends/wasm/open'
import type { Device } from '../runtime/device'
import type { Options } from './command'
import { lendGpu } from './gpu'

/** @throws BadRecipe that says why the backend cannot be had */
export async function openBackend(name: Options['backend'], wasm: WasmFiles): Promise<Device> {
  if (name === 'webgpu') await lendGpu()
  return forceDevice(name, wasm)
}
