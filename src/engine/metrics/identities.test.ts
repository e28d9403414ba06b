// What must hold whatever the network: a map that says nothing is worth as much as chance, and the whole is the score.
import { memory } from '@tensorflow/tfjs-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openArtifacts } from '../../models/openArtifacts'
import type { OpenModel } from '../../models/types'
import { localScorers } from '../scoring/localScorers'
import { uniforms } from '../scoring/random'
import { backends, useBackend } from '../testing/backends'
import { readToy, readToyPicture, toyFiles } from '../testing/toyFiles'
import type { Ties } from './checkMap'
import { curves } from './curves'
import type { MetricRun } from './types'

const DRAWS = 16

describe.each(backends)('on $backend', ({ backend }) => {
  let model: OpenModel
  let run: MetricRun
  let size: readonly [number, number]
  beforeAll(async () => {
    await useBackend(backend)
    model = await openArtifacts(readToy(toyFiles.relu))
    const tensor = readToyPicture(toyFiles.relu)
    const shape = tensor.shape as [1, number, number, number]
    size = [shape[1], shape[2]]
    run = {
      classifier: model.classifier,
      picture: { data: (await tensor.data()) as Float32Array, shape },
      target: { kind: 'probability', classIndex: 2 },
      openScorers: localScorers(model.classifier),
      report: () => undefined,
    }
    tensor.dispose()
  })
  afterAll(() => model.dispose())

  const grid = (value: () => number) => ({
    width: size[1],
    height: size[0],
    data: Float32Array.from({ length: size[0] * size[1] }, value),
  })
  const areas = async (map: ReturnType<typeof grid>, ties: Ties = 'chance') => {
    const { deletion, insertion } = await curves(run, map, { steps: 10, baseline: 'zero', ties })
    return [deletion.auc, insertion.auc] as const
  }

  test('deletion and insertion of a uniform map are those of a random order, within its interval', async () => {
    const before = memory().numTensors
    const uniform = await areas(grid(() => 0.5))
    const random: (readonly [number, number])[] = []
    for (let seed = 10; seed < 10 + DRAWS; seed++) random.push(await areas(grid(uniforms(seed))))
    expect(memory().numTensors).toBe(before)
    for (const [i, found] of uniform.entries()) {
      const values = random.map((each) => each[i] ?? 0)
      const mean = values.reduce((a, b) => a + b, 0) / DRAWS
      const deviation = Math.sqrt(values.reduce((a, b) => a + (b - mean) ** 2, 0) / (DRAWS - 1))
      expect(Math.abs(found - mean)).toBeLessThan(2 * deviation)
      // The interval is one: it is neither empty nor as wide as the curve.
      expect(deviation).toBeGreaterThan(0)
      expect(deviation).toBeLessThan(0.05)
    }
  })

  test('torchcam takes equal pixels from the top left on, which is no random order', async () => {
    const flat = grid(() => 0.5)
    const [inOrder, byChance] = [await areas(flat, 'stable'), await areas(flat)]
    expect(Math.abs(inOrder[0] - byChance[0])).toBeGreaterThan(0.01)
  })

  test('the insertion of the whole is the score, and the deletion of nothing', async () => {
    const { deletion, insertion } = await curves(
      run,
      grid(() => 0.5),
      { steps: 7, baseline: 'mean' },
    )
    const tensor = readToyPicture(toyFiles.relu)
    const [logits] = model.classifier.network.run({ [model.classifier.input]: tensor }, [
      model.classifier.logits,
    ])
    const values = [...((await logits?.data()) ?? [])]
    const powers = values.map((value) => Math.exp(value - Math.max(...values)))
    const score = (powers[2] ?? 0) / powers.reduce((a, b) => a + b, 0)
    expect(insertion.curve.at(-1)?.[1]).toBeCloseTo(score, 4)
    expect(deletion.curve[0]?.[1]).toBeCloseTo(score, 4)
    for (const each of [tensor, logits]) each?.dispose()
  })
})
