// How each backend is opened; a card without an opener does not compile. Each is fetched when it is tried.
import { codeFor, failure } from '../../errors'
import { type Device, inHardware, Superseded } from '../device'
import { type BackendName, backendCard } from './cards'
import type { WasmFiles } from './wasm/open'
import { findRenderer } from './webgl/renderer'
import { open as openWebgpu } from './webgpu/open'

export interface OpenHow {
  readonly files: WasmFiles
  /** Whether a GPU emulated on the processor will do. */
  readonly software: boolean
  /** Tells in a moment whether a better one can be had after all. */
  readonly better: Promise<boolean>
}

/** Makes it the backend. @throws Refused, in words for the user */
export type OpenDevice = (how: OpenHow) => Promise<Device>

interface Opener {
  readonly open: OpenDevice
  /** Fetches the code alone. */
  readonly load: (files: WasmFiles) => Promise<unknown>
}

export const openers: Readonly<Record<BackendName, Opener>> = {
  webgpu: {
    open: openWebgpu,
    load: () => import('./webgpu/device'),
  },
  webgl: {
    open: async ({ software, better }) => {
      const renderer = inHardware(findRenderer(), software)
      // Its shaders take longer to compile than the better one to come.
      if (await better) throw new Superseded('a better one can be had')
      return (await codeFor('WebGL', () => import('./webgl/open'))).openWebgl(renderer)
    },
    load: async () => (await import('./webgl/open')).load(),
  },
  wasm: {
    open: async (how) => (await codeFor('WebAssembly', () => import('./wasm/open'))).open(how),
    load: async (files) => (await import('./wasm/open')).load(files),
  },
  cpu: {
    open: async () => (await codeFor('the processor', () => import('./cpu/open'))).openCpu(),
    load: async () => (await import('./cpu/open')).load(),
  },
}

/** Fetches the code of a backend, so that it can be opened without a network. @throws NotReadable */
export async function loadBackend(name: BackendName, files: WasmFiles): Promise<void> {
  try {
    await openers[name].load(files)
  } catch (error) {
    throw failure(
      'NotReadable',
      `The code of ${backendCard(name).label} could not be fetched; this device is offline or the page's server is down. What runs goes on.`,
      error,
    )
  }
}
