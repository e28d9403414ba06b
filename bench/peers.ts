// Exact Score-CAM beside the PyTorch libraries, on the same weights and picture, pair by pair: each contender once a
// turn, in a process of its own; medians of all turns and of the ratios within them.
// npm run bench -- peers <model folder> [turns]; Python with bench/peers/requirements.txt in PEERS_PYTHON, a second
// Node in NEWER_NODE, onnxruntime-node in NODE_PATH; BENCH_GPU=own for the page and
// CUDA on the machine's GPU instead; who is not there is left out by name.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { tensor4d, tidy } from '@tensorflow/tfjs-core'
import { encodeNpy } from '../src/canvas/npy'
import { filesFromDisk } from '../src/cli/modelFolder'
import { classify } from '../src/engine/classify'
import { openArtifacts, readArtifacts } from '../src/models/open'
import { writtenFile } from '../src/models/written/nativeFile'
import { openWasm } from '../src/runtime/backends/wasm/open'
import { machine } from './machine'

const root = join(import.meta.dirname, '../../..')
const [folder = join(root, 'public/builtin/tabletop-graph'), turns = '5'] = process.argv.slice(2)
const work = mkdtempSync(join(tmpdir(), 'limelight-peers-'))
const { PEERS_PYTHON: python = 'python3', NEWER_NODE: newer } = process.env

/** glibc gives large blocks back to the system at once, and fetches them again for each batch, unless told not to. */
const KEPT = {
  MALLOC_TRIM_THRESHOLD_: '17179869184',
  MALLOC_MMAP_THRESHOLD_: '17179869184',
  MALLOC_TOP_PAD_: '268435456',
}

interface Contender {
  readonly name: string
  readonly command: readonly string[]
  readonly env?: Readonly<Record<string, string>>
}

/** Writes model.onnx and picture.npy; the number of the most probable class. */
async function prepare(): Promise<number> {
  const wasm = (name: string) => join(import.meta.dirname, name)
  await openWasm({ plain: wasm('tfjs-backend-wasm.wasm'), simd: wasm('tfjs-backend-wasm-simd.wasm') })
  const model = await openArtifacts(await readArtifacts(await filesFromDisk(folder)))
  const [h = 224, w = 224, c = 3] = model.classifier.inputShape.map((size) => size ?? 224)
  const data = Float32Array.from(
    { length: h * w * c },
    (_, i) => Math.sin(i * 0.00137) * Math.cos(i * 0.0371),
  )
  const pictures = tidy(() => tensor4d([...data, ...data], [2, h, w, c]))
  writeFileSync(join(work, 'model.onnx'), (await writtenFile(model, pictures)).bytes)
  writeFileSync(join(work, 'picture.npy'), encodeNpy({ shape: [h, w, c], data }))
  const { logits } = await classify(model.classifier, tensor4d(data, [1, h, w, c]))
  return logits.indexOf(Math.max(...logits))
}

function contenders(index: number): Contender[] {
  const ours = (node: string, scorer: string) => [
    ...[node, join(root, 'dist/cli/limelight.mjs'), 'explain', '--model', folder, '--scorer', scorer],
    ...['--image', join(work, 'picture.npy'), '--method', 'scorecam', '--class', String(index)],
  ]
  const peer = (library: string, ...device: string[]) => [
    ...[python, join(root, 'bench/peers/score_cam.py'), library],
    ...[join(work, 'model.onnx'), join(work, 'picture.npy'), String(index), ...device],
  ]
  const page = (backend: string) => [
    ...[process.execPath, '--import', 'tsx', join(root, 'bench/peers/page.ts')],
    ...[folder, backend, String(index)],
  ]
  if (process.env.BENCH_GPU)
    return [
      { name: 'limelight, the page on WebGPU', command: page('webgpu') },
      { name: 'limelight, the page on WebGL', command: page('webgl') },
      { name: 'torchcam, CUDA', command: peer('torchcam', 'cuda') },
      { name: 'pytorch-grad-cam, CUDA', command: peer('pytorch-grad-cam', 'cuda') },
    ]
  return [
    { name: 'limelight, wasm', command: ours(process.execPath, 'tfjs') },
    ...(newer ? [{ name: 'limelight, wasm, newer Node', command: ours(newer, 'tfjs') }] : []),
    { name: 'limelight, onnxruntime', command: ours(process.execPath, 'onnxruntime') },
    { name: 'torchcam', command: peer('torchcam') },
    { name: 'torchcam, memory kept', command: peer('torchcam'), env: KEPT },
    { name: 'pytorch-grad-cam', command: peer('pytorch-grad-cam') },
    { name: 'pytorch-grad-cam, memory kept', command: peer('pytorch-grad-cam'), env: KEPT },
  ]
}

/** Milliseconds, or why there are none. */
function run({ command: [program = '', ...args], env }: Contender): number | string {
  const { status, stdout, stderr } = spawnSync(program, args, {
    encoding: 'utf8',
    env: { ...process.env, ...env },
  })
  if (status !== 0) return (stderr ?? 'it does not start').trim().split('\n').at(-1)?.slice(0, 120) ?? ''
  return (JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as { ms: number }).ms
}

const median = (values: readonly number[]) =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN

async function main(): Promise<void> {
  const all = contenders(await prepare())
  const found = new Map(all.map(({ name }) => [name, [] as number[]]))
  const absent = new Map<string, string>()
  for (let turn = 0; turn < Number(turns); turn++)
    for (const each of all.filter(({ name }) => !absent.has(name))) {
      const ms = run(each)
      process.stderr.write(`${each.name}: ${typeof ms === 'string' ? ms : Math.round(ms)}\n`)
      if (typeof ms === 'string') absent.set(each.name, ms)
      else found.get(each.name)?.push(ms)
    }
  const present = all.filter(({ name }) => !absent.has(name))
  const peers = present.filter(({ name }) => !name.startsWith('limelight'))
  const against = (name: string, peer: string) =>
    median((found.get(name) ?? []).map((ms, turn) => ms / (found.get(peer)?.[turn] ?? Number.NaN)))
  console.log(`## Score-CAM of ${basename(folder)} beside PyTorch's libraries, medians of ${turns} turns\n`)
  console.log(
    `| | ms |${peers.map(({ name }) => ` of ${name} |`).join('')}\n|---|---|${'---|'.repeat(peers.length)}`,
  )
  for (const { name } of present) {
    const ratios = peers.map((peer) => ` ${against(name, peer.name).toFixed(2)} |`)
    console.log(`| ${name} | ${Math.round(median(found.get(name) ?? []))} |${ratios.join('')}`)
  }
  for (const [name, why] of absent) console.log(`\nSkipped: ${name} (${why})`)
  const figures = {
    machine: machine(),
    model: basename(folder),
    turns: Number(turns),
    ms: Object.fromEntries(found),
  }
  console.log(`\n${JSON.stringify(figures)}`)
}

await main().finally(() => rmSync(work, { recursive: true, force: true }))
