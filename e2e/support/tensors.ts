// How many tensors the engine holds, as its panel says once nothing runs.
import { expect, type Page } from '@playwright/test'

export const chip = (page: Page) => page.getByRole('banner').locator('[popovertarget="backend"]')
export const held = (page: Page) => page.getByLabel('What the engine holds')
export const tensorsHeld = (page: Page) => held(page).getByRole('definition').first()

/** Tensors and their bytes, as they are told. */
export interface Held {
  readonly tensors: number
  readonly bytes: string
}

export async function holdings(page: Page): Promise<Held> {
  await chip(page).click()
  const told = held(page).getByRole('definition')
  await expect(told.first()).toHaveText(/^[\d,]+$/)
  const [count = '', bytes = ''] = await told.allTextContents()
  await page.keyboard.press('Escape')
  await expect(held(page)).toBeHidden()
  return { tensors: Number(count.replaceAll(',', '')), bytes }
}

/** The engine comes back to what it held: what is on its way to be freed is waited for. */
export const expectHeld = (page: Page, before: Held, what?: string) =>
  expect.poll(() => holdings(page), what).toEqual(before)

export const tensors = async (page: Page): Promise<number> => (await holdings(page)).tensors
