// Functions that a Keras model was written with, against Keras: answers, and gradients of their sum times fixed values.
import { grad, memory, mul, sum, type Tensor, tensor } from '@tensorflow/tfjs-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { useBackend } from '../../engine/testing/backends'
import { functionFigures, openFunction, runFunction } from '../testing/functionCases'
import { close } from '../testing/layerFixtures'
import { values } from '../testing/modelFixtures'

describe.each(['cpu', 'wasm'] as const)('on %s', (backend) => {
  beforeAll(() => useBackend(backend))

  test.each(Object.keys(functionFigures))('%s', async (name) => {
    const figures = functionFigures[name] as (typeof functionFigures)[string]
    const before = memory().numTensors
    const opened = openFunction(figures)
    const x = tensor(values(60), [1, 4, 5, 3])
    const answer = runFunction(opened, x)
    close([...(await answer.data())], figures.answer, 4)
    const weights = tensor(values(answer.size, 7), answer.shape)
    const gradient = grad((given: Tensor) => sum(mul(runFunction(opened, given), weights)))(x)
    close([...(await gradient.data())], figures.gradient, 4)
    for (const each of [x, answer, weights, gradient]) each.dispose()
    opened.network.dispose()
    expect(memory().numTensors).toBe(before)
  })
})
