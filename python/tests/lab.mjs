// node lab.mjs <address of JupyterLab> <screenshot>: runs the two cells of maps.ipynb and prints what the second says.
import { chromium } from '@playwright/test'
import { findBrowser } from '../../scripts/browser.mjs'

const [address, shot] = process.argv.slice(2)
const executablePath = await findBrowser()
const root = process.getuid?.() === 0
const browser = await chromium.launch({
  ...(executablePath && { executablePath }),
  args: root ? ['--no-sandbox'] : [],
})
try {
  const page = await browser.newPage({ viewport: { width: 1280, height: 1000 } })
  const strangers = new Set()
  page.on('request', (request) => {
    const { protocol, origin } = new URL(request.url())
    if (/^https?:$/.test(protocol) && origin !== address) strangers.add(origin)
  })
  await page.goto(`${address}/lab/tree/maps.ipynb`)
  const cells = page.locator('.jp-Notebook .jp-CodeCell')
  await cells.first().locator('.cm-content').click({ timeout: 120_000 })
  await page
    .locator('[data-status="idle"], .jp-Notebook-ExecutionIndicator')
    .first()
    .waitFor({ timeout: 60_000 })
  await page.keyboard.press('Shift+Enter')
  const elements = page.locator('lime-light-widget')
  for (const at of [0, 1])
    await elements
      .nth(at)
      .and(page.locator('[data-phase="done"]'))
      .waitFor({ state: 'attached', timeout: 180_000 })
  await page.screenshot({ path: shot })
  await cells.nth(1).locator('.cm-content').click()
  await page.keyboard.press('Shift+Enter')
  const said = cells.nth(1).locator('.jp-OutputArea-output').first()
  await said.waitFor({ timeout: 180_000 })
  await page.getByText(/labels (True|False)/).waitFor({ timeout: 180_000 })
  console.log(await said.textContent())
  // JupyterLab itself asks for news of its own.
  const ours = [...strangers].filter((origin) => !/jupyter/.test(origin))
  if (ours.length > 0) throw new Error(`asked ${ours.join(', ')}`)
} finally {
  await browser.close()
}
