// How the workers are built, for the page and for its element alike: what both need is the same file then.

import { join } from 'node:path'

/** What the workers are built from: see src/tfjs/noLong.ts. */
export const workerResolve = {
  alias: { long: join(import.meta.dirname, '../src/tfjs/noLong.ts') },
}

/** What a backend needs bears its name, so that its size can be told. */
function chunkFileNames({ facadeModuleId }) {
  const ours = /\/backends\/(\w+)\/(?:open|device|start)\.ts$/.exec(facadeModuleId ?? '')
  const theirs = /\/tfjs-backend-(\w+)\//.exec(facadeModuleId ?? '')
  const backend = (ours ?? theirs)?.[1]
  return `assets/${backend ? `backend-${backend}` : '[name]'}-[hash].js`
}

/** What a worker needs before it runs is one file. */
const atOnce = { name: 'engine', tags: ['$initial'] }

/** @type {import('vite').UserConfig['worker']} */
export const workerBuild = {
  format: 'es',
  rolldownOptions: { output: { chunkFileNames, codeSplitting: { groups: [atOnce] } } },
}
