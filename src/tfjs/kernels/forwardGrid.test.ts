import { getKernel, memory, setBackend } from '@tensorflow/tfjs-core'
import { describe, expect, test } from 'vitest'
import { useBackend } from '../../engine/testing/backends'
import { computeGradient, distance } from '../gradients/cases'
import { computeCase, type ForwardCase, forwardCases, gridCases, inputOf } from './cases'

function byFamily(cases: readonly ForwardCase[]): [string, ForwardCase[]][] {
  const names = [...new Set(cases.map(({ family }) => family))]
  return names.map((name) => [name, cases.filter(({ family }) => family === name)])
}

/** Names of the cases whose answers differ, with how much. */
async function off(
  cases: readonly ForwardCase[],
  pair: (each: ForwardCase) => Promise<readonly [ArrayLike<number>, ArrayLike<number>]>,
): Promise<string[]> {
  const found: string[] = []
  for (const each of cases) {
    try {
      const [answer, exact] = await pair(each)
      const error = answer.length === exact.length ? distance(answer, exact) : Number.NaN
      if (!(error < 1e-5)) found.push(`${each.name}: ${error.toPrecision(2)}`)
    } catch (error) {
      found.push(`${each.name}: ${error}`)
    }
  }
  return found
}

describe('cpu computes what plain loops do', () => {
  test.each(byFamily(gridCases.filter(({ plain }) => plain)))('%s', async (_, cases) => {
    await useBackend('cpu')
    const pair = async (each: ForwardCase) =>
      [await computeCase(each), each.plain?.(inputOf(each)) ?? []] as const
    expect(await off(cases, pair)).toEqual([])
  })
})

async function onBoth<T>(run: () => Promise<T>): Promise<readonly [T, T]> {
  await setBackend('cpu')
  const exact = await run()
  await setBackend('wasm')
  const before = memory().numTensors
  const found = await run()
  expect(memory().numTensors).toBe(before)
  return [found, exact]
}

describe('wasm computes what cpu does', () => {
  test.each(byFamily(forwardCases))('%s', async (_, cases) => {
    await useBackend('wasm')
    const here = cases.filter(({ needs }) => !needs || getKernel(needs, 'wasm'))
    expect(await off(here, (each) => onBoth(() => computeCase(each)))).toEqual([])
  })
})

describe('the gradient of wasm is that of cpu', () => {
  test.each(byFamily(gridCases.filter(({ smooth }) => smooth)))('%s', async (_, cases) => {
    await useBackend('wasm')
    expect(await off(cases, (each) => onBoth(() => computeGradient(each)))).toEqual([])
  })
})
