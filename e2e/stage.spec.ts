// The stage and its lists: what each method costs here, how the map is painted, magnified and described.
import { expect, type Page, test } from '@playwright/test'
import { methodRadio, phase } from './support/limelight'

async function example(page: Page, fragment = ''): Promise<void> {
  await page.goto(`./#backend=wasm${fragment}`)
  await phase(page, 'done')
}

test('every method stands in one list with its cost here and what it is for', async ({ page }) => {
  await example(page)
  const methods = page.getByRole('radiogroup', { name: 'Methods' })
  await expect(methods.getByRole('radio')).toHaveCount(34)
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
  await page.getByRole('button', { name: 'Show all 34' }).click()
  expect(await methods.evaluate((list) => list.scrollHeight - list.clientHeight)).toBe(0)
  await methodRadio(page, 'Grad-CAM').focus()
  await page.keyboard.press('ArrowDown')
  await expect(methodRadio(page, 'Grad-CAM++')).toBeChecked()
  await expect(methodRadio(page, 'Grad-CAM++')).toHaveAccessibleDescription(/^\d+ ms/)
})
