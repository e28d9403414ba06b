// See testing/publishedCases.ts: without LIMELIGHT_MODELS only the comparison itself is tested.
import type { Tensor4D } from '@tensorflow/tfjs-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openModel } from '../models/open'
import type { OpenModel } from '../models/types'
import { backends, useBackend } from './testing/backends'
import { checkFigure } from './testing/checkFigure'
import { publishedCases, publishedFiles, publishedPicture } from './testing/publishedCases'
import { askedOf, namesOf, offBy, type ToyCase } from './testing/toyFiles'

const [cpu, wasm] = backends
const runs = [
  { name: 'resnet8_cifar10_layers', ...cpu },
  { name: 'resnet8_cifar10_layers', ...wasm },
  { name: 'mobilenet_v1_025_224_layers', ...wasm },
  { name: 'mobilenet_v2_100_224_graph', ...wasm },
]

const models = process.env.LIMELIGHT_MODELS
if (models) describe.each(runs)('$name on $backend', (run) => published(models, run))

function published(folder: string, run: (typeof runs)[number]) {
  const { name, backend } = run
  let model: OpenModel
  let picture: Tensor4D
  beforeAll(async () => {
    await useBackend(backend)
    model = await openModel(publishedFiles(folder, name))
    picture = publishedPicture(folder, name)
  })
  afterAll(() => model.dispose())

  const cases = publishedCases(folder, name).map((each) => ({ title: namesOf(each), each }))
  test.for(cases)('$title', { timeout: 600_000 }, async ({ each }, context) => {
    const { classifier } = model
    await checkFigure({ classifier, picture, each, options: askedOf(each), run }, context)
  })
}

describe('a recorded figure', () => {
  const map = {
    width: 3,
    height: 3,
    data: Float32Array.of(0, 1, 2, 3, 4, 5, 6, 7, 8),
    min: 0,
    max: 8,
    state: 'ok',
  } as const
  const each: ToyCase = {
    library: 'torchcam',
    method: 'gradcam',
    layer: 'a',
    cls: 0,
    every: 2,
    data: [0, 2, 6, 7],
  }

  test('is compared at the rows and columns that were kept', () => {
    expect(offBy(map, each)).toBe(1)
    expect(offBy(map, { ...each, data: [0, 2, 6, 8] })).toBe(0)
  })

  test('that was not min-maxed is measured against its peak', () => {
    expect(offBy(map, { ...each, norm: 'none' })).toBeCloseTo(1 / 7)
  })

  test('of another size is no match', () => {
    expect(() => offBy(map, { ...each, data: [0] })).toThrow('3 x 3 for 1 values')
  })
})
