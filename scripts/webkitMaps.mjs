// The maps of all methods on the built-in model in WebKitGTK beside those that the terminal computes on the processor.
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

/** Whether the browser lets the page compute with it. */
export async function computesWith(webkit, page, backend) {
  await webkit.open(`${page}#backend=${backend}`)
  await webkit.phase('done')
  const name = { wasm: 'WebAssembly', webgl: 'WebGL' }[backend]
  return await webkit.run("return document.querySelector('header').innerText.includes(arguments[0])", name)
}

/**
 * @param only ids of methods; all where there are none
 * @returns how many maps were compared; of each that differs a line, and none of those that need tokens
 */
export async function compareMaps(webkit, page, { backend, only }) {
  if (!existsSync(command)) throw new Error('There is no dist/cli/: npm run build makes it.')
  const differing = []
  let compared = 0
  for (const method of only.length > 0 ? only : methods()) {
    const wanted = await terminalMap(method, 'cpu')
    const found = await pageMap(webkit, page, { method, backend })
    if (wanted === null && found === null) continue
    compared++
    const why = wanted && found ? await difference(method, wanted, found) : 'one of them has no map'
    if (why) differing.push(`${method} on ${backend}: ${why}`)
  }
  return { compared, differing }
}

/** A method is a folder with a card. */
function methods() {
  const folder = join(root, 'src/engine/methods')
  const cards = readdirSync(folder).map((name) => join(folder, name, 'card.ts'))
  return cards
    .filter((card) => existsSync(card))
    .map((card) => /^ {2}id: '(\w+)'/m.exec(readFileSync(card, 'utf8'))?.[1] ?? card)
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
async function pageMap(webkit, page, { method, backend }) {
  const param = method in params ? `&p.${params[method].join('=')}` : ''
  const link = `image=${picture}&class=fish&method=${method}&backend=${backend}${param}`
  await webkit.open(`${page}#${link}`)
  const ended = () =>
    webkit.run(
      `const { phase } = document.querySelector('main')?.dataset ?? {}
      return phase === 'done' || phase === 'failed' ? phase : null`,
    )
  await webkit.until(`there is a map of ${method}`, ended)
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
