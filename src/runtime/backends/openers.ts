// How each backend is opened; a card without an opener does not compile. Each is fetched when it is tried.
import type { Device } from '../device'
import type { BackendName } from './cards'
import type { WasmFiles } from './wasm/open'

export interface OpenHow {
  readonly files: WasmFiles
  /** Whether a GPU emulated on the processor will do. */
  readonly software: boolean
}

/** Makes it the backend. @throws Refused, in words for the user */
export type OpenDevice = (how: OpenHow) => Promise<Device>

export const openers: Readonly<Record<BackendName, OpenDevice>> = {
  webgpu: async (how) => (await import('./webgpu/open')).open(how),
  webgl: async (how) => (await import('./webgl/open')).open(how),
  wasm: async (how) => (await import('./wasm/open')).open(how),
  cpu: async () => (await import('./cpu/open')).openCpu(),
}
