// The same picture, model and class on every backend of this browser give the same numbers.
import { expect, test } from '@playwright/test'
import { downloadMap, give, open, phase, worst } from './support/limelight'
import { spotPicture } from './support/pictures'
import { gradCam, scoreCam } from './support/reference'
import { makeToy, toyFiles } from './support/toyModel'

const toy = makeToy({ seed: 41 })

for (const backend of ['webgpu', 'webgl', 'wasm', 'cpu'] as const)
  for (const method of ['gradcam', 'scorecam'] as const)
    test(`${method} on ${backend} is what its formula gives`, async ({ page }) => {
      const picture = await spotPicture(toy.side, 8)
      await open(page, `model=&image=&scale=unit&class=1&method=${method}&backend=${backend}`)
      await give(page, [...toyFiles(toy), picture.file])
      await phase(page, 'done')
      await expect(page.getByRole('banner')).toContainText(
        new RegExp(backend === 'wasm' ? 'WebAssembly|wasm' : backend, 'i'),
      )
      const golden = (method === 'gradcam' ? gradCam : scoreCam)(toy, picture.unit, 1)
      expect(worst((await downloadMap(page)).data, golden)).toBeLessThan(backend === 'cpu' ? 1e-4 : 1e-3)
    })

test('without a word in the link, a software GPU comes after WebAssembly, and the chip says why', async ({
  page,
}) => {
  const picture = await spotPicture(toy.side, 8)
  await open(page, 'model=&image=&scale=unit')
  await give(page, [...toyFiles(toy), picture.file])
  await phase(page, 'done')
  const chip = page.getByRole('banner').getByRole('button', { name: /WebAssembly/i })
  await chip.click()
  await expect(page.getByText(/WebGPU.*(software|no adapter|not)/i).first()).toBeVisible()
})
