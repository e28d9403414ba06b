import fc from 'fast-check'
import { expect, test } from 'vitest'
import { panned, pinched, transformOf, whole, type Zoom, zoomed } from './zoom'

/** Where a point of the picture lies on the stage, as shares of its sides. */
const shown = ({ scale, x }: Zoom, at: number) => 0.5 + (at - x) * scale

test('the point under the pointer stays there', () => {
  const once = zoomed(whole, 2, [0.25, 0.5])
  expect(shown(once, 0.25)).toBeCloseTo(0.25)
  const twice = zoomed(once, 2, [0.75, 0.5])
  const under = once.x + (0.75 - 0.5) / once.scale
  expect(shown(twice, under)).toBeCloseTo(0.75)
})

test('out again is the whole picture, also by steps that do not divide', () => {
  const deep = zoomed(zoomed(whole, 1.3, [0.1, 0.9]), 1.3)
  expect(zoomed(zoomed(deep, 1 / 1.3), 1 / 1.3)).toEqual(whole)
  expect(transformOf(whole)).toBe('none')
  expect(transformOf({ scale: 2, x: 0.25, y: 0.5 })).toBe('translate(0%, -50%) scale(2)')
})

test('the stage never shows what lies beyond the picture, nor more than sixteen times', () => {
  const step = fc.record({
    by: fc.double({ min: 0.1, max: 10, noNaN: true }),
    at: fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true })),
    pan: fc.tuple(fc.double({ min: -2, max: 2, noNaN: true }), fc.double({ min: -2, max: 2, noNaN: true })),
  })
  fc.assert(
    fc.property(fc.array(step, { maxLength: 8 }), (steps) => {
      let zoom = whole
      for (const { by, at, pan } of steps) zoom = panned(zoomed(zoom, by, at), pan)
      const half = 0.5 / zoom.scale
      expect(zoom.scale).toBeGreaterThanOrEqual(1)
      expect(zoom.scale).toBeLessThanOrEqual(16)
      for (const middle of [zoom.x, zoom.y]) {
        expect(middle - half).toBeGreaterThanOrEqual(-1e-9)
        expect(middle + half).toBeLessThanOrEqual(1 + 1e-9)
      }
    }),
  )
})

test('two fingers that part magnify by as much, and the place between them stays between them', () => {
  const box = { left: 100, top: 50, width: 400, height: 200 }
  const middle = (x: number) => (x - box.left) / box.width
  // One rests at 200, the other goes from 300 to 400: twice as far away, their middle from 250 to 300.
  const once = pinched(whole, { from: [300, 150], to: [400, 150], other: [200, 150], box })
  expect(once.scale).toBeCloseTo(2)
  expect(shown(once, middle(250))).toBeCloseTo(middle(300))
  const back = pinched(once, { from: [400, 150], to: [300, 150], other: [200, 150], box })
  expect(back).toEqual(whole)
})
