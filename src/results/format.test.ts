import { expect, it } from 'vitest'
import {
  bytes,
  count,
  dotted,
  duration,
  fixed,
  formatWords,
  pathEnd,
  percent,
  probability,
  short,
  size,
} from './format'

it('writes numbers as people read them', () => {
  expect([count(1280), fixed(-1.234, 2), size(7, null, 3)]).toEqual(['1,280', '−1.23', '7 × ? × 3'])
  expect([fixed(-0.001, 2), fixed(-0.5, 0), fixed(-0.006, 2), fixed(-10, 0)]).toEqual([
    '0.00',
    '−1',
    '−0.01',
    '−10',
  ])
  expect([0.41, 0.9999, 0.004, 0.00006, 0.000001, 0].map(probability)).toEqual([
    '0.41',
    '1.00',
    '0.0040',
    '0.0001',
    '< 0.0001',
    '0.00',
  ])
  expect([0, 0.003, 0.006, 0.084, 1].map(percent)).toEqual(['0 %', '< 1 %', '1 %', '8 %', '100 %'])
  expect([12, 820_000, 3_400_000, 104_000_000].map(bytes)).toEqual(['1 kB', '820 kB', '3.4 MB', '104 MB'])
  expect([900, 12_300, 3_540_000, 25_600_000].map(short)).toEqual(['900', '12 k', '3.5 M', '26 M'])
  expect([0.4, 38, 999.7, 2400, 11_000, 150_000].map(duration)).toEqual([
    '0 ms',
    '38 ms',
    '1.0 s',
    '2.4 s',
    '11 s',
    '3 min',
  ])
})

it('keeps the end of a path', () => {
  expect(pathEnd('Conv_1/Relu6', 12)).toBe('Conv_1/Relu6')
  expect(pathEnd('MobilenetV2/Conv_1/Relu6', 13)).toBe('…Conv_1/Relu6')
})

it('in German the point is a comma', () => {
  Object.assign(formatWords, { point: ',' })
  try {
    expect([
      probability(0.4),
      probability(0.00001),
      fixed(-1.25, 1),
      duration(2400),
      bytes(3_400_000),
    ]).toEqual(['0,40', '< 0,0001', '−1,3', '2,4 s', '3,4 MB'])
  } finally {
    Object.assign(formatWords, { point: '.' })
  }
})

it('joins facts by dots that begin no line, and puts none before or behind what is missing', () => {
  expect(dotted('cat.jpg', 'net', '8\u00a0MB')).toBe('cat.jpg\u00a0· net\u00a0· 8\u00a0MB')
  expect(dotted('', 'net', null, false, undefined)).toBe('net')
  expect(dotted(null, '')).toBe('')
})
