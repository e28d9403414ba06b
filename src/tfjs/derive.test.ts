import {
  type GradConfig,
  getGradient,
  grad,
  memory,
  registerGradient,
  softplus,
  square,
  sum,
  type Tensor,
  tensor1d,
  unregisterGradient,
} from '@tensorflow/tfjs-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { backends, useBackend } from '../engine/testing/backends'
import { derive } from './derive'

/** Runs without the gradient of one operator, and puts it back. */
async function without(operator: string, run: () => void) {
  const own = getGradient(operator) as GradConfig
  unregisterGradient(operator)
  try {
    run()
  } finally {
    registerGradient(own)
  }
}

describe.each(backends)('on $backend', ({ backend }) => {
  beforeAll(() => useBackend(backend))
  const bent = (x: Tensor) => sum(softplus(square(x)))

  test('an operator without gradient is named, with a way out, and nothing is left behind', async () => {
    const x = tensor1d([1, 2])
    const before = memory().numTensors
    await without('Softplus', () => {
      expect(() => derive(bent, x)).toThrow(
        'The operator Softplus has no gradient: choose a method without gradients, such as Score-CAM.',
      )
    })
    expect(memory().numTensors).toBe(before)
  })

  test('a function that throws leaves nothing behind, and the next gradient is right', async () => {
    const x = tensor1d([1, 2])
    const before = memory().numTensors
    const broken = (y: Tensor): Tensor => {
      square(y)
      throw new Error('stop')
    }
    expect(() => derive(broken, x)).toThrow('stop')
    expect(memory().numTensors).toBe(before)
    const [first, second] = await derive((y) => sum(square(y)), x).data()
    expect([first, second]).toEqual([2, 4])
  })

  test('a failure inside another gradient leaves the outer one in order', async () => {
    const x = tensor1d([3])
    const before = memory().numTensors
    const g = grad((y: Tensor) => {
      expect(() =>
        derive(() => {
          throw new Error('inner')
        }, y),
      ).toThrow('inner')
      return sum(square(y))
    })(x)
    expect([...(await g.data())]).toEqual([6])
    g.dispose()
    expect(memory().numTensors).toBe(before)
  })
})
