// The maps of all methods on the built-in model in WebKitGTK beside those that the terminal computes.
import { execFile } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'

const root = resolve(import.meta.dirname, '..')
const command = join(root, 'dist/cli/limelight.mjs')
const picture = 'builtin/pictures/terracotta.png'
/** Of maps whose largest value is 1. */
const WITHIN = 1e-4
/** One in a thousand values may lie on the other side of a ReLU's kink, where WebAssembly's do in the terminal too. */
const KINKS = 1e-3
/** Of methods that run the model hundreds of times: fewer of them tell as much. */
const params = {
  iscam: ['samples', 2],
  sscam: ['samples', 2],
  rise: ['samples', 60],
  occlusion: ['stride', 32],
  sess: ['scales', 2],
}
/** Hundreds of runs of the model, which take minutes on the processor: beside what the terminal's WebAssembly gives. */
const hundreds = ['ablationcam', 'scorecam', ...Object.keys(params)]

/** Whether the browser lets the page compute with it. */
export async function computesWith(webkit, page, backend) {
  await webkit.open(`${page}#backend=${backend}`)
  await webkit.phase('done')
  const name = { wasm: 'WebAssembly', webgl: 'WebGL' }[backend]
  return await webkit.run("return document.querySelector('header').innerText.includes(arguments[0])", name)
}

/**
 * Opens the page once and asks for one method after the other by its address, as a link in it would.
 * @param only ids of methods; all where there are none
 * @returns how many maps were compared; of each that differs a line, and none of those that need tokens
 */
export async function compareMaps(webkit, page, { backend, only }) {
  if (!existsSync(command)) throw new Error('There is no dist/cli/: npm run build makes it.')
  await webkit.open(`${page}#image=${picture}&class=fish&backend=${backend}`)
  await webkit.phase('done')
  const differing = []
  let compared = 0
  for (const method of methods()) {
    if (only.length > 0 && !only.includes(method.id)) continue
    const begun = Date.now()
    const [made, found] = await Promise.all([
      terminalMap(method.id, hundreds.includes(method.id) ? 'wasm' : 'cpu'),
      pageMap(webkit, method, backend),
    ])
    const fits = made !== null || found !== null
    if (fits) compared++
    const why = made && found ? await difference(method.id, made, found) : fits && 'one of them has no map'
    if (why) differing.push(`${method.id} on ${backend}: ${why}`)
    const said = why || (fits ? 'the same' : 'needs tokens')
    console.log(`${method.id} on ${backend}: ${said} (${((Date.now() - begun) / 1000).toFixed(1)} s)`)
  }
  return { compared, differing }
}

/** A method is a folder with a card. */
export function methods() {
  const folder = join(root, 'src/engine/methods')
  const cards = readdirSync(folder).map((name) => join(folder, name, 'card.ts'))
  return cards
    .filter((card) => existsSync(card))
    .map((card) => {
      const text = readFileSync(card, 'utf8')
      const [id, name] = ['id', 'name'].map(
        (key) => new RegExp(`^ {2}${key}: '([^']+)'`, 'm').exec(text)?.[1],
      )
      if (!id || !name) throw new Error(`${card} has no id or no name.`)
      return { id, name }
    })
}

/** Null where the method does not fit the model. */
async function terminalMap(method, backend) {
  const folder = mkdtempSync(join(tmpdir(), 'limelight-webkit-'))
  const out = join(folder, 'map.npy')
  const what = ['--model', join(root, 'dist/builtin/tabletop-layers'), '--image', join(root, 'dist', picture)]
  const how = ['--class', 'fish', '--method', method, '--backend', backend, '--scorer', 'tfjs', '--out', out]
  const param = method in params ? ['--param', params[method].join('=')] : []
  try {
    await promisify(execFile)(process.execPath, [command, 'explain', ...what, ...how, ...param])
    return readNpy(readFileSync(out))
  } catch (error) {
    if (/this model has no tokens/.test(error.stderr)) return null
    throw error
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** What `Download map` gives; null where the method does not fit the model. */
async function pageMap(webkit, { id, name }, backend) {
  const param = id in params ? `&p.${params[id].join('=')}` : ''
  await webkit.run(
    `window.moved = false
    const main = document.querySelector('main')
    new MutationObserver(() => { window.moved = true }).observe(main, { attributeFilter: ['data-phase'] })
    location.hash = arguments[0]`,
    `image=${picture}&class=fish&method=${id}&backend=${backend}${param}`,
  )
  // 'done' and 'failed' may still be of the method before: the caption names the one on show.
  const ended = () =>
    webkit.run(
      `const { phase } = document.querySelector('main').dataset
      const lines = document.body.innerText.split('\\n')
      const named = lines.some((l) => l.startsWith(arguments[0] + ' at ') || l.startsWith(arguments[0] + ', '))
      return (phase === 'done' && named) || (phase === 'failed' && moved) ? phase : null`,
      name,
    )
  await webkit.until(`there is a map of ${id}`, ended)
  if ((await ended()) === 'failed') {
    await webkit.shows('this model has no tokens')
    return null
  }
  await webkit.noErrors()
  const base64 = await webkit.wait(`const done = arguments[0]
    const make = URL.createObjectURL
    URL.createObjectURL = (blob) => {
      URL.createObjectURL = make
      blob.arrayBuffer().then((b) => done(btoa([...new Uint8Array(b)].map((x) => String.fromCharCode(x)).join(''))))
      return make.call(URL, blob)
    }
    document.querySelector('[aria-label="Download map"]').click()`)
  return readNpy(Buffer.from(base64, 'base64'))
}

/** Null where they are the same. */
async function difference(method, wanted, found) {
  if (wanted.shape !== found.shape) return `${found.shape} for ${wanted.shape}`
  if (!wanted.values.some((x) => x > 0.999)) return 'nothing is highlighted'
  const most = furthest(wanted, found)
  if (most <= WITHIN) return null
  const far = wanted.values.filter((x, i) => !(Math.abs(x - found.values[i]) <= WITHIN)).length
  const kinks =
    far <= KINKS * wanted.values.length && furthest(await terminalMap(method, 'wasm'), found) <= WITHIN
  return kinks ? null : `they differ by ${most}, ${far} values by more than ${WITHIN}`
}

const furthest = (wanted, found) =>
  wanted.values.reduce((worst, x, i) => Math.max(worst, Math.abs(x - found.values[i])), 0)

function readNpy(bytes) {
  const length = bytes.readUInt16LE(8)
  const data = bytes.subarray(10 + length)
  return {
    shape: /'shape':\s*\(([^)]*)\)/.exec(bytes.toString('latin1', 10, 10 + length))?.[1],
    values: new Float32Array(data.buffer.slice(data.byteOffset, data.byteOffset + data.length)),
  }
}
