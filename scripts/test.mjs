// `npm test`: installs what is missing, then checks the code, runs the unit tests, builds, and drives the
// built page in a real browser. The last line counts all tests.
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { counted, playwrightCount, vitestCount } from './count.mjs'
import { ensureBrowser } from './ensureBrowser.mjs'
import { ensurePackages } from './packages.mjs'
import { npm, tool } from './run.mjs'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const reports = mkdtempSync(join(tmpdir(), 'limelight-'))

async function main() {
  await ensurePackages(root)
  const browser = await ensureBrowser(root).catch((error) => console.error(error.message))
  const checked = await npm(['run', 'check'], { cwd: root })
  const unit = await unitTests()
  const built = await npm(['run', 'build'], { cwd: root })
  const small = built === 0 ? await npm(['run', 'size'], { cwd: root }) : 1
  const e2e = built === 0 && browser ? await browserTests(browser) : { passed: 0, failed: 1 }
  const failed = unit.failed + e2e.failed
  if (checked !== 0) console.error('The code does not pass its checks: see above.')
  console.log(`\n${unit.passed + e2e.passed} passed, ${failed} failed`)
  return failed === 0 && checked === 0 && built === 0 && small === 0 ? 0 : 1
}

async function unitTests() {
  const report = join(reports, 'unit.json')
  const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const code = await tool('vitest/vitest.mjs', args, { cwd: root })
  return counted(report, vitestCount, code)
}

/** These measure time or memory, or are as quick as a hand is: nothing runs beside them. */
const ALONE = [
  'tasks',
  'memory',
  'largeFiles',
  'live',
  'stage',
  'phone',
  'pinch',
  'shell',
  'contact',
  'offline',
]

async function browserTests(browser) {
  const all = readdirSync(join(root, 'e2e')).filter((name) => name.endsWith('.spec.ts'))
  const isAlone = (name) => ALONE.includes(name.split('.')[0])
  const others = await driven(
    browser,
    all.filter((name) => !isAlone(name)),
    2,
  )
  const alone = await driven(browser, all.filter(isAlone), 1)
  return { passed: others.passed + alone.passed, failed: others.failed + alone.failed }
}

async function driven(browser, specs, workers) {
  const report = join(reports, `e2e-${workers}.json`)
  const env = { CHROMIUM_PATH: browser, PLAYWRIGHT_JSON_OUTPUT_NAME: report }
  const args = ['test', '--reporter=list,json', `--workers=${workers}`, ...specs.map((name) => `e2e/${name}`)]
  const code = await tool('@playwright/test/cli.js', args, { cwd: root, env })
  return counted(report, playwrightCount, code)
}

try {
  process.exitCode = await main()
} catch (error) {
  console.error(error.message)
  process.exitCode = 1
} finally {
  rmSync(reports, { recursive: true, force: true })
}
