import { expect, test } from 'vitest'
import { countForwards, manyForwards } from './workload'

test('a masked picture for each channel, each kept channel, each sample', () => {
  expect(countForwards('scorecam', {})(1280)).toBe(1280)
  expect(countForwards('scorecam', { cskip: 16 })(1280)).toBe(16)
  expect(countForwards('scorecam', { cskip: 0 })(8)).toBe(8)
  expect(countForwards('sscam', {})(10)).toBe(350)
  expect(countForwards('iscam', { samples: 4 })(10)).toBe(40)
})

test('the Score-CAM family is long, the others are not', () => {
  expect(['scorecam', 'sscam', 'iscam', 'gradcam', 'cam'].map(manyForwards)).toEqual([
    true,
    true,
    true,
    false,
    false,
  ])
})
