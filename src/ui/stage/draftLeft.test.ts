// The time that stands on the button Draft.
import { expect, test } from 'vitest'
import { draftLeft } from './draftLeft'

test.each([
  // SS-CAM of 1,280 channels at 40 masks a second.
  { done: 480, total: 44_800, pace: { steps: 200, ms: 5000 }, ms: 100_000 },
  { done: 0, total: 1280, pace: { steps: 64, ms: 1000 }, ms: 2000 },
  // It begins anew every moment: never a time below a second.
  { done: 127, total: 1280, pace: { steps: 64, ms: 1000 }, ms: 1000 },
  { done: 128, total: 1280, pace: { steps: 64, ms: 1000 }, ms: 0 },
  { done: 900, total: 1280, pace: { steps: 64, ms: 1000 }, ms: 0 },
  { done: 0, total: 1280, pace: { steps: 0, ms: 0 }, ms: 0 },
])('$done of $total at $pace.steps in $pace.ms ms', ({ ms, ...progress }) => {
  expect(draftLeft(progress)).toBe(ms)
})
