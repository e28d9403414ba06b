// What is stopped passes its value and no gradient, in a graph's operator too.
import type { GraphNode } from '@tensorflow/tfjs-converter'
import { add, dispose, grad, round, square, sub, sum, type Tensor, tensor } from '@tensorflow/tfjs-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { useBackend } from '../../engine/testing/backends'
import { SMALL_OPS } from '../graph/smallOps'
import { stopGradient } from './stopGradient'

const ofGraph = (x: Tensor) => SMALL_OPS.StopGradient?.({ inputs: [x], attrs: {} } as unknown as GraphNode)

describe.each(['cpu', 'wasm'] as const)('on %s', (backend) => {
  beforeAll(() => useBackend(backend))

  test.each([
    ['stopGradient', stopGradient],
    ['the operator StopGradient', ofGraph],
  ] as const)('%s', async (_name, stopped) => {
    const x = tensor([0.3, -2.7])
    const stop = stopped as (given: Tensor) => Tensor
    const value = stop(square(x))
    expect([...(await value.data())]).toEqual([...(await square(x).data())])
    const beside = grad((given: Tensor) => sum(add(given, stop(square(given)))))(x)
    const through = grad((given: Tensor) => sum(add(given, stop(sub(round(given), given)))))(x)
    expect([...(await beside.data())]).toEqual([1, 1])
    expect([...(await through.data())]).toEqual([1, 1])
    dispose([x, value, beside, through])
  })
})
