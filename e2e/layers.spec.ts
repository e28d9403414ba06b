// The layers as a tree: folded to the level that differs, walked by arrow keys, opened by links and by the search.
import { expect, type Page, test } from '@playwright/test'
import { findings } from './support/axe'
import { phase } from './support/limelight'

const layers = (page: Page, role: 'radiogroup' | 'group' = 'radiogroup') =>
  page.getByRole(role, { name: 'Layers' })
const branch = (page: Page, name: string | RegExp) => layers(page).getByRole('button', { name })
const radio = (page: Page, name: string) => layers(page).getByRole('radio', { name })

async function example(page: Page, fragment = ''): Promise<void> {
  await page.goto(`./#backend=wasm${fragment}`)
  await phase(page, 'done')
  await expect(layers(page)).toBeVisible()
}

test('modules fold; arrow keys open, enter, choose, leave and fold', async ({ page }) => {
  await example(page)
  await expect(branch(page, 'block7 6 layers')).toHaveAttribute('aria-expanded', 'true')
  await expect(radio(page, 'block7_point_relu 16 × 16')).toBeChecked()
  await expect(branch(page, /^block1 \d+ layers$/)).toHaveAttribute('aria-expanded', 'false')
  await expect(radio(page, 'block1_relu')).toHaveCount(0)
  await radio(page, 'block7_point_relu').focus()
  await page.keyboard.press('ArrowDown')
  await expect(radio(page, 'block7_point_bn')).toBeChecked()
  await expect(page.getByText(/^Grad-CAM at block7_point_bn/)).toBeVisible()
  await page.keyboard.press('ArrowLeft')
  await expect(branch(page, 'block7')).toBeFocused()
  await page.keyboard.press('ArrowLeft')
  await expect(branch(page, 'block7')).toHaveAttribute('aria-expanded', 'false')
  await expect(radio(page, 'block7')).toHaveCount(0)
  await page.keyboard.press('ArrowDown')
  await expect(branch(page, 'block6')).toBeFocused()
  await page.keyboard.press('ArrowRight')
  await expect(branch(page, 'block6')).toHaveAttribute('aria-expanded', 'true')
  await page.keyboard.press('ArrowRight')
  await expect(radio(page, 'block6_point_relu')).toBeChecked()
  await expect(page.getByText(/^Grad-CAM at block6_point_relu/)).toBeVisible()
  // Tab comes to the tree once; where its layer is folded away, at the module.
  await branch(page, 'block6').click()
  await page.getByRole('searchbox', { name: 'Find a layer' }).focus()
  await page.keyboard.press('Tab')
  await expect(branch(page, 'block6')).toBeFocused()
})

test('a link opens the branch of its layer, the search all that it finds; several are ticked', async ({
  browser,
  baseURL,
}) => {
  const page = await browser.newPage({ bypassCSP: true, ...(baseURL ? { baseURL } : {}) })
  await example(page, '&layer=block2_first_bn')
  await expect(radio(page, 'block2_first_bn')).toBeChecked()
  // Within the list it is scrolled to.
  await layers(page).scrollIntoViewIfNeeded()
  await expect(radio(page, 'block2_first_bn')).toBeInViewport()
  await expect(branch(page, 'block7')).toHaveAttribute('aria-expanded', 'false')
  expect(await findings(page)).toEqual([])
  await page.getByRole('searchbox', { name: 'Find a layer' }).fill('relu')
  for (const name of ['block7_point_relu', 'block3_relu', 'block1_relu'])
    await expect(radio(page, name)).toHaveCount(1)
  await expect(radio(page, 'block1_second_bn')).toHaveCount(0)
  await page.getByRole('searchbox', { name: 'Find a layer' }).fill('block3')
  await page.getByRole('button', { name: 'Several', exact: true }).click()
  const tick = (name: string) => layers(page, 'group').getByRole('checkbox', { name })
  await tick('block3_relu').check()
  await expect(page.getByText('2 layers, fused by')).toBeVisible()
  await page.getByRole('searchbox', { name: 'Find a layer' }).fill('')
  await expect(tick('block3_relu')).toBeChecked()
  await expect(tick('block2_first_bn')).toBeChecked()
  await page.close()
})
