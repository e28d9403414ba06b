// node lab.mjs <address of JupyterLab> <screenshot>: runs the two cells of maps.ipynb and prints what the second says.
import { bothMaps, inBrowser } from './inBrowser.mjs'

const [address, shot] = process.argv.slice(2)
await inBrowser(`${address}/lab/tree/maps.ipynb`, async (page) => {
  const cells = page.locator('.jp-Notebook .jp-CodeCell')
  await cells.first().locator('.cm-content').click({ timeout: 120_000 })
  // What is run before the kernel is there may be lost.
  await page.locator('.jp-Notebook-ExecutionIndicator[data-status="idle"]').waitFor({ timeout: 180_000 })
  await page.keyboard.press('Shift+Enter')
  await bothMaps(page)
  await page.screenshot({ path: shot })
  await cells.nth(1).locator('.cm-content').click()
  await page.keyboard.press('Shift+Enter')
  const said = cells.nth(1).locator('.jp-OutputArea-output').first()
  await said.waitFor({ timeout: 180_000 })
  await page.getByText(/labels (True|False)/).waitFor({ timeout: 180_000 })
  return said.textContent()
})
