// The terminal command: one folder that runs on Node without node_modules, but for sharp and AVIF's decoder (and webgpu, if installed).
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { defineConfig, type Plugin } from 'vite'
import { notices } from './scripts/notices.mjs'
import { checkedWasm } from './scripts/wasm.mjs'

const binaries = ['tfjs-backend-wasm.wasm', 'tfjs-backend-wasm-simd.wasm']

/** Puts the wasm binaries beside the command. */
function wasmFiles(): Plugin {
  const folder = join(import.meta.dirname, 'node_modules/@tensorflow/tfjs-backend-wasm/dist')
  return {
    name: 'wasm-files',
    generateBundle() {
      for (const fileName of binaries)
        this.emitFile({ type: 'asset', fileName, source: readFileSync(join(folder, fileName)) })
    },
  }
}

export default defineConfig({
  plugins: [checkedWasm(import.meta.dirname), wasmFiles(), notices(import.meta.dirname)],
  // The glue of the wasm backend is CommonJS.
  define: { __dirname: 'import.meta.dirname' },
  ssr: {
    noExternal: true,
    external: ['sharp', 'webgpu', '@napi-rs/canvas', '@jsquash/avif'],
    resolve: { mainFields: ['module', 'main'] },
  },
  build: {
    ssr: true,
    outDir: 'dist/cli',
    copyPublicDir: false,
    target: 'node20',
    minify: true,
    rolldownOptions: {
      input: { limelight: 'src/cli/main.ts', scorer: 'src/cli/scorer.ts' },
      output: { entryFileNames: '[name].mjs', chunkFileNames: 'chunks/[name]-[hash].mjs' },
    },
  },
})
