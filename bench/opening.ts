// What a large model takes while it opens, on the built page in Chromium: the memory of all of the browser's processes
// above what the open page had (proportional set size, so Linux alone tells it), phase by phase, and the longest tasks
// of the page's main thread by the time that they computed.
// npm run bench -- opening <the files of a model>...   TASKS=1 for the tasks; METHOD=Score-CAM; BACKEND=webgl
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Page } from '@playwright/test'
import { serveBuilt } from '../e2e/support/staticHost'
import { type Task, tasksOf } from '../e2e/support/tasks'
import { findBrowser, softwareGpu } from '../scripts/browser.mjs'
import { machine } from './machine'

const { BACKEND: backend = 'wasm', METHOD: method } = process.env
/** Milliseconds between two looks. */
const STEP = 40
const MIB = 2 ** 20

/** Processes that this one has started, and theirs. */
function descendants(): number[] {
  const parents = new Map<number, number>()
  for (const name of readdirSync('/proc').filter((each) => /^\d+$/.test(each))) {
    const stat = readOr(`/proc/${name}/stat`)
    parents.set(Number(name), Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]))
  }
  const isOurs = (pid: number): boolean => {
    const parent = parents.get(pid)
    return parent === process.pid || (parent !== undefined && parent > 1 && isOurs(parent))
  }
  return [...parents.keys()].filter(isOurs)
}

/** A process may be gone by now. */
function readOr(path: string): string {
  try {
    return readFileSync(path, 'latin1')
  } catch {
    return ''
  }
}

const memoryMiB = () =>
  descendants().reduce((sum, pid) => {
    const kib = /^Pss:\s+(\d+)/m.exec(readOr(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0
    return sum + Number(kib) / 1024
  }, 0)

interface Look {
  readonly at: number
  readonly memory: number
}

/** Looks again and again while something is done. */
async function watched(work: () => Promise<void>): Promise<Look[]> {
  const looks: Look[] = []
  let done = false
  const looking = (async () => {
    while (!done) {
      looks.push({ at: Date.now(), memory: memoryMiB() })
      await new Promise((resolve) => setTimeout(resolve, STEP))
    }
  })()
  await work()
  done = true
  await looking
  return looks
}

/** As text: what is compiled here may ask for names that the page lacks. Ends a second after the map. */
const untilDone = `new Promise((resolve) => {
  const main = document.querySelector('main')
  window.phases = []
  const look = () => {
    window.phases.push([Date.now(), main.dataset.phase])
    if (/done|failed/.test(main.dataset.phase)) setTimeout(resolve, 1000)
  }
  new MutationObserver(look).observe(main, { attributes: true, attributeFilter: ['data-phase'] })
})`

async function tell(page: Page, before: number, looks: readonly Look[]): Promise<void> {
  const phases = (await page.evaluate('window.phases')) as [number, string][]
  for (const [i, [begin, name]] of phases.entries()) {
    const end = phases[i + 1]?.[0] ?? Number.POSITIVE_INFINITY
    const within = looks.filter(({ at }) => at >= begin && at < end).map(({ memory }) => memory)
    if (within.length > 0) console.log(`| ${name} | ${Math.round(Math.max(...within) - before)} MiB |`)
  }
}

function tellTasks(tasks: readonly Task[]): void {
  const longest = tasks.toSorted((a, b) => b.busy - a.busy).slice(0, 3)
  for (const { busy, wall, parts } of longest)
    console.log(`A task of ${busy.toFixed(0)} ms (${wall.toFixed(0)} ms by the clock): ${parts.join(', ')}`)
}

function withoutBrowser(): never {
  throw new Error('The browser has gone.')
}

const files = process.argv.slice(2)
const executablePath = await findBrowser()
if (files.length === 0 || !executablePath) throw new Error('Name the files of a model; a browser is needed.')
const server = await serveBuilt()
const args = [
  ...(backend === 'wasm' ? [] : softwareGpu),
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
]
// A profile on disk, as visitors have: a private window keeps in memory what is put away.
const profile = mkdtempSync(join(tmpdir(), 'limelight-opening-'))
const viewport = { width: 1440, height: 900 }
const context = await chromium.launchPersistentContext(profile, { executablePath, args, viewport })
const browser = context.browser() ?? withoutBrowser()
const page = await context.newPage()
await page.goto(`${server.address}/index.html#model=&image=scene:17&backend=${backend}`)
await page.waitForTimeout(4000)

async function measure(title: string, before: number, act: () => Promise<unknown>) {
  console.log(`\n${title}, above ${before.toFixed(0)} MiB of the page:\n\n| phase | at most |\n| --- | --- |`)
  let tasks: readonly Task[] = []
  const work = async () => {
    const done = page.evaluate(untilDone)
    await act()
    await done
  }
  // The trace takes memory itself.
  const looks = process.env.TASKS ? [] : await watched(work)
  if (process.env.TASKS) tasks = await tasksOf({ page, browser }, work)
  await tell(page, before, looks)
  tellTasks(tasks)
}

const before = memoryMiB()
const bytes = files.reduce((sum, file) => sum + statSync(file).size, 0)
const input = page.getByLabel('Picture and model files')
await measure(`${(bytes / MIB).toFixed(0)} MiB on ${backend}`, before, () => input.setInputFiles(files))
if (method) {
  const radio = page.getByRole('radio', { name: method, exact: true })
  await measure(method, before, () => radio.click())
}
console.log(machine())
await context.close()
rmSync(profile, { recursive: true, force: true })
await server.close()
