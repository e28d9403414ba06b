// What is averaged over many noisy pictures keeps sums, not pictures: more draws hold no more tensors.
import { memory } from '@tensorflow/tfjs-core'
import { beforeAll, expect, test } from 'vitest'
import { explain } from '../explain'
import { useBackend } from '../testing/backends'
import { toyPicture } from '../testing/libraryCases'
import { residualToy } from '../testing/toyNetwork'

beforeAll(() => useBackend('cpu'))

async function peak(method: string, params: Readonly<Record<string, number>>): Promise<number> {
  const picture = toyPicture()
  const network = residualToy()
  const start = memory().numTensors
  let most = 0
  const report = async () => {
    most = Math.max(most, memory().numTensors - start)
  }
  const target = { kind: 'logit', classIndex: 1 } as const
  await explain(network, picture, method, { layers: ['join'], target, params, report })
  picture.dispose()
  return most
}

test.each([
  ['smoothgradcampp', 'samples'],
  ['smoothgrad', 'samples'],
  ['integratedgradients', 'steps'],
])('%s', async (method, name) => {
  const few = await peak(method, { [name]: 3 })
  expect(few).toBeGreaterThan(0)
  expect(await peak(method, { [name]: 12 })).toBe(few)
})
