// The same file is the same picture on the page and in the terminal, pixel by pixel; or both refuse it in one sentence.
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import sharp from 'sharp'
import { readPicture } from '../src/cli/picture'
import { manyFormats, noPictures } from './support/formats'
import { give, open, phase } from './support/limelight'
import { spotPicture } from './support/pictures'
import { makeToy, type NamedFile, toyFiles } from './support/toyModel'

const folder = mkdtempSync(join(tmpdir(), 'limelight-pictures-'))
const toy = makeToy({ seed: 51 })

function inTerminal({ name, buffer }: NamedFile) {
  writeFileSync(join(folder, name), buffer)
  return readPicture(join(folder, name))
}

/** An overlay of no opacity is the picture itself. */
async function onPage(page: Page) {
  const waiting = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Download overlay' }).click()
  const png = readFileSync(await (await waiting).path())
  return sharp(png).ensureAlpha().raw().toBuffer({ resolveWithObject: true })
}

async function ready(page: Page) {
  await open(page, 'model=&image=&scale=unit&backend=wasm&look=inferno,0,0')
  await give(page, [...toyFiles(toy), (await spotPicture(toy.side, 8)).file])
  await phase(page, 'done')
}

test('a picture has the same pixels on the page as in the terminal', async ({ page }) => {
  test.setTimeout(300_000)
  await ready(page)
  for (const file of await manyFormats()) {
    await give(page, [file])
    await expect(page.getByText(file.name).first()).toBeVisible()
    await phase(page, 'done')
    const [web, terminal] = [await onPage(page), await inTerminal(file)]
    expect([web.info.width, web.info.height], file.name).toEqual([terminal.width, terminal.height])
    const worst = web.data.reduce((most, v, i) => Math.max(most, Math.abs(v - (terminal.data[i] ?? 999))), 0)
    // Libraries of colour management round differently by one, and so may decoders with loss that are not ours.
    const most = /p3|profile|jpg$|webp$/.test(file.name) ? 1 : 0
    expect(worst, file.name).toBeLessThanOrEqual(most)
  }
})

test('what opens nowhere is refused in the same words', async ({ page }) => {
  await ready(page)
  for (const file of await noPictures()) {
    await give(page, [file])
    const refusal = await inTerminal(file).then(
      () => 'it opened',
      (error: Error) => error.message,
    )
    await expect(page.getByRole('alert').last()).toHaveText(refusal)
  }
})
