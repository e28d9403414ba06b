// Exports six full-size networks of torchvision with random weights, opens and explains each with the terminal
// command, and compares logits and maps with what torch and torchcam answer in the same run.
//   npm run onnx:torchvision [-- FOLDER] [--older]      after npm run build; skipped where Python lacks a package
// PYTHON names the interpreter, BACKEND another backend than wasm.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const here = import.meta.dirname
const command = join(here, '../../dist/cli/limelight.mjs')
const python = process.env.PYTHON ?? 'python3'
const backend = process.env.BACKEND ?? 'wasm'
const networks = ['resnet50', 'mobilenet_v3_large', 'efficientnet_b0', 'convnext_tiny', 'vit_b_16', 'swin_t']
/** What is asked of maps (of their peak, which is 1) and of logits (of their range). */
const LIMITS = { map: backend === 'cpu' ? 1e-4 : 1e-3, logit: 1e-4 }

const older = process.argv.includes('--older') ? ['--older'] : []
const named = process.argv.slice(2).find((each) => !each.startsWith('--'))

function missing() {
  const wanted = ['torch', 'torchvision', 'onnx', 'onnxscript', 'torchcam']
  const ask = `import importlib.util as u; print(*[n for n in ${JSON.stringify(wanted)} if u.find_spec(n) is None])`
  const { status, stdout } = spawnSync(python, ['-c', ask], { encoding: 'utf8' })
  if (status !== 0) return 'Python'
  return stdout.trim()
}

/** Float32 numbers of a .npy file. */
function npy(file) {
  const bytes = readFileSync(file)
  const begin = 10 + bytes.readUInt16LE(8)
  return new Float32Array(Uint8Array.from(bytes.subarray(begin)).buffer)
}

function explained(folder, { method, layer, class: chosen }) {
  const out = join(folder, 'map.npy')
  const asked = ['--method', method.toLowerCase(), '--layer', layer, '--class', String(chosen)]
  const how = ['--convention', 'torchcam', '--size', 'native', '--backend', backend, '--out', out]
  const model = join(folder, 'model.onnx')
  const args = ['explain', '--model', model, '--image', join(folder, 'input.npy'), ...asked, ...how]
  const { status, stdout, stderr } = spawnSync(process.execPath, [command, ...args], { encoding: 'utf8' })
  if (status !== 0) throw new Error(stderr.trim())
  return { answer: JSON.parse(stdout), map: npy(out) }
}

const largest = (numbers) => numbers.reduce((most, x) => Math.max(most, x), 0)

/** The worst deviations over all maps of a network. */
function compared(folder) {
  const { logits, maps } = JSON.parse(readFileSync(join(folder, 'figures.json'), 'utf8'))
  const range = Math.max(...logits) - Math.min(...logits)
  const off = { logit: 0, map: 0, count: 0 }
  for (const wanted of maps) {
    const { answer, map } = explained(folder, wanted)
    const values = wanted.map.flat()
    if (values.length !== map.length)
      throw new Error(`${wanted.layer} has ${map.length} cells, not ${values.length}`)
    const logit = largest(answer.top.map((each) => Math.abs(each.logit - logits[each.class]))) / range
    off.logit = Math.max(off.logit, logit)
    off.map = Math.max(off.map, largest(values.map((x, i) => Math.abs(x - map[i]))))
    off.count++
  }
  return off
}

const lacks = missing()
if (lacks) {
  console.log(`skipped: onnx:torchvision (${python} lacks ${lacks}); see examples/torchvision/export.py`)
  process.exit(0)
}
if (!existsSync(command)) throw new Error('dist/cli is not there; npm run build first.')
const root = named ?? mkdtempSync(join(tmpdir(), 'torchvision-'))
let failed = 0
console.log('| network | file, MB | maps | logits off by | maps off by |')
console.log('| :------ | -------: | ---: | ------------: | ----------: |')
for (const network of networks) {
  const folder = join(root, network)
  try {
    const { status, stderr } = spawnSync(python, [join(here, 'export.py'), folder, network, ...older], {
      encoding: 'utf8',
    })
    if (status !== 0) throw new Error(stderr.trim().split('\n').at(-1))
    const files = ['model.onnx', 'model.onnx.data'].map((name) => join(folder, name)).filter(existsSync)
    const size = files.reduce((sum, file) => sum + statSync(file).size, 0) / 1e6
    const { logit, map, count } = compared(folder)
    if (!(logit <= LIMITS.logit && map <= LIMITS.map)) failed++
    const row = [network, size.toFixed(0), count, logit.toExponential(0), map.toExponential(0)]
    console.log(`| ${row.join(' | ')} |`)
  } catch (error) {
    failed++
    console.log(`| ${network} | ${error.message} | | | |`)
  }
}
if (!named) rmSync(root, { recursive: true })
process.exit(failed > 0 ? 1 : 0)
