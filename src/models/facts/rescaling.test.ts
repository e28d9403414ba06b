// What a network does to its picture before the first convolution is found by two runs, which leave nothing behind.
import '@tensorflow/tfjs-backend-cpu'
import { add, memory, mul, setBackend, type Tensor } from '@tensorflow/tfjs-core'
import { beforeAll, expect, test } from 'vitest'
import type { Network } from '../../engine/types'
import { rescalingInside } from './rescaling'

beforeAll(() => setBackend('cpu'))

const picture = { input: 'image', shape: [4, 4, 3] } as Parameters<typeof rescalingInside>[1]
const node = (name: string, op: string, inputs: readonly string[]) => ({ name, op, inputs })

function networkOf(run: (x: Tensor) => Tensor): Network {
  return {
    nodes: [node('image', 'Placeholder', []), node('scaled', 'Rescaling', ['image'])],
    run: ({ image }: Readonly<Record<string, Tensor>>) => [run(image as Tensor)],
  } as unknown as Network
}

test('slope and offset', async () => {
  const before = memory().numTensors
  const scaled = networkOf((x) => {
    const times = mul(x, 2)
    const made = add(times, -1)
    times.dispose()
    return made
  })
  expect(await rescalingInside(scaled, picture)).toEqual({ node: 'scaled', slope: 2, offset: -1 })
  // The two numbers that the arithmetic above makes of 2 and -1 are the test's own.
  expect(memory().numTensors - before).toBeLessThanOrEqual(4)
})

test('a run that throws leaves no tensor', async () => {
  const before = memory().numTensors
  const throws = networkOf(() => {
    throw new Error('no')
  })
  await expect(rescalingInside(throws, picture)).rejects.toThrow('no')
  expect(memory().numTensors).toBe(before)
})
