// V8 can compute WebAssembly's vectors of four numbers eight at a time, with the same bits: asked for where it is known
// to be sound (V8 13, Node 24), before anything is compiled, and given up where the self-test has other bits.
import { spawnSync } from 'node:child_process'
import { setFlagsFromString } from 'node:v8'
import { type BackendName, backendCard } from '../runtime/backends/cards'

const FIRST = 13
const OFF = '--no-revectorize'

/** Whether this V8 is asked for it. */
export const canRevectorize = (v8: string) => Number.parseInt(v8, 10) >= FIRST

/** The self-test has other bits than it must have. */
export class OtherBits extends Error {}

export interface Vectors {
  readonly backend: BackendName
  readonly revectorize: boolean
}

export const revectorizes = ({ backend, revectorize }: Vectors) =>
  revectorize && backendCard(backend).webAssembly === true && canRevectorize(process.versions.v8)

/** Before the first WebAssembly is compiled and before threads start: the flag is the process's. */
export function askToRevectorize(given: Vectors): void {
  if (revectorizes(given)) setFlagsFromString('--experimental-wasm-revectorize')
}

/** The same command without it, in a process of its own: what is compiled stays as it was compiled. */
export function runWithout(): number {
  const [, script = '', ...args] = process.argv
  const { status } = spawnSync(process.execPath, [script, ...args, OFF], { stdio: 'inherit' })
  return status ?? 1
}
