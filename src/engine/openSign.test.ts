// Principal components have no sign of their own: the libraries leave it to chance, here the larger peak is
// positive. Their figures must be one of the two.
import { memory, type Tensor } from '@tensorflow/tfjs-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { mapOf } from './combine'
import { finish } from './finish'
import { mapValues } from './grid'
import { planOf } from './plan'
import { LayerProbe } from './probe'
import { backends, useBackend } from './testing/backends'
import {
  deviation,
  type LibraryCase,
  libraryCases,
  optionsOf,
  titleOf,
  toyClassifiers,
  toyPicture,
} from './testing/libraryCases'

const openSign = (each: LibraryCase) =>
  ['eigencam', 'eigengradcam'].includes(each.method) || each.params?.eigen_smooth === true

/** The map before the ReLU, turned both ways and finished. */
async function bothWays(each: LibraryCase) {
  const picture = toyPicture()
  const classifier = toyClassifiers[each.net]()
  const plan = planOf({ classifier, picture, methodId: each.method, options: optionsOf(each) })
  const [layer] = plan.layers
  if (!layer) throw new Error('no layer')
  const before = memory().numTensors
  const probe = new LayerProbe(plan.run, layer, picture)
  const answer = await plan.method.explain(probe, plan.run.params)
  const project = each.params?.eigen_smooth === true
  const map = await mapOf(answer, probe.activations(), { nansum: false, project })
  for (const tensor of Object.values(answer)) (tensor as Tensor).dispose()
  probe.close()
  expect(memory().numTensors).toBe(before)
  return [1, -1].map((sign) => finish([mapValues(map, (v) => sign * v)], plan.finish))
}

describe.each(backends)('on $backend', ({ backend, tolerance }) => {
  beforeAll(() => useBackend(backend))
  const cases = libraryCases.filter(openSign).map((each) => ({ title: titleOf(each), each }))

  test.each(cases)('$title', async ({ each }) => {
    const [as = Number.NaN, turned = Number.NaN] = (await bothWays(each)).map((map) => deviation(map, each))
    expect(Math.min(as, turned)).toBeLessThan(tolerance)
    // The two differ: the comparison says something.
    expect(Math.max(as, turned)).toBeGreaterThan(0.1)
  })
})
