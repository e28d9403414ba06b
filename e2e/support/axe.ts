// What axe finds on a page. The page's context must bypass its policy: axe is put into it.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from '@playwright/test'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

interface Finding {
  readonly id: string
  readonly impact: string
  readonly nodes: readonly { readonly html: string }[]
}

/** Findings that are serious or critical, a line each. */
export const serious = async (page: Page): Promise<string[]> =>
  lines((await found(page)).filter(({ impact }) => impact === 'serious' || impact === 'critical'))

/** Whatever it finds, a line each. */
export const findings = async (page: Page): Promise<string[]> => lines(await found(page))

const lines = (all: readonly Finding[]) =>
  all.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)

async function found(page: Page): Promise<Finding[]> {
  await page.evaluate(
    `(() => { const module = undefined, exports = undefined, define = undefined; ${axe} })()`,
  )
  return (await page.evaluate('window.axe.run().then((r) => r.violations)')) as Finding[]
}
