// WebAssembly with SIMD, one thread an instance: on several cores a pool of instances is faster than threads.
import { env } from '@tensorflow/tfjs-core'
import { isTrap } from '../../../tfjs/deviceFault'
import { stateLimits } from '../../../tfjs/deviceLimits'
import { openTensorFlow } from '../../../tfjs/openTensorFlow'
import { watchKernels } from '../../../tfjs/watchKernels'
import { type Device, Refused, resetBackend } from '../../device'
import type { OpenDevice } from '../openers'
import { card } from './card'

/** Addresses of the two binaries, as the page, the terminal or a test finds them. */
export interface WasmFiles {
  readonly plain: string
  readonly simd: string
  /** Where the bytes of an address are held once they were fetched: after a trap they are needed again. */
  readonly held?: Map<string, string>
}

export const open: OpenDevice = ({ files }) => openWasm(files)

const code = () => import('./start')

/** With the binary, which the browser's cache has from then on; a path of Node is there. */
export async function load(files: WasmFiles): Promise<void> {
  await code()
  await within(files, files.simd)
}

/** The address itself, or one under which this thread holds what it gave: a path of Node is there. */
async function within({ held }: WasmFiles, address: string): Promise<string> {
  if (!/^https?:/.test(address)) return address
  const known = held?.get(address)
  if (known !== undefined) return known
  const answer = await fetch(address)
  if (!answer.ok) throw new Error(`${address} answers ${answer.status}`)
  const bytes = await answer.blob()
  if (!held) return address
  const own = URL.createObjectURL(bytes)
  held.set(address, own)
  return own
}

/** Of the binaries, of which only one is used and held. @throws Refused */
async function paths(files: WasmFiles): Promise<WasmFiles> {
  if (!files.held) return files
  const used = (await env().getAsync('WASM_HAS_SIMD_SUPPORT')) ? 'simd' : 'plain'
  const own = await within(files, files[used]).catch(() => {
    throw new Refused('its WebAssembly part could not be fetched')
  })
  return { ...files, [used]: own }
}

/** Makes wasm the backend. @throws Refused */
export async function openWasm(files: WasmFiles): Promise<Device> {
  if (typeof WebAssembly === 'undefined') throw new Refused('this browser has no WebAssembly')
  const { startWasm } = await openTensorFlow(code, card)
  env().set('WASM_HAS_MULTITHREAD_SUPPORT', false)
  if (!(await startWasm(await paths(files)))) throw new Refused('its WebAssembly part could not be loaded')
  stateLimits(() => card.limits)
  let killed = false
  let trap: unknown = null
  // Whoever catches it: what traps once computes nothing right any more.
  const unwatch = watchKernels({
    fails: (error) => {
      if (isTrap(error)) trap ??= error
    },
  })
  return {
    name: 'wasm',
    label: (await env().getAsync('WASM_HAS_SIMD_SUPPORT')) ? 'SIMD' : 'no SIMD',
    software: false,
    check: async () => {
      if (trap) throw trap
    },
    dead: () => killed || trap !== null,
    kill() {
      killed = true
    },
    chunked: () => {},
    trim: () => {},
    close() {
      unwatch()
      resetBackend('wasm', 2)
    },
  }
}
