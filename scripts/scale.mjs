// `npm run scale`: the examples of examples/scale, run here. Needs Python 3.11 (LIMELIGHT_PYTHON names another than
// python3) and a build; what Ray and Spark need is said where it is missing.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { npm, run } from './run.mjs'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const python = process.env.LIMELIGHT_PYTHON ?? 'python3'

async function main() {
  if (spawnSync(python, ['--version']).status !== 0) {
    console.log(`Skipped: ${python} is not there; install Python 3.11 or name one in LIMELIGHT_PYTHON.`)
    return 0
  }
  if (!existsSync(join(root, 'dist/cli/limelight.mjs'))) {
    const built = await npm(['run', 'build'], { cwd: root })
    if (built !== 0) return built
  }
  const discover = ['-m', 'unittest', 'discover', '-v', '-s', join(root, 'examples/scale/tests')]
  return run(python, ['-W', 'ignore', ...discover, ...process.argv.slice(2)], { cwd: root })
}

process.exitCode = await main()
