// See testing/publishedCases.ts: without LIMELIGHT_MODELS only the comparison itself is tested.
import { dispose, memory, type Tensor4D } from '@tensorflow/tfjs-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openModel } from '../models/open'
import type { OpenModel } from '../models/types'
import { explain } from './explain'
import { findLayer } from './layer'
import { backends, useBackend } from './testing/backends'
import { bothWays, hasOpenSign } from './testing/openSign'
import { publishedCases, publishedFiles, publishedPicture } from './testing/publishedCases'
import { record } from './testing/record'
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

function published(folder: string, { name, backend, tolerance }: (typeof runs)[number]) {
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
    const options = askedOf(each)
    // A model may prepare weights when a layer is asked for the first time.
    dispose(classifier.network.run({ [classifier.input]: picture }, [findLayer(classifier, each.layer).name]))
    const before = memory().numTensors
    const maps = hasOpenSign(each)
      ? await bothWays({ classifier, picture, method: each.method, options })
      : [(await explain(classifier, picture, each.method, options)).heatmap]
    const off = Math.min(...maps.map((map) => offBy(map, each)))
    record(context, { backend, method: each.method, library: each.library, off })
    expect(off).toBeLessThan(tolerance)
    expect(memory().numTensors).toBe(before)
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
