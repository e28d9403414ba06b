import { describe, expect, test } from 'vitest'
import { formatScale, parseScale } from './scale'

describe('a scale in a link', () => {
  test.each(['unit', 'signed', 'bytes', 'imagenet', 'caffe'])('%s by its name', (name) => {
    expect(parseScale(name)).toBe(name)
    expect(formatScale(name as 'unit')).toBe(name)
  })

  test('as means and spreads', () => {
    const scale = { mean: [125.3, 122.9, 113.8], std: [51.5, 50.8, 51.2] }
    expect(formatScale(scale)).toBe('125.3,122.9,113.8/51.5,50.8,51.2')
    expect(parseScale('125.3,122.9,113.8/51.5,50.8,51.2')).toEqual(scale)
    expect(parseScale('127.5/127.5')).toEqual({ mean: [127.5], std: [127.5] })
  })

  test.each([
    '',
    'Unit',
    '1,2/3',
    '1,2,3/4,5',
    '1,2,3/4,0,6',
    '1,2,/4,5,6',
    'a,b,c/d,e,f',
    '1/2/3',
    '1,2,3',
    '1,2,3,4/1,1,1,1',
    'Infinity/1',
  ])('%j is none', (text) => {
    expect(parseScale(text)).toBeNull()
  })
})
