// Where a masked copy's time goes, on wasm: each kernel of the forward pass, timed alone, and what the masks take on
// top; and whether batch norms and activations that could be folded are still there.
// npm run bench -- operators [model folder...]
import { join } from 'node:path'
import { dispose, env, type Tensor4D, tensor4d, tidy } from '@tensorflow/tfjs-core'
import { filesFromDisk } from '../src/cli/modelFolder'
import { localScorers } from '../src/engine/scoring/localScorers'
import type { MaskJob } from '../src/engine/types'
import { openArtifacts, readArtifacts } from '../src/models/open'
import type { OpenModel } from '../src/models/types'
import { openWasm } from '../src/runtime/backends/wasm/open'
import { watchKernels } from '../src/tfjs/watchKernels'

const CHUNK = 8
const TURNS = 9
const wasm = (name: string) => join(import.meta.dirname, name)
const median = (values: readonly number[]) =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN

interface Kernels {
  readonly ms: Map<string, number>
  readonly count: Map<string, number>
}

function profiled(work: () => unknown): Kernels {
  const [ms, count] = [new Map<string, number>(), new Map<string, number>()]
  let begin = 0
  const end = watchKernels({
    begins: () => {
      begin = performance.now()
    },
    ran: ({ kernel }) => {
      ms.set(kernel, (ms.get(kernel) ?? 0) + performance.now() - begin)
      count.set(kernel, (count.get(kernel) ?? 0) + 1)
    },
  })
  try {
    work()
  } finally {
    end()
  }
  return { ms, count }
}

function jobOf(h: number, w: number, c: number): MaskJob {
  const maps = {
    data: Float32Array.from({ length: 7 * 7 * CHUNK }, (_, i) => Math.sin(i)),
    shape: [7, 7, CHUNK] as const,
  }
  return {
    picture: {
      data: Float32Array.from({ length: h * w * c }, (_, i) => Math.sin(i * 0.37)),
      shape: [1, h, w, c],
    },
    source: { kind: 'channels', maps, convention: 'torchcam' },
    count: CHUNK,
    target: { kind: 'logit', classIndex: 0 },
  }
}

/** Milliseconds a copy: bare and masked, in turns, and the median of their ratios. */
async function compared({ classifier }: OpenModel, job: MaskJob, pictures: Tensor4D) {
  const { network, input, logits } = classifier
  const { scorers, close } = await localScorers(classifier, { chunk: CHUNK })(job)
  const indices = Array.from({ length: CHUNK }, (_, i) => i)
  const [bare, masked]: [number[], number[]] = [[], []]
  for (let turn = -1; turn < TURNS; turn++) {
    const start = performance.now()
    const [found] = network.run({ [input]: pictures }, [logits])
    await found?.data()
    found?.dispose()
    const middle = performance.now()
    await scorers[0]?.score({ indices, gain: 1 })
    if (turn < 0) continue
    bare.push((middle - start) / CHUNK)
    masked.push((performance.now() - middle) / CHUNK)
  }
  await close()
  return {
    bare: median(bare),
    masked: median(masked),
    ratio: median(masked.map((ms, i) => ms / (bare[i] ?? 1))),
  }
}

async function measure(folder: string): Promise<void> {
  const model = await openArtifacts(await readArtifacts(await filesFromDisk(folder)))
  const { classifier, card } = model
  const [h = 224, w = 224, c = 3] = classifier.inputShape.map((size) => size ?? 224)
  const job = jobOf(h, w, c)
  const data = Float32Array.from({ length: CHUNK * h * w * c }, (_, i) => Math.sin(i * 0.37))
  const pictures = tensor4d(data, [CHUNK, h, w, c])
  const found = await compared(model, job, pictures)
  const run = () =>
    tidy(() => void classifier.network.run({ [classifier.input]: pictures }, [classifier.logits]))
  const profiles = Array.from({ length: 3 }, () => profiled(run))
  const { ms, count } = profiles[1] ?? profiled(run)
  const total = [...ms.values()].reduce((a, b) => a + b, 0)
  console.log(`\n### ${card.name}\n
Bare ${found.bare.toFixed(2)} ms a picture, masked ${found.masked.toFixed(2)} ms; masked over bare ${found.ratio.toFixed(3)}.
A batch of ${CHUNK} takes ${(found.bare * CHUNK).toFixed(0)} ms, its kernels alone ${total.toFixed(0)} ms.\n
| kernel | times | ms a picture | share |\n|---|---|---|---|`)
  for (const [kernel, each] of [...ms].toSorted((a, b) => b[1] - a[1]))
    console.log(
      `| ${kernel} | ${count.get(kernel)} | ${(each / CHUNK).toFixed(3)} | ${((100 * each) / total).toFixed(1)} % |`,
    )
  dispose(pictures)
  model.dispose()
}

env().set('PROD', true)
await openWasm({ plain: wasm('tfjs-backend-wasm.wasm'), simd: wasm('tfjs-backend-wasm-simd.wasm') })
const given = process.argv.slice(2)
const folders =
  given.length > 0 ? given : ['tabletop-layers', 'tabletop-graph'].map((name) => join('public/builtin', name))
console.log(`## Kernels of a forward pass on wasm, chunks of ${CHUNK}`)
for (const folder of folders) await measure(folder)
