// The table of operators in README.md is the registry; `npm run onnx:operators` writes it.
import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { writeTable } from '../../../../scripts/readme.mjs'
import { MICROSOFT, OPERATORS } from './registry'
import { listed, operatorTable } from './table'

const MARK = 'ONNX operators'
const words = (text: string) => text.match(/[\w.]+/g)

test('README lists the operators that are computed', async () => {
  if (process.env.WRITE_README) await writeTable(process.cwd(), MARK, operatorTable())
  const readme = await readFile('README.md', 'utf8')
  const table = readme.split(`<!-- ${MARK} -->`)[1]?.split(`<!-- /${MARK} -->`)[0] ?? ''
  expect(words(table)).toEqual(words(operatorTable()))
})

test('no operator is left out', () => {
  expect([...listed].sort()).toEqual(
    [...new Set([...Object.keys(OPERATORS), ...Object.keys(MICROSOFT)])].sort(),
  )
})
