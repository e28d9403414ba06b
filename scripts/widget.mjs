// `npm run widget`: the Python package's wheel in dist/python. `npm run widget -- test` installs it into a folder of its own
// and tries it. Needs Python 3.10 with hatchling (LIMELIGHT_PYTHON names another than python3).
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { npm, run, tool } from './run.mjs'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const python = process.env.LIMELIGHT_PYTHON ?? 'python3'
const out = join(root, 'dist/python')

const has = (module) => spawnSync(python, ['-c', `import ${module}`]).status === 0

async function built() {
  const packed = await tool(
    'vite/bin/vite.js',
    ['build', '--config', 'vite.widget.config.ts', '--logLevel', 'warn'],
    { cwd: root },
  )
  if (packed !== 0) return packed
  rmSync(out, { recursive: true, force: true })
  return run(python, ['-m', 'hatchling', 'build', '-t', 'wheel', '-d', out], { cwd: join(root, 'python') })
}

async function tried(more) {
  if (!existsSync(join(root, 'dist/cli/limelight.mjs'))) {
    const code = await npm(['run', 'build'], { cwd: root })
    if (code !== 0) return code
  }
  const place = mkdtempSync(join(tmpdir(), 'limelight-'))
  try {
    const wheel = join(out, readdirSync(out).find((name) => name.endsWith('.whl')) ?? '')
    const pip = ['-m', 'pip', 'install', '-q', '--no-deps', '--no-index', '--target', place, wheel]
    const installed = await run(python, pip, { cwd: root })
    if (installed !== 0) return installed
    const env = { PYTHONPATH: [place, process.env.PYTHONPATH].filter(Boolean).join(':') }
    const discover = ['-m', 'unittest', 'discover', '-v', '-s', join(root, 'python/tests')]
    return await run(python, ['-W', 'ignore', ...discover, ...more], { cwd: root, env })
  } finally {
    rmSync(place, { recursive: true, force: true })
  }
}

async function main([what, ...more]) {
  for (const module of ['hatchling', ...(what === 'test' ? ['anywidget', 'nbclient'] : [])])
    if (!has(module)) {
      console.log(
        `Skipped: ${python} has no ${module}; install it, or name another Python in LIMELIGHT_PYTHON.`,
      )
      return 0
    }
  return (await built()) || (what === 'test' ? tried(more) : 0)
}

process.exitCode = await main(process.argv.slice(2))
