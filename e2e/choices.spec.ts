// Choices that a link takes can be made on the page: several layers, a scaling of one's own, all of it in the address field.
import { expect, test } from '@playwright/test'
import { give, methodRadio, open, phase } from './support/limelight'
import { spotPicture } from './support/pictures'
import { makeToy, toyFiles } from './support/toyModel'

const toy = makeToy({ seed: 43 })

test('several layers, a scaling of one’s own and all that a link takes', async ({ page }) => {
  await open(page, 'model=&image=&scale=unit&backend=wasm')
  await give(page, [...toyFiles(toy), (await spotPicture(toy.side, 3)).file])
  await phase(page, 'done')

  await page.getByRole('button', { name: 'Several', exact: true }).click()
  const layers = page.getByRole('group', { name: 'Layers' })
  await layers.getByRole('checkbox', { name: /conv1/ }).check()
  await phase(page, 'done')
  await expect(layers.getByRole('checkbox', { checked: true })).toHaveCount(2)
  await page.getByLabel('Fused by').selectOption('max')
  await expect.poll(() => page.url()).toMatch(/layer=conv2,conv1.*fuse=max|layer=conv1,conv2.*fuse=max/)

  await page.getByLabel('Resampling').selectOption('bicubic')
  await page.getByLabel('Fit', { exact: true }).selectOption('crop')
  await expect.poll(() => page.url()).toMatch(/fit=crop&resample=bicubic/)

  await page.getByLabel('Scaling').selectOption('own')
  await page.getByLabel('Mean').fill('nonsense')
  await page.getByLabel('Deviation').fill('64')
  await page.getByRole('button', { name: 'Use', exact: true }).click()
  await expect(page.getByText(/The scale "nonsense/)).toBeVisible()
  await page.getByLabel('Mean').fill('120, 110, 100')
  await page.getByRole('button', { name: 'Use', exact: true }).click()
  await phase(page, 'done')
  await expect.poll(() => page.url()).toContain('scale=120,110,100/64,64,64')

  const address = page.getByLabel('Address of a picture or a model')
  await address.fill('method=hirescam&class=2&layer=conv2')
  await address.press('Enter')
  await phase(page, 'done')
  await expect(methodRadio(page, 'HiResCAM')).toBeChecked()
  await expect.poll(() => page.url()).toContain('class=2')
  await address.fill('fit=round')
  await address.press('Enter')
  await expect(page.getByRole('alert').filter({ hasText: 'fit "round"' })).toBeVisible()
})

test('long names that begin alike are told apart in the list', async ({ page }) => {
  const names = Array.from({ length: toy.classes }, (_, i) => `a_class_that_begins_as_all_others_do_${i}`)
  const files = toyFiles(toy).map((file) =>
    file.name === 'labels.txt' ? { ...file, buffer: Buffer.from(names.join('\n')) } : file,
  )
  await open(page, 'model=&image=&scale=unit&backend=wasm')
  await give(page, [...files, (await spotPicture(toy.side, 3)).file])
  await phase(page, 'done')
  const name = page.getByRole('radiogroup', { name: 'Classes' }).getByText(names[0] ?? '', { exact: true })
  await expect(name).toBeVisible()
  await expect
    .poll(() =>
      name.evaluate((text) => text.scrollHeight - text.clientHeight + text.scrollWidth - text.clientWidth),
    )
    .toBeLessThanOrEqual(1)
})
