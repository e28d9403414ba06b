import '@tensorflow/tfjs-backend-cpu'
import * as tf from '@tensorflow/tfjs-core'
import { beforeAll, expect, test } from 'vitest'
import { openModel } from '../open'
import { bytesToFloat, halves } from './testing/narrow'
import { changed, filesOf, toy } from './testing/toyOnnx'
import { floats, type ModelText, type NodeText, type TensorText } from './testing/writeOnnx'

beforeAll(() => tf.setBackend('cpu'))

async function answerOf(
  model: ModelText,
): Promise<{ logits: number[]; repairs: readonly string[]; quantised: string | null }> {
  const before = tf.memory().numTensors
  const { classifier, card, dispose } = await openModel(filesOf(model))
  const x = tf.randomUniform<tf.Rank.R4>([1, 12, 12, 3], 0, 1, 'float32', 3)
  const [value] = classifier.network.run({ [classifier.input]: x }, [classifier.logits])
  const logits = [...(await (value as tf.Tensor).data())]
  tf.dispose([x, value as tf.Tensor])
  dispose()
  expect(tf.memory().numTensors).toBe(before)
  return { logits, repairs: card.repairs, quantised: card.quantised }
}

const distance = (a: readonly number[], b: readonly number[]) =>
  Math.max(...a.map((value, i) => Math.abs(value - (b[i] ?? Number.NaN))))

/** Weights as whole numbers of a type, and the name of their scale and zero. */
const whole = (text: TensorText, scale: number, type: 3 | 6): TensorText => {
  const numbers = Array.from(bytesToFloat(text.raw), (value) => Math.round(value / scale))
  const raw = type === 3 ? Int8Array.from(numbers) : Int32Array.from(numbers)
  return { shape: text.shape, type, raw: new Uint8Array(raw.buffer) }
}

const weight = (name: string) => toy.weights?.[name] as TensorText
const byte = (value: number): TensorText => ({ shape: [], type: 2, raw: Uint8Array.of(value) })
const [sx, sw, sy] = [1 / 255, 1 / 250, 1 / 20]

test('a file in whole numbers, as onnxruntime writes it, answers as its float model within a few steps', async () => {
  const wanted = await answerOf(toy)
  const weights = {
    sx: floats([], [sx]),
    sw: floats([], [sw]),
    sy: floats([], [sy]),
    zero: byte(0),
    mid: byte(128),
    none: { shape: [], type: 3, raw: Uint8Array.of(0) },
    w1: whole(weight('stem.weight'), sw, 3),
    b1: whole(weight('stem.bias'), sx * sw, 6),
    w2: whole(weight('layer1.0.conv.weight'), sw, 3),
    b2: whole(weight('layer1.0.conv.bias'), sy * sw, 6),
    w3: whole(weight('fc.weight'), sw, 3),
    b3: whole(weight('fc.bias'), sy * sw, 6),
  }
  const ms = 'com.microsoft'
  const pads = { pads: [1, 1, 1, 1] }
  const nodes: NodeText[] = [
    { op: 'QuantizeLinear', in: ['input', 'sx', 'zero'], out: ['q'] },
    // A zero point of 0 cuts off what is negative, as a ReLU does.
    {
      op: 'QLinearConv',
      in: ['q', 'sx', 'zero', 'w1', 'sw', 'none', 'sy', 'zero', 'b1'],
      out: ['b'],
      attributes: { ...pads, strides: [2, 2] },
    },
    {
      op: 'QLinearConv',
      in: ['b', 'sy', 'zero', 'w2', 'sw', 'none', 'sy', 'mid', 'b2'],
      out: ['c'],
      attributes: pads,
    },
    { op: 'QLinearAdd', domain: ms, in: ['c', 'sy', 'mid', 'b', 'sy', 'zero', 'sy', 'zero'], out: ['e'] },
    {
      op: 'QLinearGlobalAveragePool',
      domain: ms,
      in: ['e', 'sy', 'zero', 'sy', 'zero'],
      out: ['f'],
      attributes: { channels_last: 0 },
    },
    { op: 'Flatten', in: ['f'], out: ['g'] },
    {
      op: 'QGemm',
      domain: ms,
      in: ['g', 'sy', 'zero', 'w3', 'sw', 'none', 'b3', 'sy', 'mid'],
      out: ['h'],
      attributes: { transB: 1 },
    },
    { op: 'DequantizeLinear', in: ['h', 'sy', 'mid'], out: ['output'] },
  ]
  const { logits, repairs, quantised } = await answerOf({ ...toy, nodes, weights })
  expect(distance(logits, wanted.logits)).toBeLessThan(3 * sy)
  expect(repairs.join()).toContain('8-bit whole numbers')
  expect(quantised).toBe('8-bit weights')
})

test.each([
  ['half precision', 10, 2e-3],
  ['bfloat16', 16, 2e-2],
] as const)('weights in %s', async (_, type, tolerance) => {
  const wanted = await answerOf(toy)
  const narrow = Object.entries(toy.weights ?? {}).map(([name, text]) => [name, halves(text, type)] as const)
  const { logits, repairs } = await answerOf(changed({}, Object.fromEntries(narrow)))
  expect(distance(logits, wanted.logits)).toBeLessThan(tolerance)
  expect(repairs.join()).toContain('half precision')
})
