// Whether wasm still has the bits that it must have, whatever V8 makes of it.
import { runFixedNetwork } from '../runtime/selfTest'
import { wasmDigest } from '../runtime/wasmDigest.generated'
import { OtherBits } from './revectorize'

/** Of the self-test on wasm, bit for bit. */
export async function digestOfSelfTest(): Promise<number> {
  const { logits, gradient } = await runFixedNetwork()
  return digest(gradient, digest(logits))
}

/** FNV-1a over the bits. */
function digest(values: Float32Array, start = 0x811c9dc5): number {
  let hash = start
  for (const byte of new Uint8Array(values.buffer, values.byteOffset, values.byteLength))
    hash = Math.imul(hash ^ byte, 0x01000193)
  return hash >>> 0
}

/** @throws OtherBits */
export async function checkBits(found: () => Promise<number> = digestOfSelfTest): Promise<void> {
  if ((await found()) !== wasmDigest) throw new OtherBits()
}
