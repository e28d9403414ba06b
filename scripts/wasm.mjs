// The WebAssembly that is built into page and command, by its SHA-256: a build from any other bytes fails.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Of the versions that package-lock.json names. h5wasm carries its binary inside its module. */
export const wasmHashes = {
  '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm':
    '70a5d516060464e5269f01c74bac1772d6b8ab6cb612acf16b5cdaf61f78d892',
  '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm':
    '77ebb28a6d34f371dbbf2086b7f2de8994acd8ea5a3cf1fa24d2c26c840cac7b',
  '@jsquash/avif/codec/dec/avif_dec.wasm': '5c35dde23dfd862088a49a6b8a9fe81f9f9a1a46aaa27de7efd7baa7611c4b47',
  'h5wasm/dist/esm/hdf5_util.js': 'c41874d94e9523f4c7d498c951d7707f278f62040155ee8525aafce46ce1e2c8',
}

/** @throws Error that names each file with other bytes */
export function checkWasm(packages, hashes = wasmHashes) {
  const hash = (path) =>
    createHash('sha256')
      .update(readFileSync(join(packages, path)))
      .digest('hex')
  const wrong = Object.keys(hashes).filter((path) => hash(path) !== hashes[path])
  if (wrong.length > 0)
    throw new Error(`${wrong.join(', ')}: not the bytes that scripts/wasm.mjs names; run npm ci again.`)
}

/** @returns {import('vite').Plugin} */
export function checkedWasm(root) {
  return { name: 'checked-wasm', apply: 'build', buildStart: () => checkWasm(join(root, 'node_modules')) }
}
