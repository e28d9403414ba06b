import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const tensorflow = [
  '@tensorflow/tfjs-core',
  '@tensorflow/tfjs-core/dist/register_all_gradients',
  '@tensorflow/tfjs-converter',
  '@tensorflow/tfjs-layers',
  '@tensorflow/tfjs-backend-cpu',
  '@tensorflow/tfjs-backend-wasm',
  '@tensorflow/tfjs-backend-webgl',
  '@tensorflow/tfjs-backend-webgpu',
]

export default defineConfig({
  // Relative, so that the built page can be hosted in any folder.
  base: './',
  plugins: [react()],
  worker: { format: 'es' },
  build: {
    target: 'es2023',
    assetsInlineLimit: 0,
    // A backend is one chunk on purpose: only the chosen one is fetched.
    chunkSizeWarningLimit: 1000,
  },
  // Prebundled together, so that all parts share one core in the development server too.
  optimizeDeps: { include: tensorflow },
  server: { host: '127.0.0.1' },
  preview: { host: '127.0.0.1' },
})
