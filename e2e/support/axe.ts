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
export async function serious(page: Page): Promise<string[]> {
  await page.evaluate(
    `(() => { const module = undefined, exports = undefined, define = undefined; ${axe} })()`,
  )
  const findings = (await page.evaluate('window.axe.run().then((r) => r.violations)')) as Finding[]
  return findings
    .filter((f) => f.impact === 'serious' || f.impact === 'critical')
    .map((f) => `${f.id}: ${f.nodes.map((n) => n.html).join(' | ')}`)
}
