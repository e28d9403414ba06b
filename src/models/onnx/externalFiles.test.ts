// Weights in more than one file beside the model, one of them behind other bytes.
import { dispose, ones, type Tensor } from '@tensorflow/tfjs-core'
import { beforeAll, expect, test } from 'vitest'
import { useBackend } from '../../engine/testing/backends'
import { openModel } from '../open'
import type { ModelFiles } from '../types'
import { changed, filesOf, toy } from './testing/toyOnnx'
import type { TensorText } from './testing/writeOnnx'

beforeAll(() => useBackend('cpu'))

async function logitsOf(files: ModelFiles): Promise<number[]> {
  const { classifier, dispose: close } = await openModel(files)
  const picture = ones([1, 12, 12, 3])
  const [answer] = classifier.network.run({ [classifier.input]: picture }, [classifier.logits])
  const logits = [...(await (answer as Tensor).data())]
  dispose([picture, answer as Tensor])
  close()
  return logits
}

test('answer as in one file', async () => {
  const own = (name: string) => toy.weights?.[name] as TensorText
  const raw = (name: string) => own(name).raw
  const placed = (name: string, location: string, offset: number): TensorText => ({
    ...own(name),
    raw: new Uint8Array(0),
    external: { location, offset: String(offset), length: String(raw(name).length) },
  })
  const spread = changed(
    {},
    {
      'stem.weight': placed('stem.weight', 'stem.data', 0),
      'fc.weight': placed('fc.weight', 'head.bin', 8),
    },
  )
  const files = filesOf(spread, {
    'stem.data': raw('stem.weight'),
    'head.bin': new Uint8Array([...new Uint8Array(8), ...raw('fc.weight')]),
  })
  expect(await logitsOf(files)).toEqual(await logitsOf(filesOf(toy)))
})
