import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'src/**/*.test.tsx', 'examples/**/*.test.ts'],
    environment: 'node',
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 60_000,
    // TensorFlow.js has no exports maps: inlining gives every part the same ES module of its core.
    server: { deps: { inline: [/@tensorflow\//] } },
  },
})
