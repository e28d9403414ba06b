// Principal components have no sign of their own: the libraries leave it to chance, here the larger peak is
// positive. Their figures must be one of the two.
import { memory } from '@tensorflow/tfjs-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { backends, useBackend } from '../testing/backends'
import {
  deviation,
  libraryCases,
  optionsOf,
  titleOf,
  toyClassifiers,
  toyPicture,
} from '../testing/libraryCases'
import { bothWays, hasOpenSign } from '../testing/openSign'
import { record } from '../testing/record'

describe.each(backends)('on $backend', ({ backend, tolerance }) => {
  beforeAll(() => useBackend(backend))
  const cases = libraryCases.filter(hasOpenSign).map((each) => ({ title: titleOf(each), each }))

  test.for(cases)('$title', async ({ each }, context) => {
    const classifier = toyClassifiers[each.net]()
    const picture = toyPicture()
    const before = memory().numTensors
    const maps = await bothWays({ classifier, picture, method: each.method, options: optionsOf(each) })
    expect(memory().numTensors).toBe(before)
    const [as = Number.NaN, turned = Number.NaN] = maps.map((map) => deviation(map, each))
    const off = Math.min(as, turned)
    record(context, { backend, method: each.method, library: each.library, off })
    expect(off).toBeLessThan(tolerance)
    // The two differ: the comparison says something.
    expect(Math.max(as, turned)).toBeGreaterThan(0.1)
  })
})
