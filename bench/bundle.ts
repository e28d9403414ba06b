// The engine as one module for Node: TensorFlow.js's own files are not resolvable there one by one.
import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'vite'

const binaries = ['tfjs-backend-wasm.wasm', 'tfjs-backend-wasm-simd.wasm']

/** Bundles each benchmark; the folder holds `<name>.mjs` and the wasm binaries. */
export async function bundle(
  root: string,
  input: Readonly<Record<string, string>>,
  name = 'limelight-bench',
): Promise<string> {
  const outDir = join(root, 'node_modules/.cache', name)
  await build({
    root,
    configFile: false,
    logLevel: 'warn',
    // The glue of the wasm backend is CommonJS.
    define: { __dirname: 'import.meta.dirname' },
    ssr: {
      noExternal: true,
      external: ['sharp', 'webgpu', '@napi-rs/canvas'],
      resolve: { mainFields: ['module', 'main'] },
    },
    build: {
      ssr: true,
      outDir,
      emptyOutDir: true,
      copyPublicDir: false,
      target: 'node20',
      minify: false,
      rolldownOptions: {
        input: { ...input },
        output: { entryFileNames: '[name].mjs', chunkFileNames: 'chunks/[name]-[hash].mjs' },
      },
    },
  })
  for (const name of binaries)
    copyFileSync(join(root, 'node_modules/@tensorflow/tfjs-backend-wasm/dist', name), join(outDir, name))
  return outDir
}
