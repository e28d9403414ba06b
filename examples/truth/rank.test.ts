import { expect, test } from 'vitest'
import type { Figures } from './figures'
import { agreementOf } from './rank'

/** Three methods over forty scenes; `deletion` falls as the IoU rises, `insertion` is chance. */
const methods = [0.2, 0.5, 0.8].map((level, m) =>
  Array.from(
    { length: 40 },
    (_, i): Figures => ({
      iou: level + 0.01 * (i % 3),
      deletion: 1 - level,
      insertion: ((i + 1) * (m + 2) * 7919) % 101,
      ...(i % 4 === 0 && { maxSensitivity: level }),
    }),
  ),
)

test('a metric where less is better agrees where it falls, surely', () => {
  const found = agreementOf(methods, 'deletion', 'iou')
  for (const interval of [found?.inScene, found?.ofMeans])
    for (const value of interval ?? []) expect(value).toBeCloseTo(1, 6)
  expect(found?.scenes).toBe(40)
})

test('chance has an interval that holds nought', () => {
  const [value = 1, low = 1, high = -1] = agreementOf(methods, 'insertion', 'iou')?.inScene ?? []
  expect(Math.abs(value)).toBeLessThan(0.5)
  expect(low).toBeLessThan(value)
  expect(high).toBeGreaterThan(value)
})

test('a metric of one scene in four counts there, and turned round where less is better', () => {
  const found = agreementOf(methods, 'maxSensitivity', 'iou')
  expect(found?.scenes).toBe(10)
  expect(found?.inScene[0]).toBeCloseTo(-1, 6)
})

test('a method without the metric counts in neither', () => {
  const other = methods[0]?.map(({ iou = 0 }): Figures => ({ iou: (iou ?? 0) + 0.7, insertion: 1 })) ?? []
  expect(agreementOf([...methods, other], 'deletion', 'iou')).toEqual(agreementOf(methods, 'deletion', 'iou'))
})

test('a metric that nobody has is left out', () => {
  expect(agreementOf(methods, 'road', 'iou')).toBeNull()
})
