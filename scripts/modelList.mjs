// The page asks its host which models lie beside it. A build without any ships an empty list: no visit meets a 404.
import { existsSync } from 'node:fs'
import { join } from 'node:path'

const LIST = 'models/index.json'

/** @param {string} publicFolder what is copied into the build @returns {import('vite').Plugin} */
export function modelList(publicFolder) {
  return {
    name: 'model-list',
    apply: 'build',
    generateBundle() {
      if (!existsSync(join(publicFolder, LIST)))
        this.emitFile({ type: 'asset', fileName: LIST, source: '[]\n' })
    },
  }
}
