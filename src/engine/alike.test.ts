// Against the cosine by hand, from the activations that the network itself gives.
import { memory, type Tensor4D, zeros } from '@tensorflow/tfjs-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openArtifacts } from '../models/openArtifacts'
import type { OpenModel } from '../models/types'
import { alike } from './alike'
import { backends, useBackend } from './testing/backends'
import { tokenToy } from './testing/tokenToy'
import { readToy, readToyPicture, toyFiles } from './testing/toyFiles'

const params = {}

describe.each(backends)('on $backend', ({ backend }) => {
  const opened: Record<string, OpenModel> = {}
  beforeAll(async () => {
    await useBackend(backend)
    opened.relu = await openArtifacts(readToy(toyFiles.relu))
    opened.signed = await openArtifacts(readToy(toyFiles.signed))
  })
  afterAll(() => Object.values(opened).forEach((model) => void model.dispose()))

  test.each(['relu', 'signed'] as const)('cosines at every layer of the %s toy', async (name) => {
    const { classifier } = opened[name] as OpenModel
    const picture = readToyPicture(toyFiles[name])
    const before = memory().numTensors
    for (const { name: layer, height, width, channels } of classifier.layers) {
      const found = await alike(classifier, picture, { layer, params, place: [0.6, 0.3] })
      const [row, column] = [Math.floor(0.3 * height), Math.floor(0.6 * width)]
      expect([found.layer, ...found.cell]).toEqual([layer, row, column])
      const [values] = classifier.network.run({ [classifier.input]: picture }, [layer]) as [Tensor4D]
      const data = await values.data()
      values.dispose()
      const at = (cell: number) => [...data.slice(cell * channels, (cell + 1) * channels)]
      const one = at(row * width + column)
      for (const [cell, cosine] of found.heatmap.data.entries())
        expect(cosine).toBeCloseTo(cosineOf(at(cell), one), 4)
      expect(found.heatmap.data[row * width + column]).toBeCloseTo(Math.hypot(...one) > 0 ? 1 : 0, 4)
    }
    expect(memory().numTensors).toBe(before)
    picture.dispose()
  })

  test('tokens are asked for by their place; those that stand for none play no part', async () => {
    const picture = zeros([1, 12, 16, 3]) as Tensor4D
    const found = await alike(tokenToy(), picture, { layer: 'block1', params, place: [0.99, 0.99] })
    expect([found.heatmap.width, found.heatmap.height, ...found.cell]).toEqual([8, 6, 5, 7])
    expect(found.heatmap.data.at(-1)).toBeCloseTo(1, 4)
    picture.dispose()
  })

  test('a layer that is not there is named, and nothing is left behind', async () => {
    const { classifier } = opened.relu as OpenModel
    const picture = readToyPicture(toyFiles.relu)
    const before = memory().numTensors
    await expect(alike(classifier, picture, { layer: 'nowhere', params, place: [0, 0] })).rejects.toThrow(
      /no layer "nowhere"/,
    )
    expect(memory().numTensors).toBe(before)
    picture.dispose()
  })
})

function cosineOf(a: readonly number[], b: readonly number[]): number {
  const dot = a.reduce((sum, v, i) => sum + v * (b[i] ?? 0), 0)
  return dot / Math.max(1e-12, Math.hypot(...a) * Math.hypot(...b))
}
