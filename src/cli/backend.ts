// The device that the terminal computes on.
import { forceDevice } from '../runtime/backend'
import { backendCard } from '../runtime/backends/cards'
import type { WasmFiles } from '../runtime/backends/wasm/open'
import type { Device } from '../runtime/device'
import { lendGpu } from './gpu'
import type { Options } from './options'
import { revectorizes } from './revectorize'
import { checkBits } from './sameBits'

/** @throws BadRecipe that says why the backend cannot be had, OtherBits */
export async function openBackend(options: Options, wasm: WasmFiles): Promise<Device> {
  const { name, nodePackage } = backendCard(options.backend)
  if (nodePackage) await lendGpu(name, nodePackage)
  const device = await forceDevice(options.backend, wasm)
  if (revectorizes(options)) await checkBits()
  return device
}
