// The engine as a package. For bundlers: our modules alone, with TensorFlow.js as the caller's own. For Node
// (`--mode node`): with TensorFlow.js inside, whose files Node cannot load by themselves.
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { defineConfig } from 'vite'
import { checkedWasm } from './scripts/wasm.mjs'

const folder = join(import.meta.dirname, 'src/package/entries')
const names = readdirSync(folder).map((file) => file.replace(/\.ts$/, ''))

/** What makes sense elsewhere only. */
const notIn = { node: ['worker', 'element'], browser: ['node'] }

export default defineConfig(({ mode }) => {
  const node = mode === 'node'
  const entries = names.filter((name) => !notIn[node ? 'node' : 'browser'].includes(name))
  return {
    plugins: [checkedWasm(import.meta.dirname)],
    ...(node && { define: { __dirname: 'import.meta.dirname' } }),
    ssr: node
      ? { noExternal: true, external: ['h5wasm', 'sharp'], resolve: { mainFields: ['module', 'main'] } }
      : {},
    build: {
      ...(node ? { ssr: true } : { lib: { entry: {}, formats: ['es'] } }),
      outDir: node ? 'dist/package/node' : 'dist/package/browser',
      copyPublicDir: false,
      target: 'es2023',
      minify: false,
      rolldownOptions: {
        input: Object.fromEntries(entries.map((name) => [name, join(folder, `${name}.ts`)])),
        ...(!node && {
          external: (id: string) => !/^[./]|^\0/.test(id) && !id.startsWith(import.meta.dirname),
        }),
        output: { entryFileNames: '[name].mjs', chunkFileNames: 'chunks/[name]-[hash].mjs' },
      },
    },
  }
})
