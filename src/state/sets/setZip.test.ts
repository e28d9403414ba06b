// What a set is taken home as: the terminal's columns, cells that are no formulas, maps as numbers.
import { unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { decodeNpy } from '../../canvas/npy'
import { readJson } from '../../recipe/readRecipe'
import { readCsv } from '../../results/csv'
import { figuresOf } from '../../results/metricColumns'
import { columns, metricColumns } from '../../results/row'
import { packFiles } from '../../worker/unpack/packFiles'
import { setZip } from './setZip'
import { emptySheet, type Sheet } from './sheet'
import { doneAs, measuresOf, outcomesOf, recipe, setFrom } from './testing/madeUp'

const set = setFrom('=1+1/@evil.png', 'cat/b, c.png', 'cat/broken.png', 'later.png')
const outcomes = outcomesOf({
  '=1+1/@evil.png': doneAs(2, 0.75),
  'cat/b, c.png': doneAs(0),
  'cat/broken.png': { kind: 'failed', text: 'broken.png is damaged.', broken: true },
})

async function packed(figures: Sheet['figures'] = new Map()) {
  const painted: string[] = []
  const counts: number[] = []
  const file = await setZip(
    { ...emptySheet, set, outcomes, figures },
    {
      recipe: { ...recipe, method: 'scorecam', anchor: 12 },
      paint: async ({ path }) => {
        painted.push(path)
        return new Blob([`png of ${path}`])
      },
      pack: packFiles,
      report: (done) => counts.push(done),
      signal: new AbortController().signal,
    },
  )
  const files = unzipSync(new Uint8Array(await file.blob.arrayBuffer()))
  return { file, files, painted, counts }
}

test('a zip holds the table, the maps as numbers and over the pictures, and the recipe', async () => {
  const { file, files, painted, counts } = await packed()
  expect(file.name).toBe('limelight-scorecam-3-pictures.zip')
  expect(Object.keys(files).sort()).toEqual([
    'maps/=1+1/@evil.png.npy',
    'maps/cat/b, c.png.npy',
    'overlays/=1+1/@evil.png.png',
    'overlays/cat/b, c.png.png',
    'recipe.json',
    'results.csv',
  ])
  expect([painted, counts]).toEqual([
    ['=1+1/@evil.png', 'cat/b, c.png'],
    [1, 2, 3],
  ])
  const map = decodeNpy(files['maps/cat/b, c.png.npy'] ?? new Uint8Array(), 'map')
  expect([map.shape, map.data.length]).toEqual([[7, 7], 49])
  const wish = JSON.parse(new TextDecoder().decode(files['recipe.json']))
  // The box of the picture on the stage is no other's.
  expect(readJson(wish)?.recipe).toMatchObject({ method: 'scorecam', anchor: null })
})

test('its table has the columns of the terminal, a row for each picture that is done, and no formula', async () => {
  const { files } = await packed()
  const text = new TextDecoder().decode(files['results.csv'])
  const [head, ...rows] = readCsv(text)
  expect(head).toEqual([...columns])
  const cells = rows.map((row) => Object.fromEntries(row.map((cell, i) => [head?.[i], cell])))
  expect(cells[0]).toMatchObject({ picture: '=1+1/@evil.png', class: '2', label: 'tiger cat', shape: '7x7' })
  expect(cells[0]).toMatchObject({ probability: '0.75', state: 'ok', bytes: '14', error: '' })
  expect(cells[0]?.by).toBe('limelight/1.0.0 wasm')
  expect(cells[0]?.digest).toMatch(/^[0-9a-f]{16}$/)
  expect(cells[1]?.map).toBe('maps/cat/b, c.png.npy')
  expect(cells[2]).toMatchObject({ picture: 'cat/broken.png', error: 'broken.png is damaged.', map: '' })
  expect(cells).toHaveLength(3)
  // What a spreadsheet would compute is quoted away.
  expect(text.split('\n')[1]).toMatch(/^'=1\+1/)
})

test('it ends when it is stopped', async () => {
  const signal = AbortSignal.abort()
  const tools = { recipe, paint: async () => new Blob(), pack: packFiles, report: () => undefined, signal }
  await expect(setZip({ ...emptySheet, set, outcomes }, tools)).rejects.toThrow()
})

test('of maps that were measured the table has the metrics, and ends with the means of each class and of all', async () => {
  const measured = (insertion: number) =>
    ({ kind: 'measured', figures: figuresOf(measuresOf(insertion)) }) as const
  const { files } = await packed(
    new Map([
      ['=1+1/@evil.png', measured(0.9)],
      ['cat/b, c.png', measured(0.4)],
    ]),
  )
  const [head = [], ...rows] = readCsv(new TextDecoder().decode(files['results.csv']))
  const cell = (row: number, name: string) => rows[row]?.[head.indexOf(name)]
  expect(head.slice(-metricColumns.length)).toEqual([...metricColumns])
  expect([0, 1, 2].map((row) => cell(row, 'insertion'))).toEqual(['0.9', '0.4', ''])
  expect([3, 4, 5].map((row) => [cell(row, 'class'), cell(row, 'state')])).toEqual([
    ['0', 'mean of 1'],
    ['2', 'mean of 1'],
    ['', 'mean of 2'],
  ])
  expect(Number(cell(5, 'insertion'))).toBeCloseTo(0.65, 6)
  expect(cell(5, 'coherency')).toBe('')
})
