// Methods, scores and formats that the caller brings, through the doors of the package.
import { memory, reshape, slice, sum, type Tensor1D, tidy } from '@tensorflow/tfjs-core'
import { beforeAll, expect, test } from 'vitest'
import { plainToy } from '../engine/testing/toyNetwork'
import { type Method, openBackend } from './entries/engine'
import { explainPicture, type Format, filesFromBytes, type OpenModel, openModel } from './entries/models'

const pixels = {
  width: 16,
  height: 12,
  data: Uint8ClampedArray.from({ length: 16 * 12 * 4 }, (_, i) => (i % 4 === 3 ? 255 : (i * 37) % 256)),
}

/** A file of one byte that stands for a network made in code. */
const toy: Format = {
  card: {
    id: 'toy',
    label: 'Toy file',
    endings: ['.toy'],
    match: (files) => files.find(({ path }) => path.endsWith('.toy'))?.path ?? null,
  },
  code: {
    read: async () => ({
      read: async (files, path) => {
        const weights = await files.read(path)
        const labels = ['a', 'b', 'c', 'd']
        return { format: 'toy', topology: null, weightSpecs: [], weights, extra: {}, repairs: [], labels }
      },
    }),
    open: async () => ({
      open: () => ({
        network: network(),
        activations: new Map(),
        statesBatch: false,
        names: ['toy'],
        repairs: [],
      }),
    }),
  },
}

const sizes: Readonly<Record<string, readonly number[]>> = {
  input: [12, 16, 3],
  conv1: [12, 16, 5],
  relu1: [12, 16, 5],
  conv2: [6, 8, 6],
  relu2: [6, 8, 6],
  gap: [6],
  logits: [4],
}

function network() {
  const toy = plainToy().network
  const shapeOf = (name: string) => (sizes[name] ? [null, ...sizes[name]] : null)
  return { ...toy, nodes: toy.nodes.map((node) => ({ ...node, shape: shapeOf(node.name) })) }
}

const openToy = (): Promise<OpenModel> =>
  openModel(filesFromBytes('mine', new Map([['net.toy', Uint8Array.of(1)]])), { formats: [toy] })

beforeAll(async () => {
  await openBackend({ name: 'cpu' })
})

test('a format from outside opens, explains and is named on the card', async () => {
  const model = await openToy()
  expect(model.card).toMatchObject({ format: 'Toy file', classes: 4, labels: ['a', 'b', 'c', 'd'] })
  const before = memory().numTensors
  const { heatmap, class: found, top } = await explainPicture(model, pixels, { classGiven: 'c' })
  expect(memory().numTensors).toBe(before)
  expect([found.label, found.index, top.length]).toEqual(['c', 2, 4])
  expect([heatmap.width, heatmap.height, heatmap.state]).toEqual([8, 6, 'ok'])
})

test('without it the file is refused by name', async () => {
  const files = filesFromBytes('mine', new Map([['net.toy', Uint8Array.of(1)]]))
  await expect(openModel(files)).rejects.toMatchObject({ name: expect.stringMatching(/Not|Unsupported/) })
})

test('a method of the caller gives its map, with its parameter checked against its card', async () => {
  const first: Method = {
    id: 'first',
    name: 'First channel',
    paper: 'none',
    formula: 'L = A_k',
    about: 'The map is one channel.',
    goodFor: 'Nothing but a test.',
    cost: 'one pass',
    params: [
      { name: 'k', label: 'Channel', kind: 'integer', initial: 0, min: 0, max: 5, help: 'Which one.' },
    ],
    convention: 'torchcam',
    classSpecific: false,
    uses: ['activations'],
    grid: 'layer',
    explain: async (probe, { k }) => {
      const [, h, w] = probe.activations().shape
      const map = tidy(() => reshape(slice(probe.activations(), [0, 0, 0, Number(k)], [1, h, w, 1]), [h, w]))
      return { map }
    },
  }
  const model = await openToy()
  const before = memory().numTensors
  const maps = [0, 1].map((k) => explainPicture(model, pixels, { method: first, params: { k } }))
  const [a, b] = await Promise.all(maps)
  expect(memory().numTensors).toBe(before)
  expect(a?.heatmap.state).toBe('ok')
  expect(a?.heatmap.data).not.toEqual(b?.heatmap.data)
  await expect(explainPicture(model, pixels, { method: first, params: { k: 9 } })).rejects.toThrow(
    'Channel (k) cannot be 9',
  )
})

test('a score of the caller is what is explained', async () => {
  const model = await openToy()
  const all = (logits: Parameters<typeof sum>[0]) => sum(logits, 1) as Tensor1D
  const own = await explainPicture(model, pixels, { score: all })
  const plain = await explainPicture(model, pixels)
  const total = plain.top.reduce((whole, { logit }) => whole + logit, 0)
  expect(own.score).toBeCloseTo(total, 4)
  expect(own.heatmap.data).not.toEqual(plain.heatmap.data)
})

test.each([
  [{ classGiven: 'zebra' }, 'no class "zebra"'],
  [{ layers: ['nowhere'] }, 'is called "nowhere".'],
  [{ method: 'nocam' }, 'There is no method "nocam"'],
])('%j is refused in one sentence', async (wishes, sentence) => {
  const model = await openToy()
  const before = memory().numTensors
  await expect(explainPicture(model, pixels, wishes)).rejects.toThrow(sentence)
  expect(memory().numTensors).toBe(before)
})
