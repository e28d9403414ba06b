import { expect, test } from 'vitest'
import { forwardsOf, manyForwards } from './workload'

test('a masked picture for each channel, each kept channel, each sample', () => {
  expect(forwardsOf('scorecam', {})(1280)).toBe(1280)
  expect(forwardsOf('scorecam', { cskip: 16 })(1280)).toBe(16)
  expect(forwardsOf('scorecam', { cskip: 0 })(8)).toBe(8)
  expect(forwardsOf('sscam', {})(10)).toBe(350)
  expect(forwardsOf('iscam', { samples: 4 })(10)).toBe(40)
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
