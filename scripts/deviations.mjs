// `npm run deviations`: the README's table of method x library x worst deviation, from the tests' own run.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { writeTable } from './readme.mjs'
import { tool } from './run.mjs'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const libraries = ['torchcam', 'pytorch-grad-cam', 'scorecam-pytorch']

async function measured() {
  const folder = mkdtempSync(join(tmpdir(), 'limelight-'))
  const report = join(folder, 'report.json')
  const code = await tool(
    'vitest/vitest.mjs',
    ['run', 'src/engine', '--reporter=json', `--outputFile=${report}`],
    { cwd: root },
  )
  if (code !== 0) throw new Error('The tests failed; the table stays as it was.')
  const { testResults } = JSON.parse(readFileSync(report, 'utf8'))
  rmSync(folder, { recursive: true })
  return testResults.flatMap((file) => file.assertionResults).flatMap(({ meta }) => meta?.deviation ?? [])
}

function table(deviations) {
  const methods = [...new Set(deviations.map((d) => d.method))].sort()
  const cell = (method, library) => {
    const found = deviations.filter((d) => d.method === method && d.library === library)
    const worst = (backend) => Math.max(...found.filter((d) => d.backend === backend).map((d) => d.off))
    return found.length === 0
      ? ''
      : `${worst('cpu').toExponential(0)} / ${worst('wasm').toExponential(0)} (${found.length})`
  }
  const rows = methods.map((method) => `| ${method} | ${libraries.map((l) => cell(method, l)).join(' | ')} |`)
  return [`| method | ${libraries.join(' | ')} |`, '| :-- | --: | --: | --: |', ...rows].join('\n')
}

try {
  await writeTable(root, 'deviations', table(await measured()))
} catch (error) {
  console.error(error.message)
  process.exitCode = 1
}
