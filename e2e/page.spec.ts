import { expect, test } from '@playwright/test'

test('the page opens without an error, keeps to its own address and names its backend', async ({
  page,
  baseURL,
}) => {
  const complaints: string[] = []
  const strangers: string[] = []
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('request', (request) => {
    const url = request.url()
    if (url.startsWith('http') && !url.startsWith(baseURL ?? '')) strangers.push(url)
  })
  await page.goto('./#model=&image=')
  await expect(page.locator('main')).toHaveAttribute('data-phase', 'empty')
  await expect(page.getByText(/WebGPU|WebGL|WASM|WebAssembly|CPU/).first()).toBeVisible()
  expect(complaints).toEqual([])
  expect(strangers).toEqual([])
})

for (const [width, height] of [
  [1440, 900],
  [1024, 768],
  [800, 500],
  [390, 800],
] as const)
  test(`nothing lies over the stage and its caption, ${width} wide, wherever the page stands`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height })
    await page.goto('./#backend=wasm')
    await expect(page.locator('main')).toHaveAttribute('data-phase', 'done')
    const pictures = page.getByRole('radiogroup', { name: 'Pictures' })
    const status = page.getByRole('status').first()
    for (const y of [0, 400, 800, 100_000]) {
      await page.evaluate((to) => window.scrollTo(0, to), y)
      const [a, b] = [await pictures.boundingBox(), await status.boundingBox()]
      if (!a || !b) throw new Error('not on the page')
      const apart = a.y >= b.y + b.height || b.y >= a.y + a.height
      const beside = a.x >= b.x + b.width || b.x >= a.x + a.width
      expect([y, apart || beside]).toEqual([y, true])
    }
  })
