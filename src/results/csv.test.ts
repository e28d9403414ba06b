import fc from 'fast-check'
import { expect, test } from 'vitest'
import { csvLine, parseCsv, readCsv } from './csv'

test('empty cells and Windows line ends are read', () => {
  expect(parseCsv('a,,c\r\n"",x,\r\n')).toEqual([
    ['a', '', 'c'],
    ['', 'x', ''],
  ])
})

test('what was written comes back, whatever it is', () => {
  const cell = fc.oneof(
    fc.string(),
    fc.constantFrom('=1+1', '+x', '-y', '@z', "'=a", "''-", '-1.5', '\t', '"'),
  )
  fc.assert(
    fc.property(fc.array(cell, { minLength: 1, maxLength: 4 }), (cells) => {
      fc.pre(cells.some((text) => text !== ''))
      expect(readCsv(csvLine(cells))).toEqual([cells])
    }),
    { seed: 7, numRuns: 300 },
  )
})

test.each(['=HYPERLINK("x")', '+1+1', '-1+1', '@SUM(A1)', '\t=1', '\r=1', '=cmd|1!A0'])(
  '%s is no formula in a spreadsheet',
  (label) => {
    expect(csvLine([label])).toMatch(/^"?'/)
  },
)

test('a formula behind a semicolon stays inside of its quotes; numbers stay numbers', () => {
  expect(csvLine(['a;=1+1', '-1.5', '2e-7'])).toBe('"a;=1+1",-1.5,2e-7\n')
})

test('20 MB of quotes are read in one pass', () => {
  expect(parseCsv('"'.repeat(20_000_000))).toEqual([])
  expect(parseCsv(`${'"'.repeat(20_000_000)}\n`)[0]?.[0]).toHaveLength(9_999_999)
})
