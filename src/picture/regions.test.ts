import { expect, test } from 'vitest'
import { planGeometry } from './geometry'
import { drawMask, type Region, toInput, toPicture } from './regions'

const rows = (mask: Uint8Array, width: number) =>
  Array.from({ length: mask.length / width }, (_, y) => mask.slice(y * width, (y + 1) * width).join(''))

const box = (...sides: [number, number, number, number]): Region => ({ kind: 'box', box: sides })

test('a box covers the pixels of the input whose middle lies in it, however the picture was cut', () => {
  const stretched = planGeometry(80, 40, { width: 8, height: 8, fit: 'stretch', scale: 'unit' })
  expect(rows(drawMask([box(20, 10, 40, 20)], stretched), 8).slice(1, 5)).toEqual([
    '00000000',
    '00110000',
    '00110000',
    '00000000',
  ])
  const cropped = planGeometry(80, 40, { width: 8, height: 8, fit: 'crop', scale: 'unit' })
  expect(rows(drawMask([box(0, 0, 30, 10)], cropped), 8).slice(0, 3)).toEqual([
    '11000000',
    '11000000',
    '00000000',
  ])
})

test('the bars of a letterbox are no picture', () => {
  const geometry = planGeometry(80, 40, { width: 8, height: 8, fit: 'letterbox', scale: 'unit' })
  expect(rows(drawMask([box(-99, -99, 999, 999)], geometry), 8)).toEqual([
    ...Array(2).fill('00000000'),
    ...Array(4).fill('11111111'),
    ...Array(2).fill('00000000'),
  ])
})

test('a brush is round in the picture, also along a line, and points go to the input and back', () => {
  const geometry = planGeometry(90, 90, { width: 9, height: 9, fit: 'stretch', scale: 'unit' })
  const dab: Region = { kind: 'stroke', radius: 15, points: [[45, 45]] }
  const line: Region = {
    kind: 'stroke',
    radius: 5,
    points: [
      [15, 75],
      [75, 75],
    ],
  }
  expect(rows(drawMask([dab, line], geometry), 9).slice(3)).toEqual([
    '000111000',
    '000111000',
    '000111000',
    '000000000',
    '011111110',
    '000000000',
  ])
  const cut = planGeometry(120, 70, { width: 32, height: 24, fit: 'letterbox', scale: 'unit' })
  const [x, y] = toPicture(cut, toInput(cut, [33, 44]))
  expect([x, y]).toEqual([expect.closeTo(33, 9), expect.closeTo(44, 9)])
})
