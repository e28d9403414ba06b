import { defineConfig } from 'vitest/config'
import { tensorflowImports } from './scripts/tensorflow.mjs'

// The wasm backend's glue is CommonJS and asks for its folder, though its files are named explicitly.
const rolldownOptions = { transform: { define: { __dirname: '"/"' } } }

export default defineConfig({
  // Without it the bare `@tensorflow/tfjs-core` is its bundle for Node, and its parts are a second copy.
  ssr: { resolve: { mainFields: ['module', 'main'] } },
  test: {
    include: [
      'src/**/*.test.ts',
      'src/**/*.test.tsx',
      'examples/**/*.test.ts',
      'scripts/*.test.ts',
      'fuzz/*.test.ts',
    ],
    environment: 'node',
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 120_000,

    setupFiles: ['./scripts/testSetup.ts'],
    deps: {
      optimizer: { ssr: { enabled: true, include: tensorflowImports(import.meta.dirname), rolldownOptions } },
    },
  },
})
