// Every method on a small model of each kind gives on wasm what it gives on cpu, where its figures are compared with
// the libraries'. WebGL and WebGPU: e2e/numbers.spec.ts.
import { memory } from '@tensorflow/tfjs-core'
import { describe, expect, test } from 'vitest'
import { explain } from '../engine/explain'
import { methods } from '../engine/methods'
import { useBackend } from '../engine/testing/backends'
import { toyPicture } from '../engine/testing/libraryCases'
import { distance } from '../tfjs/gradients/cases'
import { explainMap, methodChecks } from './testing/methodChecks'
import { smallModels } from './testing/smallModels'

/** Tensors and their bytes. */
function held(): readonly number[] {
  const { numTensors, numBytes } = memory()
  return [numTensors, numBytes]
}

describe.each(smallModels)('a model of the kind $kind', (model) => {
  const checks = methodChecks.filter(({ family }) => family === model.kind)

  test.each(checks)('$name', async (check) => {
    await useBackend('cpu')
    const start = held()
    const exact = await explainMap(check)
    expect(held()).toEqual(start)
    expect(Math.hypot(...exact)).toBeGreaterThan(1e-6)
    await useBackend('wasm')
    const before = held()
    expect(distance(await explainMap(check), exact)).toBeLessThan(1e-4)
    expect(held()).toEqual(before)
  })

  test('all methods but those refused are tried', () => {
    const tried = new Set(checks.map(({ method }) => method))
    expect(methods.map(({ id }) => id).filter((id) => !tried.has(id))).toEqual(model.refused)
  })

  test.each(model.refused.map((id) => ({ id })))('$id is refused', async ({ id }) => {
    await useBackend('cpu')
    const { classifier, dispose } = await model.open()
    const options = { layers: [model.last], target: { kind: 'logit', classIndex: 0 } } as const
    const why = id === 'cam' ? 'CAM needs global average' : 'this model has no tokens'
    await expect(explain(classifier, toyPicture(), id, options)).rejects.toThrow(why)
    dispose()
  })
})
