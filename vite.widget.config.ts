// What the Python package carries: the notebook's module, and the engine as one script, packed.

import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { defineConfig, type Plugin } from 'vite'
import { checkedWasm } from './scripts/wasm.mjs'
import { bundled } from './scripts/wholeScripts.mjs'

function engineScript(): Plugin {
  return {
    name: 'engine-script',
    async generateBundle() {
      const source = gzipSync(await bundled(join(import.meta.dirname, 'src/worker/worker.ts')), { level: 9 })
      this.emitFile({ type: 'asset', fileName: 'engine.js.gz', source })
    },
  }
}

export default defineConfig({
  plugins: [checkedWasm(import.meta.dirname), engineScript()],
  build: {
    target: 'es2023',
    outDir: 'python/src/limelight_widget/static',
    copyPublicDir: false,
    lib: { entry: 'src/widget.ts', formats: ['es'], fileName: 'widget' },
    rolldownOptions: { output: { codeSplitting: false, entryFileNames: 'widget.js' } },
  },
})
