// npm run bench [-- name...]: bundles the benchmarks with the engine and runs each in a process of its own.
import { spawnSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { bundle } from './bundle'
import { machine } from './machine'

const benchmarks: Readonly<Record<string, string>> = {
  gradients: 'bench/tfjsGradients.ts',
}

const root = join(import.meta.dirname, '..')
const asked = process.argv.slice(2)
const unknown = asked.find((name) => !(name in benchmarks))
if (unknown) {
  console.error(`There is no benchmark "${unknown}"; take ${Object.keys(benchmarks).join(', ')}.`)
  process.exit(2)
}

console.log(`${machine()}\n`)
const folder = await bundle(root, benchmarks)
try {
  for (const name of asked.length > 0 ? asked : Object.keys(benchmarks)) {
    const { status } = spawnSync(process.execPath, [join(folder, `${name}.mjs`)], { stdio: 'inherit' })
    if (status !== 0) process.exitCode = 1
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}
