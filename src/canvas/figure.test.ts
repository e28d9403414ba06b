import { expect, it } from 'vitest'
import { type Figure, layOut } from './figure'

const figure = (change: Partial<Figure>): Figure => ({
  ...{ title: 'cat', lines: [], picture: { width: 600, height: 300 }, bar: null, contours: null },
  marked: { frame: null, outline: null },
  ...change,
})
const tenths = (text: string, size: number) => text.length * size * 0.6

it('breaks a word that is longer than a line', () => {
  const name = 'a_model_whose_name_goes_on_'.repeat(8)
  const { texts, width } = layOut(figure({ lines: [`cat.jpg · ${name}`] }), tenths)
  const lines = texts.filter(({ size }) => size === 14).map(({ text }) => text)
  expect(lines.length).toBeGreaterThan(2)
  expect(lines.join('').replace('cat.jpg ·', '')).toBe(name)
  for (const line of lines) expect(tenths(line, 14)).toBeLessThanOrEqual(width - 48)
})

it('is no higher than a browser can draw, and keeps the picture in proportion', () => {
  const { picture, height, width } = layOut(figure({ picture: { width: 3, height: 500 } }), tenths)
  expect(picture).toEqual({ x: 24 + 273, y: 24, width: 14, height: 2400 })
  expect([width, height < 2600]).toEqual([608, true])
  const flat = layOut(figure({ picture: { width: 8000, height: 2 } }), tenths)
  expect(flat.picture).toEqual({ x: 24, y: 24, width: 1200, height: 1 })
})
