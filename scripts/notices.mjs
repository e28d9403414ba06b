// Notices that must go along with what is built: h5wasm's terms, and HDF5's that it holds; those of AVIF's decoder.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const texts = { h5wasm: 'h5wasm/LICENSE.txt', avif: '@jsquash/avif/LICENSE' }

/** @returns {import('vite').Plugin} */
export function notices(root) {
  return {
    name: 'notices',
    apply: 'build',
    generateBundle() {
      for (const [name, path] of Object.entries(texts)) {
        const source = readFileSync(join(root, 'node_modules', path))
        this.emitFile({ type: 'asset', fileName: `licences/${name}.txt`, source })
      }
    },
  }
}
