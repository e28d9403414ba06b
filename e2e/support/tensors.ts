// How many tensors the engine holds, as its panel says once nothing runs.
import { expect, type Page } from '@playwright/test'

export const chip = (page: Page) => page.getByRole('banner').locator('[popovertarget="backend"]')
export const held = (page: Page) => page.getByLabel('What the engine holds')
export const tensorsHeld = (page: Page) => held(page).getByRole('definition').first()

export async function tensors(page: Page): Promise<number> {
  await chip(page).click()
  await expect(tensorsHeld(page)).toHaveText(/^[\d,]+$/)
  const text = (await tensorsHeld(page).textContent()) ?? ''
  await page.keyboard.press('Escape')
  await expect(held(page)).toBeHidden()
  return Number(text.replaceAll(',', ''))
}
