// The address follows the work: Back, reload and the copied link show it again; what was replaced comes back; what was
// stopped goes on.
import { expect, type Page, test } from '@playwright/test'
import {
  classRadio,
  copied,
  downloadMap,
  drop,
  give,
  methodRadio,
  open,
  phase,
  worst,
} from './support/limelight'
import { spotPicture } from './support/pictures'
import { makeToy, toyFiles } from './support/toyModel'

const toy = makeToy({ seed: 41 })
const at = (page: Page) => new URL(page.url()).hash
const pictureName = (page: Page, name: string) => expect(page.getByText(name, { exact: true })).toBeVisible()
const undo = (page: Page) => page.getByRole('button', { name: 'Undo' })

async function opened(page: Page): Promise<void> {
  await open(page, 'model=&image=&scale=unit&backend=wasm')
  await give(page, [...toyFiles(toy), (await spotPicture(toy.side, 3)).file])
  await phase(page, 'done')
}

test('choices are in the address and a reload shows them, with the files that were dropped', async ({
  page,
}) => {
  await opened(page)
  await methodRadio(page, 'HiResCAM').click()
  await classRadio(page, /thing 2/).click()
  await phase(page, 'done')
  await expect.poll(() => at(page)).toMatch(/method=hirescam.*class=2/)
  const map = await downloadMap(page)
  await page.reload()
  await phase(page, 'done')
  await expect(methodRadio(page, 'HiResCAM')).toBeChecked()
  await expect(classRadio(page, /thing 2/)).toBeChecked()
  await expect(page.getByText(/to see the same/)).toHaveCount(0)
  expect(worst((await downloadMap(page)).data, map.data)).toBeLessThan(1e-6)
})

test('where the visitor wants nothing kept, a reload asks for the picture', async ({ page }) => {
  await open(page, 'model=&image=&scale=unit&backend=wasm')
  await page.getByRole('button', { name: 'Library' }).click()
  await page.getByRole('checkbox', { name: /Keep what I open/ }).uncheck()
  const { file } = await spotPicture(toy.side, 3)
  await give(page, [...toyFiles(toy), file])
  await phase(page, 'done')
  await expect.poll(() => at(page)).toContain(`image=file:${file.name}`)
  await page.reload()
  await expect(page.getByText(new RegExp(`drop.*${file.name}`, 'i')).first()).toBeVisible()
})

test('Back and Forward walk through pictures and the grid', async ({ page }) => {
  await opened(page)
  const second = { ...(await spotPicture(toy.side, 9)).file, name: 'second.png' }
  await drop(page, [second])
  await pictureName(page, 'second.png')
  await phase(page, 'done')
  await methodRadio(page, 'HiResCAM').click()
  await phase(page, 'done')
  await page.getByRole('button', { name: 'Compare', exact: true }).click()
  await page.getByRole('radio', { name: 'Classes' }).click()
  await expect.poll(() => at(page)).toContain('compare=classes')
  await page.goBack()
  await expect(page.getByRole('region', { name: /Compare/ })).toHaveCount(0)
  await pictureName(page, 'second.png')
  await page.goBack()
  await pictureName(page, (await spotPicture(toy.side, 3)).file.name)
  await phase(page, 'done')
  await expect(methodRadio(page, 'Grad-CAM')).toBeChecked()
  await page.goForward()
  await pictureName(page, 'second.png')
  await expect(methodRadio(page, 'HiResCAM')).toBeChecked()
  await page.goForward()
  await expect(page.getByRole('radio', { name: 'Classes' })).toBeChecked()
})

test('a replaced picture comes back by the button, by the keys and with its choices', async ({ page }) => {
  await opened(page)
  const first = (await spotPicture(toy.side, 3)).file.name
  await classRadio(page, /thing 2/).click()
  await phase(page, 'done')
  for (const way of ['button', 'keys'] as const) {
    await drop(page, [{ ...(await spotPicture(toy.side, 9)).file, name: 'stray.png' }])
    await pictureName(page, 'stray.png')
    await expect(page.getByText(`Replaced ${first}.`)).toBeVisible()
    if (way === 'button') await undo(page).click()
    else await page.keyboard.press('Control+z')
    await pictureName(page, first)
    await phase(page, 'done')
    await expect(classRadio(page, /thing 2/)).toBeChecked()
    await expect(undo(page)).toHaveCount(0)
  }
})

test('Stop keeps the map so far, which can be taken home, and Go on finishes it', async ({ page }) => {
  const slow = makeToy({ side: 96, channels: [8, 1024], seed: 21 })
  await open(page, 'model=&image=&scale=unit&backend=wasm')
  await give(page, [...toyFiles(slow), (await spotPicture(slow.side)).file])
  await phase(page, 'done')
  await methodRadio(page, 'Score-CAM').click()
  await page.getByRole('button', { name: 'Stop' }).evaluate(async (stop: HTMLElement) => {
    const far = () => document.querySelector<HTMLProgressElement>('progress[value]')?.value ?? 0
    while (far() < 0.3) await new Promise(requestAnimationFrame)
    stop.click()
  })
  await phase(page, 'done')
  await expect(page.getByText(/^Score-CAM stopped at [\d,]+ of [\d,]+$/)).toBeVisible()
  await expect(page.getByText('The map so far, for')).toBeVisible()
  const waiting = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Download map' }).click()
  expect((await waiting).suggestedFilename()).toMatch(/\d+-of-[\d,]+/)
  await page.getByRole('button', { name: 'Go on' }).click()
  await page.waitForFunction(
    () => (document.querySelector<HTMLProgressElement>('progress[value]')?.value ?? 0) > 0.29,
  )
  await expect(page.getByText(/The map highlights evidence/)).toBeVisible({ timeout: 90_000 })
  await expect(page.getByRole('button', { name: 'Go on' })).toHaveCount(0)
})

test('the link of the grid opens the grid', async ({ page, browser }) => {
  await open(page, 'backend=wasm')
  await phase(page, 'done')
  await page.getByRole('button', { name: 'Compare', exact: true }).click()
  await page.getByRole('radio', { name: 'Layers' }).click()
  const link = await copied(page, 'Copy link')
  expect(link).toContain('compare=layers')
  const stranger = await (await browser.newContext()).newPage()
  await stranger.goto(link)
  await expect(stranger.getByRole('radio', { name: 'Layers' })).toBeChecked()
  await stranger.context().close()
})
