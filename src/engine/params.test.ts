import { describe, expect, test } from 'vitest'
import { methodCards } from './methods/cards'
import { checkParams } from './params'
import type { MethodCard, Params } from './types'

const card = (id: string) => methodCards.find((c) => c.id === id) as MethodCard

describe('parameters', () => {
  test('start as the card says', () => {
    expect(checkParams(card('sscam'), {}, 'torchcam')).toEqual({
      samples: 35,
      std: 2,
      seed: 0,
      cskip: 0,
      draft: false,
    })
  })

  test('start elsewhere under a convention that does', () => {
    expect(checkParams(card('finercam'), {}, 'pytorch-grad-cam').gamma).toBe(1)
    expect(checkParams(card('finercam'), {}, 'torchcam').gamma).toBe(0.6)
    expect(checkParams(card('finercam'), { gamma: 0.2 }, 'torchcam').gamma).toBe(0.2)
  })

  test('that the method does not declare are left out', () => {
    const wished = { aug_smooth: true, eigen_smooth: true, grid: '8,8', samples: 2 }
    expect(checkParams(card('sscam'), wished, 'torchcam')).toEqual({
      samples: 2,
      std: 2,
      seed: 0,
      cskip: 0,
      draft: false,
    })
  })

  test.each<[string, Params, RegExp]>([
    ['sscam', { samples: 1.5 }, /Samples \(samples\) cannot be 1.5; it takes a whole number from 1 to 200/],
    ['sscam', { std: -1 }, /Noise \(std\) cannot be -1; it takes a number of at least 0/],
    ['sscam', { std: Number.NaN }, /Noise \(std\) cannot be NaN/],
    [
      'gradcam',
      { eigen_smooth: 'yes' },
      /First component \(eigen_smooth\) cannot be yes; it takes true or false/,
    ],
    [
      'finercam',
      { base: 'cam' },
      /Base method \(base\) cannot be cam; it takes one of gradcam, gradcampp, layercam/,
    ],
  ])('%s refuses %j', (id, params, message) => {
    expect(() => checkParams(card(id), params, 'torchcam')).toThrow(message)
  })
})
