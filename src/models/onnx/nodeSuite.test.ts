import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import '@tensorflow/tfjs-backend-cpu'
import * as tf from '@tensorflow/tfjs-core'
import { expect, test } from 'vitest'
import { registerGradients } from '../../tfjs/gradients/register'
import { type NodeEntry, runNode } from './testing/nodeTest'

const folder = process.env.ONNX_NODE ?? ''
test.skipIf(folder === '')('operator tests', async () => {
  await tf.setBackend('cpu')
  registerGradients()
  const entries = JSON.parse(readFileSync(join(folder, 'index.json'), 'utf8')) as NodeEntry[]
  const lines: string[] = []
  const only = process.env.ONLY ? new RegExp(process.env.ONLY) : null
  for (const entry of entries) {
    if (only && !only.test(entry.name)) continue
    const before = tf.memory().numTensors
    const why = await runNode(folder, entry)
    if (why) lines.push(`${entry.float ? 'float' : 'other'} ${entry.op} ${entry.name}: ${why.slice(0, 300)}`)
    if (tf.memory().numTensors !== before) lines.push(`LEAK ${entry.name} ${tf.memory().numTensors - before}`)
  }
  writeFileSync('/tmp/onnx-node.txt', lines.join('\n'))
  console.log(lines.filter((l) => l.startsWith('float')).length, 'float wrong;', lines.length, 'in all')
}, 600_000)
