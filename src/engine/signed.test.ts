// What speaks for the class and what speaks against it in one map, for every gradient CAM.
import { memory } from '@tensorflow/tfjs-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { explain } from './explain'
import { methodCards } from './methods'
import { backends, useBackend } from './testing/backends'
import { toyPicture } from './testing/libraryCases'
import { stopAt } from './testing/stopAt'
import { residualToy } from './testing/toyNetwork'
import type { ExplainOptions, Params, Target } from './types'

const classIndex = 1
const logit: Target = { kind: 'logit', classIndex }
const against: Target = { kind: 'negative', classIndex }
const ids = methodCards
  .filter(({ params }) => params.some(({ name }) => name === 'signed'))
  .map(({ id }) => id)

async function map(method: string, target: Target, params: Params = {}) {
  const picture = toyPicture()
  const options: ExplainOptions = { layers: ['join'], target, norm: 'none', params }
  const classifier = residualToy()
  const before = memory().numTensors
  const { heatmap, notes } = await explain(classifier, picture, method, options)
  expect(memory().numTensors).toBe(before)
  picture.dispose()
  return { ...heatmap, notes }
}

test('every gradient CAM has it', () => {
  expect(ids.toSorted()).toEqual(
    'finercam gradcam gradcamelementwise gradcampp hirescam layercam shapleycam smoothgradcampp xgradcam'.split(
      ' ',
    ),
  )
})

describe.each(backends)('on $backend', ({ backend }) => {
  beforeAll(() => useBackend(backend))

  test.each(ids.filter((id) => id !== 'finercam'))(
    'signed %s is its map of the score less its map of the negative score',
    async (id) => {
      const [whole, up, down] = [
        await map(id, logit, { signed: true }),
        await map(id, logit),
        await map(id, against),
      ]
      const peak = Math.max(...whole.data.map(Math.abs))
      for (const [i, value] of whole.data.entries())
        expect(Math.abs(value - ((up.data[i] ?? 0) - (down.data[i] ?? 0)))).toBeLessThan(1e-4 * peak)
      expect(Math.min(...whole.data)).toBeLessThan(0)
      expect(whole.notes.join(' ')).toMatch(/Places below 0\.\d\d of the scale speak against the class/)
    },
  )

  test('signed Layer-CAM is HiResCAM without its ReLU: the sum of g A', async () => {
    const [a, b] = [
      await map('layercam', logit, { signed: true }),
      await map('hirescam', logit, { signed: true }),
    ]
    const positive = await map('hirescam', logit)
    for (const [i, value] of b.data.entries()) {
      expect(Math.max(0, value)).toBeCloseTo(positive.data[i] ?? 0, 5)
      // In Layer-CAM places for and against are summed channel by channel before the ReLU, and the sums differ by nothing.
      expect(a.data[i]).toBeCloseTo(value, 4)
    }
  })

  test('a method that has no gradient takes no notice', async () => {
    const [plain, asked] = [await map('eigencam', logit), await map('eigencam', logit, { signed: true })]
    expect([...asked.data]).toEqual([...plain.data])
  })

  test('stopped between the two it holds nothing', async () => {
    const picture = toyPicture()
    const classifier = residualToy()
    const before = memory().numTensors
    const options = { layers: ['join'], target: logit, params: { signed: true }, report: stopAt(2) }
    await expect(explain(classifier, picture, 'gradcam', options)).rejects.toThrow('stopped')
    expect(memory().numTensors).toBe(before)
  })
})
