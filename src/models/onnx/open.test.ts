import '@tensorflow/tfjs-backend-cpu'
import * as tf from '@tensorflow/tfjs-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { findLayer } from '../../engine/probe/layer'
import { useBackend } from '../../engine/testing/backends'
import type { Classifier } from '../../engine/types'
import { openModel } from '../open'
import type { OpenModel } from '../types'
import { changed, filesOf, toy } from './testing/toyOnnx'
import { floats, integers, type ModelText, type NodeText } from './testing/writeOnnx'

beforeAll(() => useBackend('cpu'))

const picture = (n: number, size = 12) => tf.randomUniform<tf.Rank.R4>([n, size, size, 3], 0, 1, 'float32', n)

async function valuesOf({ network, input }: Classifier, x: tf.Tensor, name: string): Promise<number[]> {
  const [value] = network.run({ [input]: x }, [name])
  const data = [...((await value?.data()) ?? [])]
  value?.dispose()
  return data
}

/** Logits of one picture, and no tensor left behind by opening, running or closing. */
async function logitsOf(
  model: ModelText,
  use?: (open: OpenModel) => Promise<void> | void,
): Promise<number[]> {
  const before = tf.memory().numTensors
  const open = await openModel(filesOf(model))
  const opened = tf.memory().numTensors
  const x = picture(1)
  const logits = await valuesOf(open.classifier, x, open.classifier.logits)
  x.dispose()
  expect(tf.memory().numTensors).toBe(opened)
  await use?.(open)
  open.dispose()
  expect(tf.memory().numTensors).toBe(before)
  return logits
}

const close = (found: readonly number[], wanted: readonly number[]) => {
  expect(found).toHaveLength(wanted.length)
  for (const [i, value] of found.entries()) expect(value).toBeCloseTo(wanted[i] ?? Number.NaN, 5)
}

describe('a classifier of the older exporter', () => {
  test('its card, layers and the layer that is suggested', async () => {
    await logitsOf(toy, ({ card, classifier }) => {
      expect(card).toMatchObject({
        format: 'ONNX',
        classes: 4,
        inputShape: [12, 12, 3],
        output: 'output',
        parameters: 526,
      })
      expect(classifier.layers.map(({ name }) => name)).toEqual([
        'stem',
        'relu',
        'layer1.0.conv',
        'd',
        'layer1',
      ])
      expect(classifier.suggested.layer).toBe('layer1')
      for (const name of ['layer1', 'layer1.0', 'layer1.0.relu', 'e'])
        expect(findLayer(classifier, name)).toMatchObject({
          name: 'layer1',
          height: 6,
          width: 6,
          channels: 6,
        })
    })
  })

  test('several pictures are computed as each alone, on the same weights', async () => {
    await logitsOf(toy, async ({ classifier }) => {
      const three = picture(3)
      const before = tf.memory().numTensors
      const together = await valuesOf(classifier, three, 'output')
      const parts = tf.split(three, 3)
      const alone: number[] = []
      for (const part of parts) alone.push(...(await valuesOf(classifier, part, 'output')))
      tf.dispose(parts)
      expect(tf.memory().numTensors).toBe(before)
      three.dispose()
      close(together, alone)
    })
  })

  test('the head from a layer on, with what by-passes it', async () => {
    await logitsOf(toy, async ({ classifier: { network } }) => {
      const x = picture(2)
      const [conv, relu, whole] = network.run({ input: x }, ['layer1.0.conv', 'relu', 'output'])
      const [head] = network.run({ 'layer1.0.conv': conv as tf.Tensor, relu: relu as tf.Tensor }, ['output'])
      close([...(await (head as tf.Tensor).data())], [...(await (whole as tf.Tensor).data())])
      expect(() => network.run({ 'layer1.0.conv': conv as tf.Tensor }, ['output'])).toThrow('is needed too')
      tf.dispose([x, conv, relu, whole, head] as tf.Tensor[])
    })
  })

  test('a gradient of a layer is what a small step finds', async () => {
    await logitsOf(toy, async ({ classifier: { network } }) => {
      const x = picture(1)
      const score = (t: tf.Tensor) => tf.sum(tf.square(network.run({ input: t }, ['output'])[0] as tf.Tensor))
      const [gradient, near, far] = tf.tidy(() => {
        const g = tf.grad(score)(x)
        const step = tf.mul(g, 1e-3)
        return [tf.sum(tf.mul(g, g)), score(tf.add(x, step)), score(tf.sub(x, step))]
      })
      const [slope, up, down] = await Promise.all(
        [gradient, near, far].map(async (t) => (await (t as tf.Tensor).data())[0] ?? 0),
      )
      expect(((up ?? 0) - (down ?? 0)) / 2e-3).toBeCloseTo(slope ?? 0, 1)
      tf.dispose([x, gradient, near, far] as tf.Tensor[])
    })
  })
})

const shuffled = (nodes: readonly NodeText[]) => [...nodes].reverse()
const renamed = (nodes: readonly NodeText[], change: (node: NodeText) => NodeText) => nodes.map(change)

describe('the same model written otherwise', () => {
  let wanted: number[] = []
  beforeAll(async () => {
    wanted = await logitsOf(toy)
  })

  test('its nodes out of order', async () =>
    close(await logitsOf(changed({ nodes: shuffled(toy.nodes) })), wanted))

  test('for one picture, its shapes baked in: opened for several', async () => {
    const nodes = renamed(toy.nodes, (node) =>
      node.op === 'Flatten' ? { op: 'Reshape', in: ['f', 'shape'], out: ['g'] } : node,
    )
    const model = changed({ nodes, inputs: { input: [1, 3, 12, 12] } }, { shape: integers([1, 6]) })
    const logits = await logitsOf(model, ({ classifier }) => {
      expect(classifier.fixedBatch).toBeNull()
    })
    close(logits, wanted)
  })

  test('its head reached through shape arithmetic and an If on a shape', async () => {
    const flatten: NodeText[] = [
      { op: 'Shape', in: ['f'], out: ['sizes'] },
      { op: 'Gather', in: ['sizes', 'zero'], out: ['n'], attributes: { axis: 0 } },
      { op: 'Equal', in: ['n', 'many'], out: ['condition'] },
      {
        op: 'If',
        in: ['condition'],
        out: ['g'],
        attributes: {
          then_branch: { g: { nodes: [{ op: 'Identity', in: ['f'], out: ['t'] }], outputs: { t: [] } } },
          else_branch: { g: { nodes: [{ op: 'Flatten', in: ['f'], out: ['u'] }], outputs: { u: [] } } },
        },
      },
    ]
    const nodes = toy.nodes.flatMap((node) => (node.op === 'Flatten' ? flatten : [node]))
    close(await logitsOf(changed({ nodes }, { zero: integers([0], []), many: integers([99], []) })), wanted)
  })

  test('with a function of its own', async () => {
    const functions = [
      {
        name: 'Tail',
        domain: 'pkg.of.the.file',
        in: ['x'],
        out: ['y'],
        nodes: [{ op: 'Flatten', in: ['x'], out: ['y'] }],
      },
    ]
    const nodes = renamed(toy.nodes, (node) =>
      node.op === 'Flatten' ? { op: 'Tail', domain: 'pkg.of.the.file', in: ['f'], out: ['g'] } : node,
    )
    close(await logitsOf(changed({ nodes, functions })), wanted)
  })

  test('its softmax inside: the logits are before it', async () => {
    const nodes: NodeText[] = [
      ...renamed(toy.nodes, (node) => (node.op === 'Gemm' ? { ...node, out: ['scores'] } : node)),
      { op: 'Softmax', in: ['scores'], out: ['output'] },
    ]
    const logits = await logitsOf(changed({ nodes }), ({ classifier }) => {
      expect(classifier).toMatchObject({ activation: 'softmax', classes: 4 })
    })
    close(logits, wanted)
  })

  test('its picture free in size', async () => {
    const logits = await logitsOf(
      changed({ inputs: { input: [null, 3, null, null] } }),
      async ({ classifier }) => {
        const larger = picture(2, 20)
        expect(await valuesOf(classifier, larger, 'output')).toHaveLength(8)
        larger.dispose()
      },
    )
    close(logits, wanted)
  })
})

test('a batch norm behind a convolution is folded into it, and both values can still be had', async () => {
  const nodes: NodeText[] = toy.nodes.flatMap((node) =>
    node.name === '/stem/Conv'
      ? [
          { ...node, out: ['before'] },
          {
            op: 'BatchNormalization',
            name: '/bn/BatchNormalization',
            in: ['before', 's', 'o', 'm', 'v'],
            out: ['a'],
            attributes: { epsilon: { f: 0.1 } },
          },
        ]
      : [node],
  )
  const vector = (...numbers: number[]) => floats([6], numbers)
  const norm = { s: vector(1, -2, 0.5), o: vector(0.3, 0.1), m: vector(0.2, -0.4, 0.1), v: vector(1, 2, 0.7) }
  await logitsOf(changed({ nodes }, norm), async ({ classifier: { network }, card }) => {
    expect(card.repairs.join()).toContain('folded')
    const x = picture(2)
    const [short] = network.run({ input: x }, ['output'])
    const [long, before] = network.run({ input: x }, ['output', 'stem'])
    close([...(await (short as tf.Tensor).data())], [...(await (long as tf.Tensor).data())])
    expect((before as tf.Tensor).shape).toEqual([2, 6, 6, 6])
    tf.dispose([x, short, long, before] as tf.Tensor[])
  })
})
