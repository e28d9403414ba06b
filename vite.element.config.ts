// element.js of the built page, built by itself, so that the page's own parts stay as they are. Runs after the page's build.
import { defineConfig } from 'vite'
import { checkedWasm } from './scripts/wasm.mjs'
import { workerBuild, workerResolve } from './scripts/workerBuild.mjs'

export default defineConfig({
  base: './',
  plugins: [checkedWasm(import.meta.dirname)],
  resolve: workerResolve,
  worker: workerBuild,
  build: {
    target: 'es2023',
    emptyOutDir: false,
    copyPublicDir: false,
    assetsInlineLimit: 0,
    rolldownOptions: {
      input: { element: 'src/element.ts' },
      // Pages of others name it: it keeps its name.
      output: { entryFileNames: '[name].js' },
    },
  },
})
