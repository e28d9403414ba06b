import { memory } from '@tensorflow/tfjs-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { classify } from './classify'
import { explain } from './explain'
import { backends, useBackend } from './testing/backends'
import {
  deviation,
  libraryCases,
  libraryLogits,
  optionsOf,
  titleOf,
  toyClassifiers,
  toyPicture,
} from './testing/libraryCases'
import { hasOpenSign } from './testing/openSign'
import { record } from './testing/record'

describe.each(backends)('on $backend', ({ backend, tolerance }) => {
  beforeAll(() => useBackend(backend))

  test.each(['plain', 'residual'] as const)('the %s toy is the one that the libraries saw', async (net) => {
    const { logits } = await classify(toyClassifiers[net](), toyPicture())
    const wanted = libraryLogits[net] ?? []
    expect(logits).toHaveLength(wanted.length)
    for (const [i, value] of wanted.entries()) expect(logits[i]).toBeCloseTo(value, 4)
  })

  const cases = libraryCases
    .filter((each) => !hasOpenSign(each))
    .map((each) => ({ title: titleOf(each), each }))
  test.for(cases)('$title', async ({ each }, context) => {
    const classifier = toyClassifiers[each.net]()
    const picture = toyPicture()
    const before = memory().numTensors
    const { heatmap } = await explain(classifier, picture, each.method, optionsOf(each))
    expect([heatmap.height, heatmap.width]).toEqual(each.shape)
    const off = deviation(heatmap, each)
    record(context, { backend, method: each.method, library: each.library, off })
    expect(off).toBeLessThan(tolerance)
    expect(memory().numTensors).toBe(before)
  })
})
