import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'
import { VitePWA } from 'vite-plugin-pwa'
import { chunks } from './scripts/chunks.mjs'
import { cssNames } from './scripts/cssNames.mjs'
import { earlyStart } from './scripts/earlyStart.mjs'
import { modelList } from './scripts/modelList.mjs'
import { notices } from './scripts/notices.mjs'
import { headers, headersFile, policy } from './scripts/policy.mjs'
import { pwa } from './scripts/pwa.mjs'
import { tensorflowImports } from './scripts/tensorflow.mjs'
import { checkedWasm } from './scripts/wasm.mjs'
import { wholeScripts } from './scripts/wholeScripts.mjs'
import { workerBuild, workerResolve } from './scripts/workerBuild.mjs'

/** In the built page alone: the development server needs inline scripts. */
function contentSecurityPolicy(): Plugin {
  const meta = (attrs: Record<string, string>) => ({ tag: 'meta', attrs, injectTo: 'head-prepend' as const })
  return {
    name: 'content-security-policy',
    apply: 'build',
    transformIndexHtml: () => [
      meta({ 'http-equiv': 'Content-Security-Policy', content: policy }),
      meta({ name: 'referrer', content: 'no-referrer' }),
      meta({ 'http-equiv': 'x-dns-prefetch-control', content: 'off' }),
    ],
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: '_headers', source: headersFile })
    },
  }
}

export default defineConfig({
  // Relative, so that the built page can be hosted in any folder.
  base: './',
  plugins: [
    checkedWasm(import.meta.dirname),
    react(),
    earlyStart(),
    contentSecurityPolicy(),
    wholeScripts(),
    notices(import.meta.dirname),
    modelList(join(import.meta.dirname, 'public')),
    // Tests build without writing.
    ...(process.env.VITEST ? [] : [VitePWA(pwa)]),
  ],
  resolve: workerResolve,
  css: { modules: { generateScopedName: cssNames(import.meta.dirname) } },
  worker: workerBuild,
  build: {
    target: 'es2023',
    assetsInlineLimit: 0,
    // A backend is one chunk on purpose: only the chosen one is fetched.
    chunkSizeWarningLimit: 1000,
    rolldownOptions: { output: { codeSplitting: { groups: chunks(import.meta.dirname) } } },
  },
  // Prebundled together, so that all parts share one core in the development server too.
  optimizeDeps: { include: tensorflowImports(import.meta.dirname) },
  server: { host: '127.0.0.1' },
  preview: { host: '127.0.0.1', headers },
})
