// npm run bench [-- name [model folder...]], after npm run build: bundles the benchmarks with the engine, and runs all
// of them or the one named, each in a process of its own.
import { spawnSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { bundle } from './bundle'
import { machine } from './machine'

const benchmarks: Readonly<Record<string, string>> = {
  gradients: 'bench/tfjsGradients.ts',
  scorecam: 'bench/scoreCam.ts',
  operators: 'bench/operators.ts',
  peers: 'bench/peers.ts',
  methods: 'bench/methods.ts',
  memory: 'bench/memory.ts',
  partial: 'bench/partial.ts',
}
/** Of the built page, in a browser. */
const pages: Readonly<Record<string, string>> = {
  firstscreen: 'bench/firstScreen.ts',
  trustline: 'bench/trustLine.ts',
  opening: 'bench/opening.ts',
  gpu: 'bench/gpu.ts',
  cost: 'bench/setCost.ts',
}
/** Bundled beside them: a thread of the pool. */
const parts = { scorer: 'src/cli/scorer.ts' }

/** All that speed is judged by, of one model. */
const figures = ['operators', 'methods', 'scorecam', 'peers', 'firstscreen']

const root = join(import.meta.dirname, '..')
const [asked, ...folders] = process.argv.slice(2)
const names = [...Object.keys(benchmarks), ...Object.keys(pages), 'figures']
if (asked && !names.includes(asked)) {
  console.error(`There is no benchmark "${asked}"; take ${names.join(', ')}.`)
  process.exit(2)
}

console.log(`${machine()}\n`)
const folder = await bundle(root, { ...benchmarks, ...parts })
try {
  const all = names.filter((name) => name !== 'figures')
  for (const name of asked === 'figures' ? figures : asked ? [asked] : all) {
    const page = pages[name]
    const script = page
      ? ['--import', 'tsx', join(root, page), ...folders]
      : [join(folder, `${name}.mjs`), ...folders]
    const { status } = spawnSync(process.execPath, script, { stdio: 'inherit' })
    if (status !== 0) process.exitCode = 1
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}
