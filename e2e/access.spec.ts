// For everybody: no serious finding of axe in any state, in light and dark, wide and narrow.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { expect, type Page, test } from '@playwright/test'
import { give, open, phase } from './support/limelight'
import { spotPicture } from './support/pictures'
import { makeToy, toyFiles } from './support/toyModel'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

interface Finding {
  readonly id: string
  readonly impact: string
  readonly nodes: readonly { readonly html: string }[]
}

async function serious(page: Page): Promise<string[]> {
  await page.evaluate(
    `(() => { const module = undefined, exports = undefined, define = undefined; ${axe} })()`,
  )
  const findings = (await page.evaluate('window.axe.run().then((r) => r.violations)')) as Finding[]
  return findings
    .filter((f) => f.impact === 'serious' || f.impact === 'critical')
    .map((f) => `${f.id}: ${f.nodes.map((n) => n.html).join(' | ')}`)
}

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
      expect(await serious(page)).toEqual([])
      await give(page, [...toyFiles(makeToy()), (await spotPicture(32)).file])
      await phase(page, 'done')
      expect(await serious(page)).toEqual([])
      await page.getByRole('button', { name: 'Library' }).click()
      await page.getByRole('button', { name: 'Try the others' }).click()
      await expect(page.getByRole('radiogroup', { name: /Ways to scale/ }).getByRole('radio')).toHaveCount(6)
      await page.getByLabel('Explain', { exact: true }).selectOption('contrast')
      await expect(page.getByRole('status').filter({ hasText: /rather than/ })).toBeVisible()
      expect(await serious(page)).toEqual([])
      await page.close()
    })
