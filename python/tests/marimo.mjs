// node marimo.mjs <address of the app> <screenshot>: waits for both maps and prints what the app says of them.
import { bothMaps, inBrowser } from './inBrowser.mjs'

const [address, shot] = process.argv.slice(2)
await inBrowser(address, async (page) => {
  await bothMaps(page)
  const said = page.getByText(/labels (True|False)/).first()
  await said.waitFor({ timeout: 180_000 })
  await page.screenshot({ path: shot })
  return said.textContent()
})
