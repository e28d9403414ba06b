// npm run bench [-- name [model folder...]]: bundles the benchmarks with the engine, and runs all of them or the one
// named, each in a process of its own.
import { spawnSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { bundle } from './bundle'
import { machine } from './machine'

const benchmarks: Readonly<Record<string, string>> = {
  gradients: 'bench/tfjsGradients.ts',
  scorecam: 'bench/scoreCam.ts',
}
/** Bundled beside them: a thread of the pool. */
const parts = { scorer: 'src/cli/scorer.ts' }

const root = join(import.meta.dirname, '..')
const [asked, ...folders] = process.argv.slice(2)
if (asked && !(asked in benchmarks)) {
  console.error(`There is no benchmark "${asked}"; take ${Object.keys(benchmarks).join(', ')}.`)
  process.exit(2)
}

console.log(`${machine()}\n`)
const folder = await bundle(root, { ...benchmarks, ...parts })
try {
  for (const name of asked ? [asked] : Object.keys(benchmarks)) {
    const { status } = spawnSync(process.execPath, [join(folder, `${name}.mjs`), ...folders], {
      stdio: 'inherit',
    })
    if (status !== 0) process.exitCode = 1
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}
