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
  await page.getByText('How faithful is it?').click()
  await expect(page.getByRole('img', { name: /Pixels are hidden/ })).toBeVisible()
  await expect(page.getByRole('row', { name: /^Insertion 0\.9/ })).toBeVisible()
  await expect(page.getByRole('row', { name: /^Deletion 0\.[12]/ })).toBeVisible()
  await classRadio(page, /fish/).click()
  await expect(line).toContainText('fish from 0.99')
  await methodRadio(page, 'RandomCAM').click()
  await expect(line).toContainText('A baseline: the weights of this map are drawn by chance.')
  await expect(page.getByRole('alert')).toHaveCount(0)
})

test('a map is asked whether it is about the model: shuffled weights leave nothing of Grad-CAM and all of the edges', async ({
  page,
}) => {
  await page.goto('./')
  await phase(page, 'done')
  const ask = page.getByRole('button', { name: 'Is this map about the model?' })
  await page.getByText('How faithful is it?').click()
  await ask.click()
  await expect(
    page.getByText(/Rank correlation with all weights shuffled: −?0\.[0-3]\d\. Little is left/),
  ).toBeVisible()
  await methodRadio(page, 'Sobel edges').click()
  await ask.click()
  await expect(
    page.getByText(/Rank correlation with all weights shuffled: 1\.00\. Hardly changed/),
  ).toBeVisible()
})
