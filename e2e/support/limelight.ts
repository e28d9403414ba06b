// The page as a reader of its roles and labels drives it.
import { readFileSync } from 'node:fs'
import { expect, type Locator, type Page } from '@playwright/test'
import type { NamedFile } from './toyModel'

export const phase = (page: Page, name: string) =>
  expect(page.locator('main')).toHaveAttribute('data-phase', name, { timeout: 90_000 })

/** Opens the page with a link and without the built-in example. */
export async function open(page: Page, fragment = ''): Promise<void> {
  await page.goto(`./#${fragment}`)
  await expect(page.locator('main')).toBeVisible()
}

/** Does what makes the page work, and waits until it has: 'done' alone may still be that of before. */
export async function anew(page: Page, act: () => Promise<unknown>): Promise<void> {
  const seen = await page.locator('main').evaluateHandle((main) => {
    const changes = { any: false }
    const note = () => {
      changes.any = true
    }
    new MutationObserver(note).observe(main, { attributes: true, attributeFilter: ['data-phase'] })
    return changes
  })
  await act()
  await page.waitForFunction((changes) => changes.any, seen, { timeout: 90_000 })
  await phase(page, 'done')
}

/** Chooses a method, and waits for its map: the caption names what is on show. */
export async function choose(page: Page, method: string): Promise<void> {
  await methodRadio(page, method).click()
  await onShow(page, method)
}

export async function onShow(page: Page, method: string): Promise<void> {
  const name = method.replaceAll('+', String.raw`\+`)
  await expect(page.getByText(new RegExp(`^${name}( at |, \\d)`)).first()).toBeVisible({ timeout: 90_000 })
  await phase(page, 'done')
}

/** What a button puts on the clipboard, once it is there. */
export async function copied(page: Page, button: string): Promise<string> {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  const read = () => page.evaluate(() => navigator.clipboard.readText())
  await page.evaluate(() => navigator.clipboard.writeText(''))
  await page.getByRole('button', { name: button }).click()
  await expect.poll(read).not.toBe('')
  return read()
}

type Box = NonNullable<Awaited<ReturnType<Locator['boundingBox']>>>

/** Where it lies once it lies still. */
export async function boxOf(target: Locator): Promise<Box> {
  const seen: (Box | null)[] = []
  const still = async () => {
    seen.push(await target.boundingBox())
    return seen.at(-1) !== null && JSON.stringify(seen.at(-1)) === JSON.stringify(seen.at(-2))
  }
  await expect.poll(still).toBe(true)
  const box = seen.at(-1)
  if (!box) throw new Error('It is not on the page.')
  return box
}

/** How far the window scrolls sideways: asked of the page itself. A scrollbar at its side takes room of its own. */
export const sideways = () =>
  Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth)

/** On a phone one part of the page is shown at a time: a list under its tab, what the foot leads to, or the stage. */
export async function part(
  page: Page,
  name: 'Class' | 'Method' | 'Layer' | 'Look' | 'Pictures' | 'Model' | 'Stage',
) {
  if (name === 'Stage') await page.getByRole('button', { name: 'Open the whole map' }).click()
  else if (name === 'Pictures' || name === 'Model')
    await page.getByRole('navigation').getByRole('button', { name, expanded: false }).click()
  else await page.getByRole('tab', { name, exact: true }).click()
}

/** Gives files through the one file input. */
export async function give(page: Page, files: readonly NamedFile[]): Promise<void> {
  await page.getByLabel('Picture and model files').setInputFiles(files.map((f) => ({ ...f })))
}

/** Drops files on the page as a person does. */
export async function drop(page: Page, files: readonly NamedFile[]): Promise<void> {
  const plain = files.map((f) => ({ name: f.name, type: f.mimeType, base64: f.buffer.toString('base64') }))
  const transfer = await page.evaluateHandle((list) => {
    const data = new DataTransfer()
    for (const { name, type, base64 } of list) {
      const bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))
      data.items.add(new File([bytes], name, { type }))
    }
    return data
  }, plain)
  for (const event of ['dragenter', 'dragover', 'drop'])
    await page.dispatchEvent('body', event, { dataTransfer: transfer })
}

export const methodRadio = (page: Page, name: string) =>
  page.getByRole('radiogroup', { name: 'Methods' }).getByRole('radio', { name, exact: true })

export const classRadio = (page: Page, name: string | RegExp) =>
  page.getByRole('radiogroup', { name: 'Classes' }).getByRole('radio', { name })

export interface NpyMap {
  readonly shape: readonly number[]
  readonly data: Float32Array
}

export function readNpy(bytes: Buffer): NpyMap {
  if (bytes.toString('latin1', 1, 6) !== 'NUMPY') throw new Error('not a .npy file')
  const length = bytes.readUInt16LE(8)
  const header = bytes.toString('latin1', 10, 10 + length)
  const shape = (/'shape':\s*\(([^)]*)\)/.exec(header)?.[1] ?? '')
    .split(',')
    .map((s) => s.trim())
    .filter(Boolean)
    .map(Number)
  if (!header.includes("'<f4'")) throw new Error(`not float32: ${header}`)
  return {
    shape,
    data: new Float32Array(
      bytes.buffer.slice(bytes.byteOffset + 10 + length, bytes.byteOffset + bytes.length),
    ),
  }
}

/** What `Download map` gives: the map at the layer's resolution. */
export async function downloadMap(page: Page): Promise<NpyMap> {
  const waiting = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Download map' }).click()
  const download = await waiting
  return readNpy(readFileSync(await download.path()))
}

export function worst(map: ArrayLike<number>, golden: ArrayLike<number>): number {
  if (map.length !== golden.length) throw new Error(`${map.length} values for ${golden.length}`)
  let bad = 0
  for (let i = 0; i < map.length; i++)
    bad = Math.max(bad, Math.abs((map[i] ?? Number.NaN) - (golden[i] ?? Number.NaN)))
  return Number.isNaN(bad) ? Number.POSITIVE_INFINITY : bad
}
