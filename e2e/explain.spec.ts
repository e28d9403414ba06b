// The main job: a picture and a model in, a true map out.
import { expect, test } from '@playwright/test'
import {
  choose,
  classRadio,
  downloadMap,
  drop,
  give,
  methodRadio,
  open,
  phase,
  worst,
} from './support/limelight'
import { spotPicture } from './support/pictures'
import { gradCam, logits, scoreCam } from './support/reference'
import { makeToy, toyFiles } from './support/toyModel'

const toy = makeToy()

test('a dropped picture and model give the map of the most probable class, and a click gives another', async ({
  page,
}) => {
  const picture = await spotPicture(toy.side)
  const scores = logits(toy, picture.unit)
  const best = scores.indexOf(Math.max(...scores))
  await open(page, 'model=&image=&scale=unit&backend=wasm')
  await drop(page, [...toyFiles(toy), picture.file])
  await phase(page, 'done')

  await expect(classRadio(page, new RegExp(`thing ${best}`))).toBeChecked()
  expect(worst((await downloadMap(page)).data, gradCam(toy, picture.unit, best))).toBeLessThan(1e-3)

  const other = (best + 1) % toy.classes
  await classRadio(page, new RegExp(`thing ${other}`)).click()
  await expect(page.getByRole('status')).toContainText(`thing ${other}`)
  await phase(page, 'done')
  const map = await downloadMap(page)
  expect(map.shape.slice(-2)).toEqual([7, 7])
  expect(worst(map.data, gradCam(toy, picture.unit, other))).toBeLessThan(1e-3)
})

test('Score-CAM gives the map that its formula gives', async ({ page }) => {
  const picture = await spotPicture(toy.side, 11)
  await open(page, 'model=&image=&scale=unit&backend=wasm&method=scorecam&class=2')
  await give(page, [...toyFiles(toy), picture.file])
  await phase(page, 'done')
  await expect(methodRadio(page, 'Score-CAM')).toBeChecked()
  expect(worst((await downloadMap(page)).data, scoreCam(toy, picture.unit, 2))).toBeLessThan(1e-3)
})

test('a long Score-CAM shows its progress and a partial map, and Stop ends it', async ({ page }) => {
  const slow = makeToy({ side: 112, channels: [16, 1024], seed: 21 })
  const picture = await spotPicture(slow.side)
  await open(page, 'model=&image=&scale=unit&backend=wasm')
  await give(page, [...toyFiles(slow), picture.file])
  await phase(page, 'done')
  const canvas = page.getByRole('img', { name: /map/i }).first()
  const before = await canvas.screenshot()

  await methodRadio(page, 'Score-CAM').click()
  await phase(page, 'explaining')
  await expect(page.getByText(/^Score-CAM [\d,]+ of [\d,]+$/).first()).toBeVisible({ timeout: 60_000 })
  await expect(async () => expect((await canvas.screenshot()).equals(before)).toBe(false)).toPass({
    timeout: 60_000,
  })

  await page.getByRole('button', { name: 'Stop' }).click()
  await phase(page, 'done')
  await expect(page.getByRole('button', { name: 'Stop' })).toBeHidden()

  // The line that is copied has no way to end a run there.
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.getByRole('button', { name: 'Share', exact: true }).click()
  await page.getByRole('button', { name: 'Copy command line (npx limelight)' }).click()
  await expect(page.getByText('They make the whole map; the one on show is not finished.')).toBeVisible()
  await choose(page, 'Grad-CAM')
})
