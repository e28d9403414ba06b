// What the writer writes, our own ONNX reader reads back, and it gives the same logits: small models of every kind.
import { memory, type Tensor, type Tensor4D, tensor4d } from '@tensorflow/tfjs-core'
import { describe, expect, test } from 'vitest'
import { useBackend } from '../../engine/testing/backends'
import { toyPicture } from '../../engine/testing/libraryCases'
import { filesFromBytes } from '../files/files'
import { openModel } from '../open'
import { smallModels } from '../testing/smallModels'
import type { OpenModel } from '../types'
import { record } from './record'
import { writeNetwork } from './writeNetwork'

const open = (bytes: Uint8Array) => openModel(filesFromBytes('written', new Map([['model.onnx', bytes]])))

/** Two different pictures. */
async function pictures(): Promise<Tensor4D> {
  const one = toyPicture()
  const data = (await one.data()) as Float32Array
  const [, h, w, c] = one.shape
  one.dispose()
  return tensor4d([...data, ...[...data].reverse()], [2, h, w, c])
}

async function logitsOf(
  { classifier: { network, input, logits } }: OpenModel,
  given: Tensor,
): Promise<Float32Array> {
  const [found] = network.run({ [input]: given }, [logits])
  const data = (await found?.data()) as Float32Array
  found?.dispose()
  return data
}

describe.each(['cpu', 'wasm'] as const)('on %s', (backend) => {
  test.each(smallModels)('a model of the kind $kind', async (small) => {
    await useBackend(backend)
    const before = memory().numTensors
    const model = await small.open()
    const given = await pictures()
    const bytes = writeNetwork(await record(model.classifier, given))
    const exact = await logitsOf(model, given)
    const again = await open(bytes)
    const read = await logitsOf(again, given)
    again.dispose()
    given.dispose()
    model.dispose()
    expect(memory().numTensors).toBe(before)
    expect(read).toHaveLength(exact.length)
    for (const [i, value] of exact.entries())
      expect(Math.abs((read[i] ?? Number.NaN) - value)).toBeLessThan(1e-5)
    expect(Math.max(...exact) - Math.min(...exact)).toBeGreaterThan(0.01)
  })
})
