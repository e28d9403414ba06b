// Under every map: whether the class hangs on what the map highlights.
import { expect, test } from '@playwright/test'
import { classRadio, methodRadio, phase } from './support/limelight'

test('the line is measured at rest, follows class and method, and the curves open below it', async ({
  page,
}) => {
  await page.goto('./')
  await phase(page, 'done')
  const line = page.locator('[data-trust]')
  await expect(line).toContainText(
    /Hiding the brightest tenth lowers mug from 1\.00 to 0\.\d+; a random tenth to 0\.9\d\./,
  )
  await expect(line.locator('p b')).toHaveText(['mug', '1.00', /^0\.\d+$/, /^0\.9\d$/])
  const tall = () =>
    line.locator('[aria-hidden] > span').evaluateAll((bars) => bars.map((bar) => bar.clientHeight))
  await expect.poll(tall).toEqual([40, expect.any(Number), expect.any(Number)])
  await expect.poll(async () => (await tall())[1]).toBeLessThan(10)
  await page.getByRole('button', { name: 'Curves', exact: true }).click()
  const motion = () =>
    page.getByRole('region', { name: 'Curves' }).evaluate((panel) => {
      const { animationName, animationDuration } = getComputedStyle(panel)
      return animationName === 'none' ? 'none' : animationDuration
    })
  await expect.poll(motion).toBe('0.12s')
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await expect.poll(motion).toBe('none')
  await expect(line).toContainText('Better than 8 of 8 random maps. Known truth:')
  const plot = page.getByRole('img', { name: /Pixels are hidden/ })
  await expect(plot.locator('polyline')).toHaveCount(2)
  await expect(plot.locator('polygon')).toHaveCount(2)
  await expect(page.getByRole('img', { name: /^ROAD/ }).locator('circle')).toHaveCount(10)
  await expect(page.getByRole('row', { name: /^Insertion 0\.9/ })).toBeVisible()
  await expect(page.getByRole('row', { name: /^Deletion 0\.[12]/ })).toBeVisible()
  await classRadio(page, /fish/).click()
  await expect(line).toContainText('fish from 0.99')
  await methodRadio(page, 'RandomCAM').click()
  await expect(line).toContainText('A baseline: the weights of this map are drawn by chance.')
  await expect(page.getByRole('alert')).toHaveCount(0)
})

test('what must be known before any figure stands first', async ({ page }) => {
  await page.goto('./#class=key')
  await phase(page, 'done')
  const line = page.locator('[data-trust] p').first()
  await expect(line).toHaveText(
    /^The model speaks against key \(logit −\d\.\d\d\)\. (No better than chance\. )?Hiding the brightest tenth \w+ key (at|from) 0\.\d/,
  )
  await page.goto('./#class=apple')
  await expect(line).toHaveText('There is nothing to hide: no place of this map stands out.')
  await expect(page.getByRole('button', { name: 'Curves', exact: true })).toBeHidden()
  await classRadio(page, /mug/).click()
  await methodRadio(page, 'EigenCAM').click()
  await expect(line).toHaveText(
    /^This map is the same for every class, so also for mug\. (No better than chance\. )?Hiding the brightest tenth/,
  )
})

test('a map is asked whether it is about the model: shuffled weights leave nothing of Grad-CAM and all of the edges', async ({
  page,
}) => {
  await page.goto('./')
  await phase(page, 'done')
  const ask = page.getByRole('button', { name: 'Is this map about the model?' })
  await page.getByRole('button', { name: 'Curves', exact: true }).click()
  await ask.click()
  await expect(
    page.getByText(/Rank correlation with all weights shuffled: −?0\.[0-3]\d\. Little is left/),
  ).toBeVisible()
  await expect(page.locator('[data-trust]')).toContainText(/Randomised weights leave a correlation of −?0\./)
  const maps = page.getByRole('figure').filter({ hasText: 'as it is' }).getByRole('listitem')
  await expect(maps).toHaveText(['as it is', /^last 10 %/, /^last 25 %/, /^last 50 %/, /^all layers/])
  await page.getByRole('radio', { name: 'One layer' }).check()
  await ask.click()
  await expect(
    page.getByText(/Rank correlation with one layer shuffled: .* It changes most with/),
  ).toBeVisible()
  await expect(maps).toHaveCount(9)
  await page.getByRole('radio', { name: 'Other classes' }).check()
  await ask.click()
  await expect(
    page.getByText(/with the maps of other classes: −?0\.[0-3]\d\. Little is shared/),
  ).toBeVisible()
  await expect(maps).toHaveCount(6)
  await page.getByRole('radio', { name: 'Ever more layers' }).check()
  await expect(maps).toHaveCount(5)
  await methodRadio(page, 'Sobel edges').click()
  await ask.click()
  await expect(
    page.getByText(/Rank correlation with all weights shuffled: 1\.00\. Hardly changed/),
  ).toBeVisible()
})
