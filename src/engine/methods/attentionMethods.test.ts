// Methods that read attention: their formulas in plain numbers, and LeGrad's gradients by finite differences.
import { memory, type Tensor, tensor, tidy } from '@tensorflow/tfjs-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { explain } from '../explain'
import { attentionToy } from '../testing/attentionToy'
import { backends, useBackend } from '../testing/backends'
import { toyPicture } from '../testing/libraryCases'
import { openProbe } from '../testing/openProbe'
import { stopAt } from '../testing/stopAt'
import { tokenToy } from '../testing/tokenToy'
import { plainToy } from '../testing/toyNetwork'
import type { Classifier, ExplainOptions } from '../types'

const TOKENS = 49
const classIndex = 2
const options = (layer: string): ExplainOptions => ({
  layers: [layer],
  target: { kind: 'logit', classIndex },
  norm: 'none',
})

async function mapOf(method: string, classifier: Classifier, layer = 'block2') {
  const picture = toyPicture()
  const before = memory().numTensors
  const { heatmap } = await explain(classifier, picture, method, options(layer))
  expect(memory().numTensors).toBe(before)
  picture.dispose()
  return heatmap
}

/** Values of nodes, of the picture and what else is fed. */
async function values(
  { network, input }: Classifier,
  names: readonly string[],
  feeds: Readonly<Record<string, readonly [Float32Array, number[]]>> = {},
): Promise<Float32Array[]> {
  const picture = toyPicture()
  const others = Object.entries(feeds).map(([name, [data, shape]]) => [name, tensor(data, shape)] as const)
  const found = tidy(() => network.run({ [input]: picture, ...Object.fromEntries(others) }, names))
  const read = await Promise.all(found.map((each) => each.data() as Promise<Float32Array>))
  for (const each of [picture, ...found, ...others.map(([, other]) => other)]) (each as Tensor).dispose()
  return read
}

/** Mean over the heads of [2, tokens, tokens]. */
const headMean = (shares: Float32Array) =>
  Float64Array.from(
    { length: TOKENS * TOKENS },
    (_, i) => ((shares[i] ?? 0) + (shares[TOKENS * TOKENS + i] ?? 0)) / 2,
  )

describe.each(backends)('on $backend', ({ backend }) => {
  beforeAll(() => useBackend(backend))

  test('raw attention is what the class token of the last block attends to, from whatever layer it is asked', async () => {
    const classifier = attentionToy()
    const [shares] = await values(classifier, ['attention2'])
    const wanted = headMean(shares as Float32Array).slice(1, TOKENS)
    for (const layer of ['patches', 'block2']) {
      const { data, width, height } = await mapOf('rawattention', classifier, layer)
      expect([height, width]).toEqual([6, 8])
      for (const [i, value] of data.entries()) expect(value).toBeCloseTo(wanted[i] ?? Number.NaN, 5)
    }
  })

  test('rollout is the product of the blocks, each half itself', async () => {
    const classifier = attentionToy()
    const found = await values(classifier, ['attention1', 'attention2'])
    const [first, second] = found.map((shares) =>
      headMean(shares).map((value, i) => (value + (i % (TOKENS + 1) === 0 ? 1 : 0)) / 2),
    )
    const { data } = await mapOf('attentionrollout', classifier)
    for (const [i, value] of data.entries()) {
      let wanted = 0
      for (let t = 0; t < TOKENS; t++) wanted += (second?.[t] ?? 0) * (first?.[t * TOKENS + i + 1] ?? 0)
      expect(value).toBeCloseTo(wanted, 5)
    }
  })

  test('LeGrad: the gradient of each block’s own score at its attention, by finite differences', async () => {
    const classifier = attentionToy()
    const picture = toyPicture()
    const probe = openProbe(classifier, picture, options('block2'))
    const score = async (block: number, shares: Float32Array) => {
      const fed = { [`attention${block}`]: [shares, [1, 2, TOKENS, TOKENS]] as const }
      const [made] = await values(classifier, [`block${block}`], fed as never)
      const even = Float32Array.from({ length: TOKENS * 6 }, (_, i) => {
        let sum = 0
        for (let t = 0; t < TOKENS; t++) sum += made?.[t * 6 + (i % 6)] ?? 0
        return sum / TOKENS
      })
      const [logits] = await values(classifier, ['logits'], { block2: [even, [1, TOKENS, 6]] })
      return logits?.[classIndex] ?? Number.NaN
    }
    for (const block of [1, 2]) {
      const [shares] = (await values(classifier, [`attention${block}`])) as [Float32Array]
      const gradient = probe.attentionGradient(block - 1)
      const known = await gradient.data()
      gradient.dispose()
      const peak = Math.max(...known.map(Math.abs))
      expect(peak).toBeGreaterThan(1e-5)
      for (const at of [7, 1234, 2401, 2401 + 555, 4000]) {
        const step = 0.02
        const [up, down] = await Promise.all(
          [step, -step].map((by) =>
            score(
              block,
              shares.map((value, i) => (i === at ? value + by : value)),
            ),
          ),
        )
        const slope = ((up ?? 0) - (down ?? 0)) / (2 * step)
        expect(Math.abs(slope - (known[at] ?? 0))).toBeLessThan(0.01 * peak)
      }
    }
    probe.close()
    picture.dispose()
  })

  test('LeGrad averages what is positive over blocks, heads and queries', async () => {
    const classifier = attentionToy()
    const picture = toyPicture()
    const probe = openProbe(classifier, picture, options('block2'))
    const wanted = new Float64Array(48)
    for (const block of [0, 1]) {
      const gradient = probe.attentionGradient(block)
      const known = await gradient.data()
      gradient.dispose()
      known.forEach((value, i) => {
        const key = (i % TOKENS) - 1
        if (key >= 0) wanted[key] = (wanted[key] ?? 0) + Math.max(0, value) / (2 * 2 * TOKENS)
      })
    }
    probe.close()
    picture.dispose()
    const { data } = await mapOf('legrad', classifier)
    const peak = Math.max(...wanted)
    for (const [i, value] of data.entries())
      expect(Math.abs(value - (wanted[i] ?? 0))).toBeLessThan(1e-4 * peak)
  })

  test('stopped between two blocks it holds nothing', async () => {
    const classifier = attentionToy()
    const picture = toyPicture()
    const before = memory().numTensors
    const run = explain(classifier, picture, 'legrad', { ...options('block2'), report: stopAt(2) })
    await expect(run).rejects.toThrow('stopped')
    expect(memory().numTensors).toBe(before)
  })

  test('attention within windows, as Swin has it, is told in a sentence and leaves nothing', async () => {
    const { network, ...rest } = attentionToy()
    const windows = tensor(new Float32Array(3 * 2 * 16 * 16).fill(1 / 16), [3, 2, 16, 16])
    const own = { name: 'windows', op: 'Softmax', shape: null, inputs: ['patches'] }
    const swin: Classifier = {
      ...rest,
      network: {
        ...network,
        nodes: [...network.nodes, own],
        run: (feeds, fetches) => {
          const found = network.run(
            feeds,
            fetches.filter((name) => name !== own.name),
          )
          return fetches.map((name) => (name === own.name ? windows.clone() : (found.shift() as Tensor)))
        },
      },
    }
    const picture = toyPicture()
    const before = memory().numTensors
    for (const method of ['legrad', 'attentionrollout', 'rawattention'])
      await expect(explain(swin, picture, method, options('block2'))).rejects.toThrow(
        'Attention of the model is within windows of 16 tokens, as in Swin, and not from each of its 49 to each',
      )
    expect(memory().numTensors).toBe(before)
    for (const each of [picture, windows]) each.dispose()
  })

  test('a model without tokens, or without attention that can be seen, is told in a sentence', async () => {
    for (const method of ['legrad', 'attentionrollout', 'rawattention']) {
      await expect(explain(plainToy(), toyPicture(), method, options('relu2'))).rejects.toThrow(
        /no tokens|No attention of the model can be seen/,
      )
      await expect(explain(tokenToy(), toyPicture(), method, options('block1'))).rejects.toThrow(
        'No attention of the model can be seen',
      )
    }
  })
})
