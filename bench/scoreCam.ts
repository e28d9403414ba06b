// Score-CAM on wasm: what a masked copy costs at each chunk size, one instance against a pool of instances, and the
// graph of a network (batch norms folded by the converter) against its layers. Ratios within one run.
// node scoreCam.mjs [model folder...]; without folders, the models under public.
import { existsSync, readdirSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { basename, join } from 'node:path'
import { dispose, env, type Tensor4D, tensor4d, tidy } from '@tensorflow/tfjs-core'
import { filesFromDisk } from '../src/cli/modelFolder'
import { startThread } from '../src/cli/thread'
import { explain } from '../src/engine/explain'
import { localScorers } from '../src/engine/scoring/localScorers'
import type { ExplainOptions, MaskJob, OpenScorers } from '../src/engine/types'
import { openArtifacts, readArtifacts } from '../src/models/open'
import type { OpenModel } from '../src/models/types'
import { openWasm } from '../src/runtime/backends/wasm/open'
import { openPool } from '../src/runtime/pool'

const CHUNKS = [1, 2, 4, 8, 16, 32]
/** Channels that each measurement scores. */
const CHANNELS = 64

const wasm = {
  plain: join(import.meta.dirname, 'tfjs-backend-wasm.wasm'),
  simd: join(import.meta.dirname, 'tfjs-backend-wasm-simd.wasm'),
}
const target = { kind: 'logit', classIndex: 0 } as const

/** Milliseconds of the quicker of two turns. */
async function timed(work: () => Promise<unknown>): Promise<number> {
  const turns: number[] = []
  for (let i = 0; i < 2; i++) {
    const begin = performance.now()
    await work()
    turns.push(performance.now() - begin)
  }
  return Math.min(...turns)
}

function pictureFor({ classifier }: OpenModel): Tensor4D {
  const [height, width, channels] = classifier.inputShape.map((size) => size ?? 224)
  const shape: [number, number, number, number] = [1, height ?? 224, width ?? 224, channels ?? 3]
  const size = shape.reduce((product, n) => product * n, 1)
  return tensor4d(
    Float32Array.from({ length: size }, (_, i) => Math.sin(i * 0.37)),
    shape,
  )
}

/** The deepest layer with enough channels: its masks are the scorers' work. */
async function jobOf({ classifier }: OpenModel, picture: Tensor4D): Promise<MaskJob> {
  const layer = classifier.suggested.layer
  const [maps] = classifier.network.run({ [classifier.input]: picture }, [layer])
  const [, h = 1, w = 1, k = 1] = maps?.shape ?? []
  const job: MaskJob = {
    picture: {
      data: (await picture.data()) as Float32Array,
      shape: picture.shape as [1, number, number, number],
    },
    source: {
      kind: 'channels',
      maps: { data: (await maps?.data()) as Float32Array, shape: [h, w, k] },
      convention: 'torchcam',
    },
    count: k,
    target,
  }
  maps?.dispose()
  return job
}

async function chunks(model: OpenModel, job: MaskJob): Promise<number[]> {
  const channels = Array.from({ length: Math.min(CHANNELS, job.count) }, (_, i) => i)
  const costs: number[] = []
  for (const chunk of CHUNKS) {
    const { scorers, close } = await localScorers(model.classifier, { chunk })(job)
    const [scorer] = scorers
    const ms = await timed(async () => {
      for (let i = 0; i < channels.length; i += chunk)
        await scorer?.score({ indices: channels.slice(i, i + chunk), gain: 1 })
    })
    await close()
    costs.push(ms / channels.length)
  }
  return costs
}

/** Milliseconds of a whole Score-CAM of the strongest channels. */
function scoreCam(model: OpenModel, picture: Tensor4D, openScorers: OpenScorers): Promise<number> {
  const options: ExplainOptions = {
    layers: [model.classifier.suggested.layer],
    target,
    params: { cskip: CHANNELS },
    openScorers,
  }
  return timed(() => explain(model.classifier, picture, 'scorecam', options))
}

async function pooled(model: OpenModel, picture: Tensor4D): Promise<number> {
  const pool = openPool({
    artifacts: model.artifacts,
    output: null,
    wasm,
    size: availableParallelism() - 1,
    spawn: () => startThread(join(import.meta.dirname, 'scorer.mjs')),
    local: localScorers(model.classifier),
  })
  try {
    return await scoreCam(model, picture, pool.openScorers)
  } finally {
    pool.close()
  }
}

async function measure(folder: string): Promise<string> {
  const model = await openArtifacts(await readArtifacts(await filesFromDisk(folder)))
  const picture = tidy(() => pictureFor(model))
  const costs = await chunks(model, await jobOf(model, picture))
  const gradient = await timed(() =>
    explain(model.classifier, picture, 'gradcam', { layers: [model.classifier.suggested.layer], target }),
  )
  const alone = await scoreCam(model, picture, localScorers(model.classifier))
  const together = await pooled(model, picture)
  dispose(picture)
  model.dispose()
  const cells = [...costs, gradient, alone, together].map((ms) => ms.toFixed(1))
  return `| ${basename(folder)} | ${cells.join(' | ')} | ${(alone / together).toFixed(2)} |`
}

function found(): string[] {
  return ['public/builtin', 'public/models'].flatMap((parent) =>
    existsSync(parent)
      ? readdirSync(parent)
          .map((name) => join(parent, name))
          .filter((folder) => existsSync(join(folder, 'model.json')))
      : [],
  )
}

env().set('PROD', true)
await openWasm(wasm)
const folders = process.argv.length > 2 ? process.argv.slice(2) : found()
console.log(`## Score-CAM on wasm, ${availableParallelism()} cores

Milliseconds a masked copy at each chunk size; of a Grad-CAM; of a Score-CAM of the ${CHANNELS} strongest channels by one
instance and by a pool of ${availableParallelism()} (started already); and how many times quicker the pool is.

| model | ${CHUNKS.map((chunk) => `chunks of ${chunk}`).join(' | ')} | Grad-CAM | one | pool | ratio |
|---|${'---|'.repeat(CHUNKS.length + 4)}`)
for (const folder of folders) console.log(await measure(folder))
