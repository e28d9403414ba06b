// Do both converted models give the trained net's logits? npx tsx examples/classifier/check.ts, after convert.py.
// Exits with 1 where a logit is off by more than 1e-4.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type * as Converter from '@tensorflow/tfjs-converter'
import type * as Core from '@tensorflow/tfjs-core'
import type * as Layers from '@tensorflow/tfjs-layers'

// TensorFlow.js has no exports maps: in Node its CommonJS build is the one that loads.
const load = createRequire(import.meta.url)
const tf = load('@tensorflow/tfjs-core') as typeof Core
const { loadLayersModel, model: modelOf } = load('@tensorflow/tfjs-layers') as typeof Layers
const { loadGraphModel } = load('@tensorflow/tfjs-converter') as typeof Converter
load('@tensorflow/tfjs-backend-cpu')

const LIMIT = 1e-4
const here = new URL('.', import.meta.url)

function files(form: string): Core.io.IOHandler {
  const folder = new URL(`../../public/builtin/tabletop-${form}/`, here)
  const { modelTopology, weightsManifest, format, signature } = JSON.parse(
    readFileSync(new URL('model.json', folder), 'utf8'),
  )
  const bytes = readFileSync(new URL(weightsManifest[0].paths[0], folder))
  const weightData = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength)
  const artifacts = { modelTopology, format, signature, weightSpecs: weightsManifest[0].weights, weightData }
  return { load: async () => artifacts as Core.io.ModelArtifacts }
}

async function logits(form: 'layers' | 'graph', pictures: Core.Tensor): Promise<Float32Array> {
  if (form === 'graph') {
    const model = await loadGraphModel(files(form))
    return (await (model.execute(pictures, 'logits') as Core.Tensor).data()) as Float32Array
  }
  const whole = await loadLayersModel(files(form))
  const cut = modelOf({ inputs: whole.inputs, outputs: whole.getLayer('logits').output })
  return (await (cut.predict(pictures) as Core.Tensor).data()) as Float32Array
}

const wanted = (JSON.parse(readFileSync(new URL('data/expected.json', here), 'utf8')) as number[][]).flat()
const bytes = readFileSync(new URL('data/expected.bin', here))
const pictures = tf.tensor(
  Float32Array.from(bytes, (v) => v / 255),
  [10, 128, 128, 3],
)
for (const form of ['layers', 'graph'] as const) {
  const found = await logits(form, pictures)
  const worst = wanted.reduce(
    (most, value, i) => Math.max(most, Math.abs(value - (found[i] ?? Number.NaN))),
    0,
  )
  console.log(`${form}: ${wanted.length} logits, at most ${worst.toExponential(2)} off`)
  if (!(worst <= LIMIT)) process.exitCode = 1
}
