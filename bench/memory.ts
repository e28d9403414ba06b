// What each method takes on a model: milliseconds, forward passes, and the most bytes that tensors held at once. Those
// that score masks or samples by the hundred do a few of each, which leaves their peak as it is. On wasm, one instance.
// npm run bench -- memory [model folder...]
import { join } from 'node:path'
import { env, memory, profile, tensor4d } from '@tensorflow/tfjs-core'
import { filesFromDisk } from '../src/cli/modelFolder'
import { explain } from '../src/engine/explain'
import { methods } from '../src/engine/methods'
import { openArtifacts, readArtifacts } from '../src/models/open'
import type { OpenModel } from '../src/models/types'
import { openWasm } from '../src/runtime/backends/wasm/open'

/** In place of hundreds. */
const FEW: Readonly<Record<string, number>> = { samples: 2, cskip: 32, steps: 4 }
const MANY = { samples: 64 }

const wasm = (name: string) => join(import.meta.dirname, name)

function paramsOf({ params, cost }: (typeof methods)[number]): Record<string, number> {
  const few = cost === 'per mask' ? { ...FEW, ...MANY } : FEW
  return Object.fromEntries(
    params.filter(({ name }) => name in few).map(({ name }) => [name, few[name] ?? Number.NaN]),
  )
}

async function row({ classifier }: OpenModel, method: (typeof methods)[number], data: Float32Array) {
  const [h = 224, w = 224, c = 3] = classifier.inputShape.map((size) => size ?? 224)
  const picture = tensor4d(data, [1, h, w, c])
  const options = {
    layers: method.layers === 'whole' ? [] : [classifier.suggested.layer],
    target: { kind: 'logit', classIndex: 0 },
    params: paramsOf(method),
  } as const
  const before = memory().numBytes
  try {
    const begin = performance.now()
    const { forwards } = await explain(classifier, picture, method.id, options)
    const ms = performance.now() - begin
    const { peakBytes } = await profile(async () => {
      await explain(classifier, picture, method.id, options)
      return []
    })
    return `${ms.toFixed(0)} | ${forwards} | ${((peakBytes - before) / 2 ** 20).toFixed(1)}`
  } catch (error) {
    return `| | ${error instanceof Error ? error.message : String(error)}`
  } finally {
    picture.dispose()
  }
}

async function measure(folder: string): Promise<void> {
  const model = await openArtifacts(await readArtifacts(await filesFromDisk(folder)))
  const [h = 224, w = 224, c = 3] = model.classifier.inputShape.map((size) => size ?? 224)
  const data = Float32Array.from({ length: h * w * c }, (_, i) => Math.sin(i * 0.0137) * Math.cos(i * 0.0371))
  const weights = memory().numBytes / 2 ** 20
  console.log(`\n### ${model.card.name}: ${weights.toFixed(1)} MiB of weights

| method | ms | forwards | peak MiB beside the weights |
|---|---|---|---|`)
  for (const method of methods) console.log(`| ${method.name} | ${await row(model, method, data)} |`)
  model.dispose()
}

env().set('PROD', true)
await openWasm({ plain: wasm('tfjs-backend-wasm.wasm'), simd: wasm('tfjs-backend-wasm-simd.wasm') })
const given = process.argv.slice(2)
console.log('## What each method takes')
for (const folder of given.length > 0 ? given : [join('public/builtin', 'tabletop-graph')])
  await measure(folder)
