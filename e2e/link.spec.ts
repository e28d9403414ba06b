// A link opens the same view in a browser that has never been here.
import { expect, test } from '@playwright/test'
import { classRadio, copied, downloadMap, give, methodRadio, open, phase, worst } from './support/limelight'
import { spotPicture } from './support/pictures'
import { serveFiles } from './support/server'
import { makeToy, toyFiles } from './support/toyModel'

const toy = makeToy({ seed: 31 })

test('Copy link restores model, picture, method, layer, class, parameters and look', async ({
  page,
  browser,
}) => {
  const picture = await spotPicture(toy.side, 4)
  const server = await serveFiles([...toyFiles(toy), picture.file])
  const { address } = server
  const asked = `model=${encodeURIComponent(`${address}/model.json`)}&labels=${encodeURIComponent(`${address}/labels.txt`)}&image=${encodeURIComponent(`${address}/${picture.file.name}`)}`
  await open(
    page,
    `${asked}&scale=unit&method=iscam&p.samples=4&layer=conv1&class=3&backend=wasm&look=viridis,40,20`,
  )
  await phase(page, 'done')
  const first = await downloadMap(page)
  const link = await copied(page, 'Copy link')

  const stranger = await (await browser.newContext()).newPage()
  await stranger.goto(link)
  await phase(stranger, 'done')
  await expect(methodRadio(stranger, 'IS-CAM')).toBeChecked()
  await expect(classRadio(stranger, /thing 3/)).toBeChecked()
  await expect(
    stranger.getByRole('radiogroup', { name: 'Layers' }).getByRole('radio', { name: /conv1/ }),
  ).toBeChecked()
  await expect(stranger.getByLabel('Palette')).toHaveValue('viridis')
  expect(worst((await downloadMap(stranger)).data, first.data)).toBeLessThan(1e-6)
  await stranger.context().close()
  await server.close()
})

test('the link of dropped files keeps the rest and says which file to drop', async ({ page, browser }) => {
  const picture = await spotPicture(toy.side, 4)
  await open(page, 'model=&image=&scale=unit&backend=wasm&method=gradcampp&class=1')
  await give(page, [...toyFiles(toy), picture.file])
  await phase(page, 'done')
  const first = await downloadMap(page)
  const link = await copied(page, 'Copy link')

  const stranger = await (await browser.newContext()).newPage()
  await stranger.goto(link)
  await expect(stranger.getByText(new RegExp(`drop.*${picture.file.name}`, 'i')).first()).toBeVisible()
  await give(stranger, [...toyFiles(toy), picture.file])
  await phase(stranger, 'done')
  await expect(methodRadio(stranger, 'Grad-CAM++')).toBeChecked()
  expect(worst((await downloadMap(stranger)).data, first.data)).toBeLessThan(1e-6)
  await stranger.context().close()
})

test('a wrong link falls back and says so', async ({ page }) => {
  await open(page, 'method=nonsense&look=jet,400,x&unknown=1')
  await expect(page.getByRole('alert').first()).toContainText('nonsense')
  await expect(methodRadio(page, 'Grad-CAM')).toBeChecked()
})
