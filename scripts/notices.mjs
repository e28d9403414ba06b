// Notices that must go along with what is built: h5wasm's terms, and HDF5's that it holds.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** @returns {import('vite').Plugin} */
export function notices(root) {
  return {
    name: 'notices',
    apply: 'build',
    generateBundle() {
      const source = readFileSync(join(root, 'node_modules/h5wasm/LICENSE.txt'))
      this.emitFile({ type: 'asset', fileName: 'licences/h5wasm.txt', source })
    },
  }
}
