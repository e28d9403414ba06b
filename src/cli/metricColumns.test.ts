import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { figuresOf, metricCells } from '../results/metricColumns'
import { columns, emptyRow, metricColumns, type Row } from '../results/row'
import { addMeans, addResult, readResults, startResults } from './results'

const folder = mkdtempSync(join(tmpdir(), 'limelight-metrics-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const curve = (auc: number) => ({ auc, curve: [] })
const cells = (averageDrop: number, deletion: number) =>
  metricCells(
    figuresOf({
      score: 0.9,
      averageDrop,
      increaseInConfidence: 0,
      deletion: curve(deletion),
      insertion: curve(0.8),
      road: { '20': 0, '50': 0, '80': 0, combined: 0.4 },
      complexity: 0.1,
      sparseness: 0.7,
    }),
  )

const row = (picture: string, of: string, more: Partial<Row>): Row => ({
  ...emptyRow,
  picture,
  class: of,
  label: `class ${of}`,
  ...more,
})

test('a curve is its area, and what a map has no figure for stays empty', () => {
  expect(cells(0.25, 0.5)).toMatchObject({ averageDrop: '0.25', deletion: '0.5', road: '0.4', coherency: '' })
  expect(metricCells(undefined)).toEqual({})
})

test('the means of each class and of all end the table, and is no picture when it is read again', async () => {
  const table = { path: join(folder, 'a.csv'), metrics: true }
  const rows = [
    row('a.png', '10', cells(0.2, 0.5)),
    row('b.png', '2', cells(0.4, 0.1)),
    row('c.png', '10', cells(0.4, 0.7)),
    row('d.png', '10', { error: 'no picture', class: '' }),
  ]
  await startResults(table, rows.slice(0, 1))
  for (const each of rows.slice(1)) await addResult(table, each)
  await addMeans(table, rows)
  const lines = readFileSync(table.path, 'utf8').trim().split('\n')
  expect(lines[0]).toBe([...columns, ...metricColumns].join(','))
  const last = lines.slice(5).map((line) => line.split(','))
  expect(last.map((line) => line.slice(0, 3))).toEqual([
    ['', '2', 'class 2'],
    ['', '10', 'class 10'],
    ['', '', 'all classes'],
  ])
  expect(last.map((line) => line[5])).toEqual(['mean of 1', 'mean of 2', 'mean of 3'])
  expect(Number(last[2]?.[columns.length])).toBeCloseTo(1 / 3, 6)
  expect(Number(last[1]?.[columns.length])).toBeCloseTo(0.3, 6)
  expect(Number(last[1]?.[columns.length + 2])).toBeCloseTo(0.6, 6)
  const back = await readResults(table.path)
  expect(back.map(({ picture }) => picture)).toEqual(['a.png', 'b.png', 'c.png', 'd.png'])
  expect(back[0]?.averageDrop).toBe('0.2')
})

test('a table without metrics has neither their columns nor means', async () => {
  const table = { path: join(folder, 'b.csv'), metrics: false }
  await startResults(table, [row('a.png', '1', {})])
  await addMeans(table, [row('a.png', '1', {})])
  expect(readFileSync(table.path, 'utf8').trim().split('\n')).toHaveLength(2)
})
