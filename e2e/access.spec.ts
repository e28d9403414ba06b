// For everybody: no serious finding of axe in any state, in light and dark, wide and narrow.
import { expect, test } from '@playwright/test'
import { serious } from './support/axe'
import { give, open, part, phase } from './support/limelight'
import { spotPicture } from './support/pictures'
import { makeToy, toyFiles } from './support/toyModel'

for (const colorScheme of ['light', 'dark'] as const)
  for (const width of [1440, 390])
    test(`axe finds nothing serious, ${colorScheme}, ${width} wide`, async ({ browser, baseURL }) => {
      const page = await browser.newPage({
        colorScheme,
        viewport: { width, height: 900 },
        bypassCSP: true,
        ...(baseURL ? { baseURL } : {}),
      })
      await open(page, 'model=&image=&scale=unit&backend=wasm')
      await phase(page, 'empty')
      expect(await serious(page)).toEqual([])
      await give(page, [...toyFiles(makeToy()), (await spotPicture(32)).file])
      await phase(page, 'done')
      expect(await serious(page)).toEqual([])
      if (width === 390) await part(page, 'Model')
      await page.getByRole('button', { name: 'Library' }).click()
      await page.getByRole('button', { name: 'Try the others' }).click()
      await expect(page.getByRole('radiogroup', { name: /Ways to scale/ }).getByRole('radio')).toHaveCount(6)
      if (width === 390) {
        for (const name of ['Method', 'Layer', 'Look', 'Pictures', 'Stage'] as const) {
          await part(page, name)
          expect(await serious(page)).toEqual([])
        }
        await page.getByRole('button', { name: 'Back', exact: true }).click()
        await part(page, 'Class')
      }
      await page.getByLabel('Explain', { exact: true }).selectOption('contrast')
      await expect(page.getByRole('status').filter({ hasText: /rather than/ })).toBeVisible()
      await phase(page, 'done')
      expect(await serious(page)).toEqual([])
      await page.close()
    })
