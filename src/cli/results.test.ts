import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { version } from '../../package.json'
import { madeBy, makers } from '../results/madeBy'
import { boxCells, emptyRow, type Row } from '../results/row'
import { addResult, checkResults, readResults, startResults } from './results'

const folder = mkdtempSync(join(tmpdir(), 'limelight-results-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const row = (picture: string, error = ''): Row => ({
  ...emptyRow,
  ...boxCells({ anchor: 7, corners: [1, 2.25, 30, 40] }),
  picture,
  class: '3',
  label: 'tabby, "tiger" cat',
  score: '1.5',
  probability: '0.25',
  state: 'ok',
  ms: '12',
  map: 'm.npy',
  error,
  shape: '7x7',
  digest: 'aa',
  bytes: '5',
  modified: '1000',
})

test('rows come back as they were written, commas, quotes and line ends included', async () => {
  const path = join(folder, 'a.csv')
  await startResults({ path, metrics: false }, [row('a.png')])
  await addResult({ path, metrics: false }, row('b, c.png', 'two\nlines'))
  expect(await readResults(path)).toEqual([row('a.png'), row('b, c.png', 'two\nlines')])
})

test('a row that was cut short when the run was killed is left out', async () => {
  const path = join(folder, 'b.csv')
  await startResults({ path, metrics: false }, [row('a.png')])
  writeFileSync(path, 'b.png,3,dog,1.', { flag: 'a' })
  expect((await readResults(path)).map((r) => r.picture)).toEqual(['a.png'])
})

test('rows of an earlier version, which does not say what made them, are counted as such', async () => {
  const path = join(folder, 'old.csv')
  writeFileSync(path, 'picture,class,label,score,error\na.png,3,dog,1.5,\nb.png,,,,broken\n')
  const rows = [...(await readResults(path)), { ...row('c.png'), by: madeBy({ backend: 'wasm' }) }]
  expect(
    makers([...rows, { ...row('d.png'), by: madeBy({ backend: 'wasm', scorer: 'onnxruntime' }) }]),
  ).toEqual({
    unknown: 1,
    [`limelight/${version} wasm`]: 1,
    [`limelight/${version} wasm onnxruntime`]: 1,
  })
})

test('a file that is not there has no rows', async () => {
  expect(await readResults(join(folder, 'none.csv'))).toEqual([])
})

test("somebody else's table is not written over", async () => {
  const path = join(folder, 'c.csv')
  writeFileSync(path, 'name,price\nx,1\n')
  await expect(checkResults(path)).rejects.toThrow('was not made by this command; give another folder.')
  await expect(checkResults(join(folder, 'a.csv'))).resolves.toBe(undefined)
})
