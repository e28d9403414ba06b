// What the numbers of an output mean, as it was found and as the visitor says otherwise.
import { expect, type Page, test } from '@playwright/test'
import { give, open, phase } from './support/limelight'
import { spotPicture } from './support/pictures'
import { makeToy, toyFiles } from './support/toyModel'

const toy = makeToy({ seed: 41 })
const kind = (page: Page) => page.getByRole('combobox', { name: 'What the output is read as' })

/** The number beside each class. */
async function shares(page: Page): Promise<number[]> {
  const radios = await page.getByRole('radiogroup', { name: 'Classes' }).getByRole('radio').all()
  const rows = await Promise.all(radios.map((radio) => radio.ariaSnapshot()))
  return rows.flatMap((row) => /thing \d (\d?\.\d+)/.exec(row)?.[1] ?? []).map(Number)
}

const sum = (list: readonly number[]) => list.reduce((all, each) => all + each, 0)

test('a softmax is found; read as values instead, the link says so, and it can be taken back', async ({
  page,
}) => {
  await open(page, 'backend=wasm')
  await give(page, [...toyFiles(toy), (await spotPicture(64)).file])
  await phase(page, 'done')
  await expect(kind(page)).toHaveValue('probabilities')
  await expect(kind(page).locator('option')).toHaveCount(4)
  const softmax = await shares(page)
  expect(softmax).toHaveLength(toy.classes)
  expect(Math.abs(sum(softmax) - 1)).toBeLessThan(0.02)

  await kind(page).selectOption('values')
  await phase(page, 'done')
  await expect(kind(page)).toHaveValue('values')
  await expect.poll(() => shares(page)).not.toEqual(softmax)
  await expect(page.getByRole('alert')).toHaveCount(0)
  await expect.poll(() => decodeURIComponent(page.url())).toContain('output=probs:values')

  await kind(page).selectOption('probabilities')
  await phase(page, 'done')
  await expect(kind(page)).toHaveValue('probabilities')
  await expect.poll(() => shares(page)).toEqual(softmax)
})
