import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'
import { tensorflowImports } from './scripts/tensorflow.mjs'

/** Models and pictures come from any address that the visitor names; nothing else from outside does. */
const outside = 'https: http://localhost:* http://127.0.0.1:* blob: data:'
const policy = [
  "default-src 'self'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "worker-src 'self'",
  `connect-src 'self' ${outside}`,
  `img-src 'self' ${outside}`,
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ')

/** In the built page alone: the development server needs inline scripts. */
function contentSecurityPolicy(): Plugin {
  const attrs = { 'http-equiv': 'Content-Security-Policy', content: policy }
  return {
    name: 'content-security-policy',
    apply: 'build',
    transformIndexHtml: () => [{ tag: 'meta', attrs, injectTo: 'head-prepend' }],
  }
}

export default defineConfig({
  // Relative, so that the built page can be hosted in any folder.
  base: './',
  plugins: [react(), contentSecurityPolicy()],
  worker: { format: 'es' },
  build: {
    target: 'es2023',
    assetsInlineLimit: 0,
    // A backend is one chunk on purpose: only the chosen one is fetched.
    chunkSizeWarningLimit: 1000,
  },
  // Prebundled together, so that all parts share one core in the development server too.
  optimizeDeps: { include: tensorflowImports(import.meta.dirname) },
  server: { host: '127.0.0.1' },
  preview: { host: '127.0.0.1' },
})
