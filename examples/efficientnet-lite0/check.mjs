// Logits of a converted model, computed by TensorFlow.js: node check.mjs <folder> <pictures> <logits> <backend>
// Pictures and logits are plain float32, [n, 224, 224, 3] and [n, 1000].
import { readFile, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'

const require = createRequire(import.meta.url)
const tf = require('@tensorflow/tfjs-core')
const { loadLayersModel } = require('@tensorflow/tfjs-layers')
const { loadGraphModel } = require('@tensorflow/tfjs-converter')

const SIZE = 224

/** Logits [1, 1000] of a picture, before the softmax at the model's end. */
async function openModel(folder) {
  const artifacts = await readArtifacts(folder)
  if (artifacts.format === 'layers-model') {
    const model = await loadLayersModel(tf.io.fromMemory(artifacts))
    const logits = model.getLayer('logits').output.name
    return (picture) => model.execute(picture, logits)
  }
  const model = await loadGraphModel(tf.io.fromMemory(artifacts))
  return (picture) => model.execute({ input_1: picture }, 'efficientnet_lite0/logits/BiasAdd')
}

async function readArtifacts(folder) {
  const { weightsManifest, ...model } = JSON.parse(await readFile(join(folder, 'model.json'), 'utf8'))
  const [group] = weightsManifest
  const shards = await Promise.all(group.paths.map((path) => readFile(join(folder, path))))
  const weightData = Uint8Array.from(Buffer.concat(shards)).buffer
  return { ...model, weightSpecs: group.weights, weightData }
}

async function readPictures(path) {
  const bytes = Uint8Array.from(await readFile(path))
  const each = SIZE * SIZE * 3
  const values = new Float32Array(bytes.buffer)
  return Array.from({ length: values.length / each }, (_, i) => values.subarray(i * each, (i + 1) * each))
}

const [folder, pictures, out, backend] = process.argv.slice(2)
require(`@tensorflow/tfjs-backend-${backend}`)
await tf.setBackend(backend)
const logitsOf = await openModel(folder)
const rows = []
for (const values of await readPictures(pictures)) {
  const picture = tf.tensor4d(values, [1, SIZE, SIZE, 3])
  const logits = logitsOf(picture)
  rows.push(Buffer.from((await logits.data()).slice().buffer))
  tf.dispose([picture, logits])
}
await writeFile(out, Buffer.concat(rows))
