import {
  add,
  dispose,
  exp,
  memory,
  mul,
  relu,
  scalar,
  sin,
  sum,
  type Tensor,
  tensor,
} from '@tensorflow/tfjs-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { backends, useBackend } from '../engine/testing/backends'
import { derive } from './derive'
import { deriveParts } from './deriveParts'

/** Its input is read twice. */
const block = (x: Tensor) => add(relu(sin(x)), mul(x, 0.5))
const end = (x: Tensor) => sum(exp(mul(x, 0.1)))
const x = () => tensor(Float32Array.from({ length: 4096 }, (_, i) => Math.sin(i) * 3))

describe.each(backends)('on $backend', ({ backend }) => {
  beforeAll(() => useBackend(backend))

  test('the bits are those of all parts at once, and nothing is left', async () => {
    const at = x()
    const before = memory().numTensors
    const whole = derive((t) => end(block(block(block(t)))), at)
    const parts = deriveParts([block, block, block, end], at)
    expect(await parts.data()).toEqual(await whole.data())
    const alone = deriveParts([end], at)
    const direct = derive(end, at)
    expect(await alone.data()).toEqual(await direct.data())
    dispose([whole, parts, alone, direct])
    expect(memory().numTensors).toBe(before)
    dispose(at)
  })

  test('holds one part at a time', () => {
    const at = x()
    const before = memory().numBytes
    let most = 0
    const seen = (t: Tensor) => {
      most = Math.max(most, memory().numBytes - before)
      return t
    }
    const deep = (t: Tensor) => seen(block(block(block(block(t)))))
    const last = (t: Tensor) => seen(end(t))
    dispose(derive((t) => last(deep(deep(deep(deep(t))))), at))
    const atOnce = most
    most = 0
    dispose(deriveParts([deep, deep, deep, deep, last], at))
    expect(most).toBeLessThan(atOnce / 2)
    dispose(at)
  })

  test('nothing is left of a failure, forwards or backwards', () => {
    const at = x()
    const before = memory().numTensors
    const fails = () => {
      throw new Error('no')
    }
    expect(() => deriveParts([block, fails, end], at)).toThrow('no')
    // Its value does not depend on what it is given.
    expect(() => deriveParts([block, block, () => scalar(1)], at)).toThrow('gradient')
    expect(memory().numTensors).toBe(before)
    const again = derive(end, at)
    dispose([again, at])
  })
})
