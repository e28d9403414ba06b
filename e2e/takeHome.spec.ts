// What is taken home says what it is: captioned pictures, a report of one file, lines for other tools.
import { readFileSync } from 'node:fs'
import { expect, type Page, test } from '@playwright/test'
import { open, phase } from './support/limelight'

async function downloaded(page: Page, press: () => Promise<void>) {
  const waiting = page.waitForEvent('download')
  await press()
  const download = await waiting
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) }
}

const more = async (page: Page, item: string) => {
  await page.getByRole('button', { name: 'Share', exact: true }).click()
  await page.getByRole('button', { name: item }).click()
}

test('figures carry caption, bar and recipe; the report is one file that asks nobody', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await open(page, 'backend=wasm')
  await phase(page, 'done')
  await expect(page.getByText(/Hiding the brightest tenth/)).toBeVisible()

  await page.getByRole('button', { name: 'Contours' }).click()
  const png = await downloaded(page, () => more(page, 'Captioned picture (PNG)'))
  expect(png.name).toMatch(/^Mug_fish_and_banana-mug-gradcam-.*-figure\.png$/)
  const [width, height] = [png.bytes.readUInt32BE(16), png.bytes.readUInt32BE(20)]
  expect(height - width).toBeGreaterThan(80)
  expect(png.bytes.toString('latin1')).toContain('tEXtlimelight')

  const svg = (await downloaded(page, () => more(page, 'Captioned picture (SVG)'))).bytes.toString()
  for (const said of [
    'evidence for mug',
    'Grad-CAM at',
    'probability\u00a01.00',
    'Inferno',
    'own',
    'lines at a quarter',
    'stroke="#fff"',
  ])
    expect(svg).toContain(said)
  expect(svg).toContain('href="data:image/png;base64,')

  await more(page, 'Copy lines of torchcam')
  await expect(page.getByText('Copied the lines.')).toBeVisible()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain(
    'from torchcam.methods import GradCAM',
  )
  await more(page, 'Copy captioned picture')
  await expect(page.getByText('Copied the picture.')).toBeVisible()
  const types = await page.evaluate(async () =>
    (await navigator.clipboard.read()).flatMap(({ types }) => types),
  )
  expect(types).toContain('image/png')

  const report = await downloaded(page, () => page.getByRole('button', { name: 'Download report' }).click())
  expect(report.name).toMatch(/-report\.html$/)
  const reader = await context.newPage()
  const asked: string[] = []
  reader.on('request', ({ url }) => asked.push(url()))
  await reader.setContent(report.bytes.toString())
  await expect(reader.getByRole('heading', { level: 1 })).toHaveText('The map highlights evidence for mug')
  await expect(reader.getByText(/Hiding the brightest tenth lowers mug/)).toBeVisible()
  await expect(reader.getByText(/npx limelight explain --model/)).toBeVisible()
  for (const picture of await reader.getByRole('img').all())
    await expect.poll(() => picture.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBeGreaterThan(0)
  expect(asked.filter((url) => !url.startsWith('data:'))).toEqual([])
  await reader.screenshot({ path: test.info().outputPath('report.png'), fullPage: true })
})

test('one menu holds the link, the picture, the report and what others paste', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await open(page, 'backend=wasm&method=layercam')
  await phase(page, 'done')
  const menu = page.locator('[popover]').filter({ hasText: 'Captioned picture (PNG)' })
  const press = async (name: string) => {
    await page.getByRole('button', { name: 'Share', exact: true }).click()
    await menu.getByRole('button', { name, exact: true }).click()
    await expect(menu).toBeHidden()
  }
  const read = () => page.evaluate(() => navigator.clipboard.readText())
  await press('Copy link')
  await expect.poll(read).toMatch(/^http.*#.*method=layercam/)
  await press('Copy HTML for a page')
  await expect.poll(read).toMatch(/^<iframe .*method=layercam/)
  await press('Copy command line (npx limelight)')
  await expect.poll(read).toMatch(/npx limelight explain .*layercam/s)
  const report = await downloaded(page, () => press('Report (HTML)'))
  expect(report.name).toMatch(/\.html$/)
  expect(report.bytes.toString()).toContain('Layer-CAM')
})
