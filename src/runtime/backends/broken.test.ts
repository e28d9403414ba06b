// Each fault on a card is one of a kernel that there is, is repaired where the backend is open, and stands in README.md:
// WRITE_README=1 writes the table.
import '@tensorflow/tfjs-backend-webgl/dist/register_all_kernels'
import '@tensorflow/tfjs-backend-webgpu/dist/register_all_kernels'
import { readFile } from 'node:fs/promises'
import { getKernel, type KernelConfig, setBackend } from '@tensorflow/tfjs-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { writeTable } from '../../../scripts/readme.mjs'
import { useBackend } from '../../engine/testing/backends'
import { isFaulty } from '../../tfjs/kernels/repair'
import { backendCards } from './cards'

const MARK = 'repaired kernels'
const cells = (text: string) => text.match(/[^\s|:-]+/g)

/** Of one fault, every backend that has it. */
function backendsWith(when: string, wrong: string): string {
  const names = backendCards
    .filter(({ broken }) => broken.some((fault) => fault.when === when && fault.wrong === wrong))
    .map(({ name }) => name)
  return names.join(', ')
}

/** Markdown. */
function faultTable(): string {
  const faults = backendCards.flatMap(({ broken }) => broken)
  const rows = faults.map(({ when, wrong }) => `| ${when} | ${backendsWith(when, wrong)}: ${wrong} |`)
  return ['| kernel | wrong without the repair |', '| :-- | :-- |', ...new Set(rows)].join('\n')
}

beforeAll(() => useBackend('wasm'))

describe.each(backendCards.filter(({ broken }) => broken.length > 0))('$name', ({ name, broken }) => {
  test.each(broken)('$when: $repair', ({ kernels, repair }) => {
    if (kernels === 'all') return expect(repair).toBe('shaderKeys')
    for (const kernel of kernels) {
      const found = getKernel(kernel, name) as KernelConfig & { repairs?: string[] }
      expect(found, kernel).toBeDefined()
      expect(found.repairs?.filter((each) => each === repair)).toEqual([repair])
    }
  })
})

test('what is composed on one backend is left to the kernel on another', async () => {
  expect([isFaulty('MaxPoolGrad'), isFaulty('_FusedMatMul'), isFaulty('Conv2D')]).toEqual([true, true, false])
  await setBackend('cpu')
  expect([isFaulty('MaxPoolGrad'), isFaulty('_FusedMatMul')]).toEqual([false, false])
})

test('README lists the faults that the cards name', async () => {
  if (process.env.WRITE_README) await writeTable(process.cwd(), MARK, faultTable())
  const readme = await readFile('README.md', 'utf8')
  const table = readme.split(`<!-- ${MARK} -->`)[1]?.split(`<!-- /${MARK} -->`)[0] ?? ''
  expect(cells(table)).toEqual(cells(faultTable()))
})
