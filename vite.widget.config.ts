// What the Python package carries: the notebook's module, the engine as one script, packed, and the decoder of AVIF
// pictures. The module is kept in every notebook, so the others lie beside it and come by messages.
import { readFileSync } from 'node:fs'
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

/** Bytes of the notebook's module, which every notebook file holds. */
const MOST = 300_000

function smallModule(): Plugin {
  return {
    name: 'small-module',
    generateBundle(_, bundle) {
      const module = bundle['widget.js']
      const size = module?.type === 'chunk' ? module.code.length : Number.NaN
      if (!(size <= MOST))
        this.error(`widget.js has ${size} bytes, and may have ${MOST}: it is kept in every notebook.`)
    },
  }
}

const decoder = '@jsquash/avif/codec/dec/avif_dec'

function avifDecoder(): Plugin {
  const place = 'new URL("avif_dec.wasm",import.meta.url)'
  return {
    name: 'avif-decoder',
    transform(code, id) {
      if (!id.endsWith(`${decoder}.js`)) return null
      if (!code.includes(place)) this.error(`${id} has no ${place}; say where it takes its binary from.`)
      return { code: code.replace(place, 'new URL(globalThis.limelightAvif)'), map: null }
    },
    generateBundle() {
      const source = readFileSync(join(import.meta.dirname, `node_modules/${decoder}.wasm`))
      this.emitFile({ type: 'asset', fileName: 'avif_dec.wasm', source })
    },
  }
}

export default defineConfig({
  plugins: [checkedWasm(import.meta.dirname), engineScript(), avifDecoder(), smallModule()],
  build: {
    target: 'es2023',
    outDir: 'python/src/limelight_widget/static',
    copyPublicDir: false,
    lib: { entry: 'src/widget.ts', formats: ['es'], fileName: 'widget' },
    rolldownOptions: { output: { codeSplitting: false, entryFileNames: 'widget.js' } },
  },
})
