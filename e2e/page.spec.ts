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
