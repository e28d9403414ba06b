// The engine as a package: our modules alone, with TensorFlow.js and all else that npm installs as the caller's own. Once
// for bundlers and once for Node (`--mode node`), each with the doors that make sense there.
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { defineConfig, type Plugin } from 'vite'
import { checkedWasm } from './scripts/wasm.mjs'

const folder = join(import.meta.dirname, 'src/package/entries')
const names = readdirSync(folder).map((file) => file.replace(/\.ts$/, ''))

/** What makes sense elsewhere only. */
const notIn = { node: ['worker', 'element'], browser: ['node'] }

/**
 * Node cannot load every file that a bundler can. TensorFlow.js's gradients lie in modules without endings, and
 * tfjs-layers brings the same ones; of comlink the main file shows Node no names.
 */
const loadedInNode: Readonly<Record<string, string>> = {
  '@tensorflow/tfjs-core/dist/register_all_gradients': '@tensorflow/tfjs-layers',
  comlink: 'comlink/dist/esm/comlink.mjs',
}

const forNode: Plugin = {
  name: 'for-node',
  enforce: 'pre',
  resolveId: (id) => (loadedInNode[id] ? { id: loadedInNode[id], external: true } : null),
}

export default defineConfig(({ mode }) => {
  const node = mode === 'node'
  const entries = names.filter((name) => !notIn[node ? 'node' : 'browser'].includes(name))
  return {
    plugins: [checkedWasm(import.meta.dirname), ...(node ? [forNode] : [])],
    build: {
      ...(node ? { ssr: true } : { lib: { entry: {}, formats: ['es'] } }),
      outDir: node ? 'dist/package/node' : 'dist/package/browser',
      copyPublicDir: false,
      target: 'es2023',
      minify: false,
      rolldownOptions: {
        // The doors give what they name, and nothing that their parts share.
        preserveEntrySignatures: 'strict',
        input: Object.fromEntries(entries.map((name) => [name, join(folder, `${name}.ts`)])),
        external: (id: string) =>
          !/^[./]|^\0/.test(id) && !id.startsWith(import.meta.dirname) && !(node && loadedInNode[id]),
        output: { entryFileNames: '[name].mjs', chunkFileNames: 'chunks/[name]-[hash].mjs' },
      },
    },
  }
})
