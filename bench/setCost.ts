// Pictures an hour and core for each method, as `limelight worker` makes them on wasm, and what a million of them takes on
// several machines. Writes examples/scale/README.md where the model is the built-in one.
// node --import tsx bench/setCost.ts [model folder]
import { spawn } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { marked } from '../scripts/readme.mjs'
import { methodCards } from '../src/engine/methods/cards'
import { machine } from './machine'

const root = join(import.meta.dirname, '..')
const builtIn = join(root, 'public/builtin/tabletop-layers')
const folder = join(root, 'public/builtin/pictures')
const pictures = readdirSync(folder).filter((name) => name.endsWith('.png'))
/** Milliseconds that one method is measured for, at most about so long. */
const BUDGET = 8000
const MILLION = 1e6
const CORES = 8

/** Milliseconds a picture, the first one (which compiles) left out; null for a method that has nothing to say of the model. */
async function pace(model: string, method: string): Promise<number | null> {
  const command = [join(root, 'dist/cli/limelight.mjs'), 'worker', '--model', model, '--method', method]
  const child = spawn(process.execPath, [...command, '--backend', 'wasm', '--workers', '1'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const ask = async (i: number) => {
    const image = join(folder, pictures[i % pictures.length] ?? '')
    child.stdin.write(`${JSON.stringify({ id: i, image })}\n`)
    const { value } = await answers.next()
    const answer = JSON.parse(value ?? '{}')
    if (answer.ok !== true && answer.error?.name !== 'BadRecipe')
      throw new Error(`${method}: ${JSON.stringify(answer.error)}`)
    return answer.ok === true
  }
  if (!(await ask(0))) {
    child.stdin.end()
    return null
  }
  const begin = performance.now()
  let done = 0
  while (done === 0 || (performance.now() - begin < BUDGET && done < 60)) await ask(++done)
  const ms = (performance.now() - begin) / done
  child.stdin.end()
  return ms
}

/** 45 min, 3.2 h, 12 days. */
function span(hours: number): string {
  if (hours < 1) return `${Math.max(1, Math.round(hours * 60))} min`
  return hours < 48 ? `${hours.toFixed(1)} h` : `${(hours / 24).toFixed(1)} days`
}

async function main(): Promise<void> {
  const [model = builtIn] = process.argv.slice(2)
  const rows: string[] = []
  for (const { id, name } of methodCards) {
    const ms = await pace(model, id)
    if (ms === null) continue
    const hours = (MILLION * ms) / 3.6e6 / CORES
    const machines = [1, 10, 100].map((count) => span(hours / count))
    rows.push(
      `| ${name} | ${ms.toFixed(0)} | ${Math.round(3.6e6 / ms).toLocaleString('en')} | ${machines.join(' | ')} |`,
    )
    console.log(rows.at(-1))
  }
  const head =
    '| method | ms a picture | pictures an hour and core | 1 machine | 10 machines | 100 machines |'
  const table = [head, '| :-- | --: | --: | --: | --: | --: |', ...rows].join('\n')
  if (model !== builtIn) return
  const readme = join(root, 'examples/scale/README.md')
  const text = `${machine()}.\n\n${table}`
  writeFileSync(readme, marked(readFileSync(readme, 'utf8'), 'cost', text))
}

await main()
