// How soon Score-CAM's map looks like the finished one; what another class costs once a picture is known; and that a
// hundred runs leave as many tensors and bytes. On wasm, one instance.
// npm run bench -- methods [model folder...]
import { join } from 'node:path'
import { env, memory, tensor4d } from '@tensorflow/tfjs-core'
import { filesFromDisk } from '../src/cli/modelFolder'
import { classify } from '../src/engine/classify'
import { explain } from '../src/engine/explain'
import { openActivations } from '../src/engine/probe/activations'
import type { ExplainOptions, Heatmap } from '../src/engine/types'
import { openArtifacts, readArtifacts } from '../src/models/open'
import { openWasm } from '../src/runtime/backends/wasm/open'

const SHARES = [0.05, 0.1, 0.25, 0.5]
const TURNS = 9
const wasm = (name: string) => join(import.meta.dirname, name)
const median = (values: readonly number[]) =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN

/** Pearson's. */
function correlation(a: Float32Array, b: Float32Array): number {
  const mean = (x: Float32Array) => x.reduce((sum, value) => sum + value, 0) / x.length
  const [ma, mb] = [mean(a), mean(b)]
  let [ab, aa, bb] = [0, 0, 0]
  a.forEach((value, i) => {
    const other = (b[i] ?? 0) - mb
    ab += (value - ma) * other
    aa += (value - ma) ** 2
    bb += other ** 2
  })
  return ab / Math.sqrt(aa * bb)
}

async function measure(folder: string): Promise<void> {
  const { classifier, card, dispose } = await openArtifacts(await readArtifacts(await filesFromDisk(folder)))
  const [h = 224, w = 224, c = 3] = classifier.inputShape.map((size) => size ?? 224)
  const data = Float32Array.from(
    { length: h * w * c },
    (_, i) => Math.sin(i * 0.00137) * Math.cos(i * 0.0371),
  )
  const picture = tensor4d(data, [1, h, w, c])
  const activations = openActivations({ network: classifier.network, picture })
  const { logits } = await classify(classifier, picture, activations)
  const top = logits.indexOf(Math.max(...logits))
  const of = (classIndex: number): ExplainOptions => ({
    layers: [classifier.suggested.layer],
    target: { kind: 'logit', classIndex },
    activations,
  })
  const another: number[] = []
  for (let turn = 0; turn <= TURNS; turn++) {
    const begin = performance.now()
    await explain(classifier, picture, 'gradcam', of((top + turn) % classifier.classes))
    if (turn > 0) another.push(performance.now() - begin)
  }
  const { numTensors, numBytes } = memory()
  for (let turn = 0; turn < 100; turn++)
    await explain(classifier, picture, 'gradcam', of(turn % classifier.classes))
  const after = memory()
  const partials: { share: number; map: Heatmap }[] = []
  const report: ExplainOptions['report'] = ({ done, total, partial }) => {
    if (partial) partials.push({ share: done / total, map: partial })
  }
  const { heatmap } = await explain(classifier, picture, 'scorecam', { ...of(top), norm: 'minmax', report })
  const cells = SHARES.map((share) => {
    const { map } = partials.find((each) => each.share >= share) ?? { map: heatmap }
    return correlation(map.data, heatmap.data).toFixed(3)
  })
  const left = `${after.numTensors - numTensors} tensors, ${after.numBytes - numBytes} bytes`
  console.log(`| ${card.name} | ${cells.join(' | ')} | ${median(another).toFixed(1)} | ${left} |`)
  activations.dispose()
  picture.dispose()
  dispose()
}

env().set('PROD', true)
await openWasm({ plain: wasm('tfjs-backend-wasm.wasm'), simd: wasm('tfjs-backend-wasm-simd.wasm') })
const given = process.argv.slice(2).filter((folder) => !/^\d+$/.test(folder))
const folders =
  given.length > 0 ? given : ['tabletop-layers', 'tabletop-graph'].map((name) => join('public/builtin', name))
console.log(`## The map so far, another class, a hundred runs

Correlation of Score-CAM's map with the finished one after a share of the masks; Grad-CAM of another class, ms; what a
hundred of those leave behind.

| model | ${SHARES.map((share) => `${100 * share} %`).join(' | ')} | another class | left |
|---|---|---|---|---|---|---|`)
for (const folder of folders) await measure(folder)
