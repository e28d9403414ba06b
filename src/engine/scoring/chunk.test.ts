import { describe, expect, test } from 'vitest'
import type { Node } from '../types'
import { largestActivation, planChunk } from './chunk'

const node = (shape: Node['shape']): Node => ({ name: 'a', op: 'Conv2D', inputs: [], shape })
const MiB = 2 ** 20
const device = { maxBuffer: 1024 * MiB, budget: 1024 * MiB, alive: 4, most: 64 }

describe('the largest activation of one picture', () => {
  test('is the widest node, in bytes', () => {
    const nodes = [node([224, 224, 3]), node([112, 112, 96]), node([1000])]
    expect(largestActivation(nodes, [224, 224, 3])).toBe(4 * 112 * 112 * 96)
  })

  test('an open batch in front does not count', () => {
    expect(largestActivation([node([null, 112, 112, 96])], [224, 224, 3])).toBe(4 * 112 * 112 * 96)
  })

  test('is the picture where nothing is wider', () => {
    expect(largestActivation([node([2])], [32, 32, 3])).toBe(4 * 32 * 32 * 3)
  })

  test.each([[null], [[null, null, null, 16]], [[null, null, 8]]])('is guessed where %j is open', (shape) => {
    expect(largestActivation([node(shape)], [100, 50, 3])).toBe(4 * 32 * 100 * 50)
  })
})

describe('the chunk', () => {
  test('fills the budget with as many activations as live at once, down to a power of two', () => {
    expect(planChunk(5 * MiB, device)).toBe(32) // 1024 / 4 / 5 = 51
  })

  test('keeps every buffer under the device limit, with a tenth to spare', () => {
    expect(planChunk(3 * MiB, { ...device, maxBuffer: 128 * MiB })).toBe(32) // 115 / 3 = 38
    expect(planChunk(30 * MiB, { ...device, maxBuffer: 128 * MiB })).toBe(2) // 115 / 30 = 3
  })

  test('shrinks where more operators wait for a submit', () => {
    expect(planChunk(5 * MiB, { ...device, alive: 18 })).toBe(8) // 1024 / 18 / 5 = 11
  })

  test('goes no higher than asked and never below one', () => {
    expect(planChunk(1024, device)).toBe(64)
    expect(planChunk(1024, { ...device, most: 6 })).toBe(4)
    expect(planChunk(4096 * MiB, device)).toBe(1)
  })
})
