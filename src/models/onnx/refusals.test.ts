import '@tensorflow/tfjs-backend-cpu'
import * as tf from '@tensorflow/tfjs-core'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { filesFromBytes } from '../files/files'
import { openModel } from '../open'
import type { ModelFiles } from '../types'
import { changed, filesOf, toy } from './testing/toyOnnx'
import { floats, type ModelText, type NodeText, writeOnnx } from './testing/writeOnnx'

beforeAll(() => tf.setBackend('cpu'))

/** One sentence of one of our failures, and nothing left behind. */
async function refusal(files: ModelFiles): Promise<string> {
  const before = tf.memory().numTensors
  const error = await openModel(files).then(
    (open) => {
      open.dispose()
      return null
    },
    (reason: Error) => reason,
  )
  expect(tf.memory().numTensors).toBe(before)
  if (!error) return 'opened'
  expect(['UnsupportedModel', 'NotReadable']).toContain(error.name)
  expect(error.message).toMatch(/^[^\n]+\.$/)
  return error.message
}

const instead = (op: string, change: Partial<NodeText>): ModelText =>
  changed({ nodes: toy.nodes.map((node) => (node.op === op ? { ...node, ...change } : node)) })

const behindPool = (nodes: readonly NodeText[]) =>
  changed({
    nodes: toy.nodes.flatMap((node) =>
      node.op === 'Flatten' ? [{ ...node, out: ['flat'] }, ...nodes] : [node],
    ),
  })

const body = { nodes: [{ op: 'Relu', in: ['a'], out: ['z'] }], outputs: { z: [] } }

describe('what cannot be opened is named', () => {
  test.each<readonly [string, ModelText, readonly string[]]>([
    ['an operator of nobody', instead('Relu', { op: 'Det', name: 'determinant' }), ['Det', 'determinant']],
    ['a domain', instead('Relu', { op: 'Fancy', domain: 'org.example' }), ['org.example', 'Fancy']],
    [
      'a loop',
      instead('Relu', { op: 'Loop', name: 'over', attributes: { body: { g: body } } }),
      ['Loop', 'over'],
    ],
    [
      'a pick from a list that the picture decides',
      behindPool([
        { op: 'SplitToSequence', in: ['flat'], out: ['list'], attributes: { axis: 1 } },
        { op: 'ArgMax', in: ['flat'], out: ['place'], attributes: { axis: 1, keepdims: 0 } },
        { op: 'SequenceAt', name: 'pick', in: ['list', 'place'], out: ['g'] },
      ]),
      ['SequenceAt', 'pick', 'picture'],
    ],
    [
      'a list where a value is wanted',
      behindPool([{ op: 'SplitToSequence', in: ['flat'], out: ['g'], attributes: { axis: 1 } }]),
      ['"g"'],
    ],
    ['an input that is not there', instead('Relu', { in: ['nowhere'] }), ['nowhere']],
    ['an input that is left out', instead('Add', { in: ['', 'b'] }), ['Add', 'lacks its input 0']],
    ['a circle', instead('Conv', { in: ['e', 'stem.weight', 'stem.bias'] }), ['circle', '/stem/Conv']],
    ['a name twice', instead('Relu', { out: ['c'] }), ['"c"', 'twice']],
    [
      'shapes that contradict',
      instead('Gemm', { in: ['g', 'stem.bias', 'fc.bias'] }),
      ['Gemm', '/fc/Gemm', '[6]'],
    ],
    [
      'channels that do not fit',
      changed({}, { 'layer1.0.conv.weight': floats([6, 5, 3, 3]) }),
      ['Conv', '5, 3, 3'],
    ],
    ['rows of numbers', changed({ inputs: { features: [null, 12] } }), ['features', 'picture']],
    [
      'two pictures',
      changed({ inputs: { input: [null, 3, 12, 12], other: [null, 3, 12, 12] } }),
      ['2 inputs', 'other'],
    ],
    [
      'a weight shorter than it says',
      changed({}, { 'fc.bias': { ...floats([3]), shape: [4] } }),
      ['fc.bias', '16', '12'],
    ],
    [
      'a weight of absurd size',
      changed({}, { 'fc.bias': { ...floats([4]), shape: [2 ** 40, 2 ** 40] } }),
      ['fc.bias'],
    ],
  ])('%s', async (_, model, words) => {
    const message = await refusal(filesOf(model))
    for (const word of words) expect(message).toContain(word)
  })

  test('weights in a file that is not there, too short, or outside of the folder', async () => {
    const place = (location: string) => ({
      ...floats([4]),
      external: { location, offset: '0', length: '16' },
    })
    const model = changed({}, { 'fc.bias': place('model.onnx.data') })
    expect(await refusal(filesOf(model))).toContain('"model.onnx.data", which is not among the files')
    expect(await refusal(filesOf(model, { 'model.onnx.data': new Uint8Array(8) }))).toContain('has 8 bytes')
    expect(await refusal(filesOf(model, { 'model.onnx.data': new Uint8Array(16) }))).toBe('opened')
    const outside = changed({}, { 'fc.bias': place('../../secret') })
    expect(await refusal(filesOf(outside, { '../../secret': new Uint8Array(16) }))).toContain(
      'not among the files',
    )
  })
})

test('a file that is cut anywhere is one sentence', async () => {
  const whole = writeOnnx(toy)
  for (let end = 0; end < whole.length; end += 397) {
    const message = await refusal(filesFromBytes('m', new Map([['model.onnx', whole.slice(0, end)]])))
    expect(message).toContain('"model.onnx"')
  }
})

test('bytes that are changed anywhere open or are one sentence', async () => {
  const whole = writeOnnx(toy)
  const change = fc.tuple(fc.nat(whole.length - 1), fc.nat(255))
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 4 }), async (changes) => {
      const bytes = whole.slice()
      for (const [at, byte] of changes) bytes[at] = byte
      await refusal(filesFromBytes('m', new Map([['model.onnx', bytes]])))
    }),
    { numRuns: 120, seed: 20261125 },
  )
})
