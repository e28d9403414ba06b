// A page in the browser that the project's tests find. What it asks of other hosts than its own is an error.
import { chromium } from '@playwright/test'
import { findBrowser } from '../../scripts/browser.mjs'

/** `see` is given the page and answers with what it read there. */
export async function inBrowser(address, see) {
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
      if (/^https?:$/.test(protocol) && origin !== new URL(address).origin) strangers.add(origin)
    })
    await page.goto(address)
    console.log(await see(page))
    // JupyterLab itself asks for news of its own.
    const others = [...strangers].filter((origin) => !/jupyter/.test(origin))
    if (others.length > 0) throw new Error(`asked ${others.join(', ')}`)
  } finally {
    await browser.close()
  }
}

/** Waits until the stage shows both maps. */
export async function bothMaps(page) {
  for (const at of [0, 1])
    await page
      .locator('lime-light-widget')
      .nth(at)
      .and(page.locator('[data-phase="done"]'))
      .waitFor({ state: 'attached', timeout: 300_000 })
}
