// Two fingers on the picture: what Chromium itself makes of touches, not events made by hand.
import { expect, test } from '@playwright/test'
import { boxOf, part, phase } from './support/limelight'

test('two fingers magnify the picture and bring it back', async ({ browser, baseURL }) => {
  const page = await browser.newPage({
    ...{ hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } },
    ...(baseURL ? { baseURL } : {}),
  })
  await page.goto('./#backend=wasm')
  await phase(page, 'done')
  await part(page, 'Stage')
  const picture = page.locator('[data-stage-picture]')
  const { x, y, width, height } = await boxOf(picture)
  const devtools = await page.context().newCDPSession(page)
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', apart: number) => {
    const point = (id: number, at: number) => ({ id, x: x + width / 2 + at, y: y + height / 2 })
    const touchPoints = type === 'touchEnd' ? [] : [point(0, -apart), point(1, apart)]
    return devtools.send('Input.dispatchTouchEvent', { type, touchPoints })
  }
  const pinch = async (from: number, to: number) => {
    await touch('touchStart', from)
    for (const share of [0.25, 0.5, 0.75, 1]) await touch('touchMove', from + share * (to - from))
    await touch('touchEnd', 0)
  }
  await pinch(30, 90)
  await expect(picture).toHaveAttribute('data-zoomed', 'true')
  await expect(
    page.getByRole('button', { name: /Show the whole picture; now at (2[5-9]|3[0-9])\d %/ }),
  ).toBeVisible()
  await pinch(110, 20)
  await expect(picture).not.toHaveAttribute('data-zoomed', 'true')
  await page.close()
})
