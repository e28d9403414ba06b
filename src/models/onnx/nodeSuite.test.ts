// ONNX's own operator tests, from a folder that is given: `npm run onnx:node -- FOLDER`. Not part of `npm test`.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import '@tensorflow/tfjs-backend-cpu'
import * as tf from '@tensorflow/tfjs-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { useBackend } from '../../engine/testing/backends'
import { MICROSOFT, OPERATORS } from './operators/registry'
import { exceptionFor } from './testing/exceptions'
import { type NodeEntry, runNode } from './testing/nodeTest'

const folder = process.env.ONNX_NODE ?? ''
const entries: NodeEntry[] =
  folder === '' ? [] : (JSON.parse(readFileSync(join(folder, 'index.json'), 'utf8')) as NodeEntry[])
const ours = entries.filter(
  ({ op, name, float }) => float && (op in OPERATORS || op in MICROSOFT) && exceptionFor(name) === null,
)

beforeAll(async () => {
  await useBackend('cpu')
})

describe.skipIf(folder === '')('every float test of an operator that is listed', () => {
  test('there are some', () => {
    expect(ours.length).toBeGreaterThan(0)
  })

  for (const entry of ours)
    test(`${entry.op}: ${entry.name}`, async () => {
      const before = tf.memory().numTensors
      expect(await runNode(folder, entry)).toBeNull()
      expect(tf.memory().numTensors).toBe(before)
    })
})
