import { readdirSync, readFileSync } from 'node:fs'
import { defineConfig } from 'vitest/config'
import { tensorflowImports } from './scripts/tensorflow.mjs'

// The wasm backend's glue is CommonJS and asks for its folder, though its files are named explicitly.
const rolldownOptions = { transform: { define: { __dirname: '"/"' } } }

const all = ['src/**/*.test.{ts,tsx}', 'examples/**/*.test.ts', 'scripts/*.test.ts', 'fuzz/*.test.ts']

/**
 * Most tests need no process of their own, which takes longer to begin than they do. These put no module in the place of another,
 * set nothing that the whole process has and choose no language.
 */
const together = [
  'scripts',
  ...['canvas', 'models', 'picture', 'recipe', 'results', 'state', 'ui'].map((room) => `src/${room}`),
]
  .flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => `${folder}/${name}`),
  )
  .filter(
    (path) =>
      /\.test\.tsx?$/.test(path) && !/vi\.(mock|doMock|stub)|speakGerman/.test(readFileSync(path, 'utf8')),
  )

export default defineConfig({
  // Without it the bare `@tensorflow/tfjs-core` is its bundle for Node, and its parts are a second copy.
  ssr: { resolve: { mainFields: ['module', 'main'] } },
  test: {
    environment: 'node',
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 120_000,
    setupFiles: ['./scripts/testSetup.ts'],
    deps: {
      optimizer: { ssr: { enabled: true, include: tensorflowImports(import.meta.dirname), rolldownOptions } },
    },
    projects: [
      { extends: true, test: { name: 'together', include: together, isolate: false } },
      { extends: true, test: { name: 'apart', include: all, exclude: together } },
    ],
  },
})
