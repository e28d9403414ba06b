// The stage and its lists: what each method costs here, how the map is painted, magnified and described.
import { expect, type Page, test } from '@playwright/test'
import { methodCards } from '../src/engine/methods/cards'
import { boxOf, methodRadio, phase } from './support/limelight'

async function example(page: Page, fragment = ''): Promise<void> {
  await page.goto(`./#backend=wasm${fragment}`)
  await phase(page, 'done')
}

test('every method stands in one list with its cost here and what it is for', async ({ page }) => {
  await example(page)
  const methods = page.getByRole('radiogroup', { name: 'Methods' })
  await expect(methods.getByRole('radio')).toHaveCount(methodCards.length)
  await expect(methodRadio(page, 'Grad-CAM')).toHaveAccessibleDescription(/^\d+ ms A quick first look/)
  await expect(methodRadio(page, 'Score-CAM')).toHaveAccessibleDescription(/^≈ .+ s.* Needs no gradients/)
  await expect(methodRadio(page, 'HiResCAM')).toHaveAccessibleDescription(/^same map as Grad-CAM/)
  await expect(methodRadio(page, 'LeGrad')).toBeDisabled()
  await expect(methodRadio(page, 'LeGrad')).toHaveAccessibleDescription(/attention/)
  await expect(page.locator('math')).toHaveCount(3)
  await page.getByLabel('Find a method').fill('baseline')
  await expect(methodRadio(page, 'RandomCAM')).toBeVisible()
  await expect(methodRadio(page, 'Grad-CAM')).toHaveCount(0)
  await page.getByLabel('Find a method').fill('')
  await page.getByRole('button', { name: `Show all ${methodCards.length}` }).click()
  await expect.poll(() => methods.evaluate((list) => list.scrollHeight - list.clientHeight)).toBe(0)
  await methodRadio(page, 'Grad-CAM').focus()
  await page.keyboard.press('ArrowDown')
  await expect(methodRadio(page, 'Grad-CAM++')).toBeChecked()
  await expect(methodRadio(page, 'Grad-CAM++')).toHaveAccessibleDescription(/^\d+ ms/)
})

/** Share of the frame at which the left edge of the picture lies, and how large it is. */
const lens = (page: Page) =>
  page.locator('[data-stage-picture]').evaluate((frame) => {
    const outer = frame.getBoundingClientRect()
    const inner = frame.querySelector('[role=img]')?.getBoundingClientRect()
    return { left: ((inner?.left ?? 0) - outer.left) / outer.width, scale: (inner?.width ?? 0) / outer.width }
  })

test('the picture is magnified by wheel, keys and buttons, and the tools hit what is seen', async ({
  page,
}) => {
  await example(page)
  const box = await boxOf(page.locator('[data-stage-picture]'))
  const at = (x: number, y: number) => [box.x + x * box.width, box.y + y * box.height] as const
  // At either edge the handle of the swipe is whole within the picture, and taken where it is seen.
  const swipe = page.getByRole('slider', { name: /swipe/i })
  const handle = () => boxOf(swipe.locator('xpath=following-sibling::span'))
  const within = async () => {
    const { x, width } = await handle()
    return x >= box.x && x + width <= box.x + box.width
  }
  await expect.poll(within).toBe(true)
  await swipe.press('End')
  await expect(swipe).toHaveValue('1')
  await expect.poll(within).toBe(true)
  const { x, y } = await handle()
  await page.mouse.move(x + 2, y + 16)
  await page.mouse.down()
  await page.mouse.move(box.x + box.width / 2, y + 16, { steps: 4 })
  await page.mouse.up()
  await expect.poll(async () => Number(await swipe.inputValue())).toBeCloseTo(0.5, 1)
  await swipe.press('Home')
  await expect(swipe).toHaveValue('0')
  await swipe.blur()
  await page.mouse.move(...at(0.75, 0.75))
  await page.keyboard.down('Control')
  await page.mouse.wheel(0, -60)
  await page.keyboard.up('Control')
  await expect.poll(async () => (await lens(page)).scale).toBeCloseTo(Math.exp(0.6), 2)
  // The point under the pointer stayed.
  const { left, scale } = await lens(page)
  expect((0.75 - left) / scale).toBeCloseTo(0.75, 2)
  await page.mouse.down()
  await page.mouse.move(...at(0.95, 0.75), { steps: 4 })
  await page.mouse.up()
  await expect.poll(async () => (await lens(page)).left).toBeCloseTo(left + 0.2, 2)
  await page.keyboard.press('0')
  await expect.poll(() => lens(page)).toEqual({ left: 0, scale: 1 })
  await page.getByRole('button', { name: 'Magnify' }).click()
  await page.keyboard.press('ArrowLeft')
  await expect.poll(async () => (await lens(page)).left).toBeCloseTo(-0.05, 2)
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('ArrowDown')
  await expect.poll(async () => (await lens(page)).left).toBeCloseTo(0, 2)
  // Now the lower left two thirds are seen; the mug lies in their middle.
  await page.getByRole('button', { name: 'Erase' }).click()
  await page.getByLabel('Size').fill('25')
  await page.mouse.click(...at(0.48, 0.48))
  await expect(page.locator('#tool-hint')).toContainText(/mug goes from 1\.00 to 0\./)
  await page.keyboard.press('Escape')
  await page.keyboard.press('-')
  await expect.poll(async () => (await lens(page)).scale).toBe(1)
})

test('lines, cells, the photo revealed, and the bar that says what it is', async ({ page }) => {
  await example(page, '&look=reveal,100')
  await expect(page.getByText("evidence no unit, this map's own scale")).toBeVisible()
  const lit = () =>
    page
      .locator('[data-stage-picture] canvas')
      .last()
      .evaluate((canvas: HTMLCanvasElement) => {
        const data = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? []
        const corner = [...data.slice(0, 4)]
        let thin = 255
        for (let i = 3; i < data.length; i += 4) thin = Math.min(thin, data[i] ?? 255)
        return { corner, lit: thin <= 1 }
      })
  // A shadow: black where the map is lowest, nothing where it is highest.
  await expect.poll(lit).toEqual({ corner: [0, 0, 0, 255], lit: true })
  // The device that paints is lost, and the browser empties all canvases before it says that there is one again.
  const [before, emptied, after] = await page.evaluate(() => {
    const canvases = [...document.querySelectorAll('canvas')]
    const painted = () => canvases.map((canvas) => canvas.toDataURL())
    const seen = painted()
    for (const canvas of canvases) canvas.getContext('2d')?.reset()
    const nothing = painted()
    for (const canvas of canvases) canvas.dispatchEvent(new Event('contextrestored'))
    return [seen, nothing, painted()]
  })
  expect(emptied).not.toContain(before[0])
  expect(after).toEqual(before)
  const contours = page.getByRole('button', { name: 'Contours' })
  await contours.click()
  await expect(page.locator('[data-contours] g')).toHaveCount(3)
  const smooth = await page.locator('[data-contours] path').first().getAttribute('d')
  await page.getByRole('button', { name: 'Cells' }).click()
  await expect(page.locator('[data-contours] path').first()).not.toHaveAttribute('d', smooth ?? '')
  const stage = page.locator('[data-stage-picture] [role=img]')
  await expect(stage).toHaveAttribute(
    'aria-description',
    /^strongest middle left, covers \d+ % of the picture$/,
  )
})

test('terms say what they mean to pointer, keys and touch; values are a table', async ({ page }) => {
  await example(page)
  const term = page.getByRole('button', { name: 'logit', exact: true })
  const note = page.getByRole('tooltip')
  await term.hover()
  await expect(note).toContainText('before scores are turned into probabilities')
  await note.hover()
  await page.waitForTimeout(300)
  await expect(note).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(note).toBeHidden()
  await term.focus()
  await page.mouse.move(0, 0)
  await page.waitForTimeout(300)
  await expect(note).toBeVisible()
  await page.keyboard.press('Tab')
  await expect(page.getByRole('tooltip')).toContainText('The share that the model gives a class')
  await page.getByRole('button', { name: 'More', exact: true }).click()
  await expect(page.getByText(/^Where: strongest middle left/)).toBeVisible()
  await expect(page.getByText(/^The gradient is the same at every place/)).toBeVisible()
  await page.getByText('The values as a table').click()
  const table = page.getByRole('region', { name: 'The values as a table' })
  await expect(table.getByRole('row')).toHaveCount(17)
  const values = async () => (await table.getByRole('cell').allTextContents()).filter(Boolean).map(Number)
  const told = async () => [(await values()).length, Math.max(...(await values()))]
  await expect.poll(told).toEqual([256, 1])
})

test('on paper there is the map and what it says, and nothing to press', async ({ page }) => {
  await example(page)
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
  for (const name of ['Copy link', 'Download report', 'Cells', 'Open'])
    await expect(page.getByRole('button', { name, exact: true }).first()).toBeHidden()
  await expect(page.getByRole('searchbox', { name: 'Find a class' })).toBeHidden()
  await expect(page.getByText('The map highlights evidence for')).toBeVisible()
  await expect(page.getByRole('img', { name: /^Map of the evidence/ })).toBeVisible()
  // Light words of a dark screen would not be read on paper.
  await expect(page.locator('html')).toHaveCSS('color-scheme', 'light')
  // A sheet of A4 is as narrow as a phone, and no phone.
  await page.setViewportSize({ width: 718, height: 1000 })
  const most = page.getByRole('radiogroup', { name: 'Classes' })
  const bottom = async () => {
    const { y, height } = await boxOf(most)
    return y + height
  }
  await expect.poll(bottom).toBeLessThan(1000)
  // Held across it is wide and low: the map ends above its words, and nothing of it is cut.
  await page.setViewportSize({ width: 1047, height: 718 })
  const ends = async () => {
    const [map, words] = [
      page.locator('canvas[data-cells]'),
      page.getByText('The map highlights evidence for'),
    ]
    const { y, height } = await boxOf(map)
    return y + height - (await boxOf(words)).y
  }
  await expect.poll(ends).toBeLessThan(0)
  // A phone's page has its map there as well, at once: no frame comes between.
  await page.emulateMedia({ media: 'screen' })
  await page.setViewportSize({ width: 390, height: 844 })
  await expect(page.getByRole('tablist')).toBeVisible()
  await page.evaluate(() => {
    window.requestAnimationFrame = () => 0
  })
  await page.emulateMedia({ media: 'print' })
  const map = page.locator('[data-stage-picture] canvas[data-cells]')
  const painted = () =>
    map.evaluate(
      (canvas: HTMLCanvasElement) =>
        canvas
          .getContext('2d')
          ?.getImageData(0, 0, canvas.width, canvas.height)
          .data.some((value) => value > 0) ?? false,
    )
  await expect.poll(painted).toBe(true)
  for (const hidden of ['nav', '[role=tablist]']) await expect(page.locator(hidden)).toHaveCount(0)
  await expect(page.getByRole('img', { name: /^Map of the evidence/ })).toBeVisible()
  await expect(page.getByRole('radiogroup', { name: 'Classes' })).toBeVisible()
})

test('the page speaks German where the browser does, and English again on a click', async ({
  browser,
  baseURL,
}) => {
  const page = await browser.newPage({ locale: 'de-DE', ...(baseURL ? { baseURL } : {}) })
  await example(page)
  await expect(page.locator('html')).toHaveAttribute('lang', 'de')
  const status = page.getByRole('status').first()
  await expect(status).toHaveText('Die Karte hebt hervor, was für mug spricht')
  await expect(page.getByRole('radiogroup', { name: 'Methoden' })).toBeVisible()
  await expect(page.getByRole('radio', { name: 'Grad-CAM', exact: true })).toHaveAccessibleDescription(
    /Ein schneller erster Blick auf jedes Netz$/,
  )
  await page.getByRole('button', { name: 'Mehr', exact: true }).click()
  await expect(page.getByText(/^Zeiten: Laden .* Vorbereiten .* Erklären /)).toBeVisible()
  await page.getByRole('button', { name: 'English', exact: true }).click()
  await expect(status).toHaveText('The map highlights evidence for mug')
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  await page.reload()
  await expect(status).toHaveText('The map highlights evidence for mug')
  await page.close()
})

test('Tab goes as the eye does, parts are landmarks, forced colours keep bar and choice, a finger has room', async ({
  browser,
  baseURL,
}) => {
  const page = await browser.newPage({
    hasTouch: true,
    forcedColors: 'active',
    ...(baseURL ? { baseURL } : {}),
  })
  await example(page)
  for (const name of ['Class', 'Method', 'Layer', 'Picture', 'Model'])
    await expect(page.getByRole('region', { name, exact: true })).toBeVisible()
  // Where there are only fingers no key is offered; the header ends with Open.
  await expect(page.getByRole('button', { name: 'Keys' })).toBeHidden()
  await page.getByRole('banner').getByRole('button').last().focus()
  await page.keyboard.press('Tab')
  // The first stop of the page proper is in the left column.
  const right = () => page.evaluate(() => document.activeElement?.getBoundingClientRect().right)
  await expect.poll(right).toBeLessThan(300)
  const bar = page.locator('[data-bar] [data-map]')
  await expect(bar).toHaveCSS('background-image', /gradient/)
  const chosen = page.getByRole('radiogroup', { name: 'Classes' }).locator('label:has(:checked)')
  await expect(chosen).toHaveCSS('outline-style', 'solid')
  await page.close()
})

test('on a phone a finger has 44 pixels, also in German and at 320, and nothing is wider than the window', async ({
  browser,
  baseURL,
}) => {
  const page = await browser.newPage({
    ...{ hasTouch: true, isMobile: true, locale: 'de-DE', viewport: { width: 320, height: 640 } },
    ...(baseURL ? { baseURL } : {}),
  })
  await example(page)
  expect(await page.evaluate(() => matchMedia('(pointer: coarse)').matches)).toBe(true)
  await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBe(320)
  // Words within a sentence are as high as their line.
  const low = () =>
    page
      .locator('main button:not(p button), main select, main summary, main label:has(> [type=radio])')
      .evaluateAll((all) =>
        all
          .filter((element) => element.checkVisibility())
          .map(
            (element) => [element.textContent?.slice(0, 30), element.getBoundingClientRect().height] as const,
          )
          .filter(([, height]) => height > 0 && height < 44),
      )
  for (const name of ['Klasse', 'Methode', 'Schicht', 'Aussehen']) {
    await page.getByRole('tab', { name, exact: true }).tap()
    await expect(page.getByRole('tabpanel', { name, exact: true })).toBeVisible()
    await expect.poll(low).toEqual([])
    await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBe(320)
  }
  for (const name of ['Bilder', 'Modell', 'Ganze Karte öffnen']) {
    await page.getByRole('button', { name, exact: true }).tap()
    await expect.poll(low).toEqual([])
    await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBe(320)
  }
  await page.close()
})
