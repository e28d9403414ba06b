// node own.mjs <picture>: a file format, a method and a score of one's own, in one map.
import { writeFile } from 'node:fs/promises'
import { conv2d, mean, sub, tensor4d, tidy, unstack } from '@tensorflow/tfjs-core'
import { openBackend } from 'limelight/engine'
import { explainPicture, openModel, stepRunner } from 'limelight/models'
import { filesFromDisk, readPicture } from 'limelight/node'

/** Nine float32 numbers: how much red, green and blue speak for each of three classes. */
const toyFormat = {
  card: {
    id: 'toy',
    label: 'Toy file',
    endings: ['.toy'],
    match: (files) => files.find(({ path }) => path.endsWith('.toy'))?.path ?? null,
  },
  code: {
    read: async () => ({ read: readToy }),
    open: async () => ({ open: openToy }),
  },
}

async function readToy(files, path) {
  const weightSpecs = [{ name: 'colours', shape: [1, 1, 3, 3], dtype: 'float32' }]
  const rest = { topology: null, extra: {}, repairs: [], labels: ['red', 'green', 'blue'] }
  return { format: 'toy', weightSpecs, weights: await files.read(path), ...rest }
}

function openToy({ weights }) {
  const colours = tensor4d(new Float32Array(weights), [1, 1, 3, 3])
  const nodes = [
    { name: 'picture', op: 'Input', shape: [null, 8, 8, 3], inputs: [] },
    { name: 'look', op: 'Conv2D', shape: [null, 8, 8, 3], inputs: ['picture'] },
    { name: 'scores', op: 'Mean', shape: [null, 3], inputs: ['look'] },
  ]
  const run = stepRunner([
    { names: ['look'], inputs: ['picture'], compute: ([x]) => [conv2d(x, colours, 1, 'same')] },
    { names: ['scores'], inputs: ['look'], compute: ([x]) => [mean(x, [1, 2])] },
  ])
  const network = {
    ...{ nodes, inputs: ['picture'], outputs: ['scores'], run },
    ...{ biases: () => [], dispose: () => colours.dispose() },
  }
  return { network, activations: new Map(), statesBatch: false, names: ['colours'], repairs: [] }
}

/** Each channel by its mean gradient, as Grad-CAM does it. */
const ownMethod = {
  id: 'own',
  name: 'Mean gradient',
  paper: 'none',
  formula: 'w_k = mean_ij dS/dA_kij',
  about: 'The map highlights where the channels lie whose mean gradient raises the score.',
  goodFor: 'An example.',
  cost: 'one pass',
  params: [],
  convention: 'torchcam',
  classSpecific: true,
  uses: ['activations', 'gradients'],
  grid: 'layer',
  explain: async (probe) => ({ weights: tidy(() => mean(probe.gradients(), [1, 2], true)) }),
}

/** What speaks for red rather than blue; of the logits [n, classes] one number a picture [n]. */
const redNotBlue = (logits) =>
  tidy(() => {
    const [red, , blue] = unstack(logits, 1)
    return sub(red, blue)
  })

await openBackend({ name: 'cpu' })
await writeFile('colours.toy', new Uint8Array(Float32Array.of(1, 0, 0, 0, 1, 0, 0, 0, 1).buffer))
const model = await openModel(await filesFromDisk('colours.toy'), { formats: [toyFormat] })
const picture = await readPicture(process.argv[2])
const { heatmap, score, top } = await explainPicture(model, picture, { method: ownMethod, score: redNotBlue })
console.log(JSON.stringify({ format: model.card.format, score, top, map: [...heatmap.data] }))
model.dispose()
