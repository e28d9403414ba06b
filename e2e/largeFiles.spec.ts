// Files of 20 MB that are not what their names say: one sentence each, the map stays, and the main thread never walks one.
import { writeFile } from 'node:fs/promises'
import { expect, type Page, test } from '@playwright/test'
import { open } from './support/limelight'
import { tasksOf } from './support/tasks'

// Its snapshots of the page are tasks of the page.
test.use({ trace: 'off' })

const LARGE = 20e6
const noise = (head: string) => {
  const bytes = Buffer.alloc(LARGE, Buffer.from(Array.from({ length: 997 }, (_, i) => (i * i * 31) % 251)))
  bytes.write(head, 'latin1')
  return bytes
}
const files = {
  'names.json': Buffer.from(JSON.stringify(Array(Math.floor(LARGE / 11)).fill('one name'))),
  'model.json': Buffer.from(
    `{"modelTopology":{"node":[${Array(Math.floor(LARGE / 40))
      .fill('{"name":"n","op":"Relu","input":["m"]}')
      .join()}]},"weightsManifest":[]}`,
  ),
  'net.onnx': noise(''),
  'net.h5': noise('\x89HDF\r\n\x1a\n'),
  'photo.png': noise('\x89PNG\r\n\x1a\n'),
  'array.npy': noise('\x93NUMPY\x01\x00'),
}

/** What the page says of each: of the one before it something else. */
const said: Readonly<Record<keyof typeof files, string>> = {
  'names.json': 'names.json is no model.json',
  'model.json': '"model" names no weight files',
  'net.onnx': '"net.onnx" is damaged or no ONNX file',
  'net.h5': '"net.h5" is cut off or damaged',
  'photo.png': 'photo.png has 2,611,872,915',
  'array.npy': 'array.npy is neither',
}

/** Inside the page, until a sentence about the file is there; where none comes it says what the page says instead. */
const told = (page: Page, name: keyof typeof files) =>
  page.evaluate(
    ({ file, sentence }) =>
      new Promise<void>((resolve, reject) => {
        const begun = performance.now()
        const look = () => {
          const alerts = [...document.querySelectorAll('[role="alert"]')].map((alert) => alert.textContent)
          if (alerts.some((text) => text.includes(sentence))) return resolve()
          if (performance.now() - begun < 60_000) return setTimeout(look, 100)
          const main = document.querySelector('main')
          reject(new Error([file, main?.dataset.phase, ...alerts, main?.textContent].join('\n')))
        }
        look()
      }),
    { file: name, sentence: said[name] },
  )

test('files of 20 MB that nothing can be made of', async ({ page, browser }, info) => {
  await open(page, 'backend=wasm')
  await expect(page.locator('main')).toHaveAttribute('data-phase', 'done')
  for (const name of Object.keys(files) as (keyof typeof files)[]) {
    const path = info.outputPath(name)
    await writeFile(path, files[name])
    const tasks = await tasksOf({ page, browser }, async () => {
      await page.getByLabel('Picture and model files').setInputFiles(path)
      await told(page, name)
    })
    expect(tasks.length, name).toBeGreaterThan(5)
    expect(
      tasks.filter(({ busy }) => busy >= 50),
      name,
    ).toEqual([])
    await expect(page.locator('main')).not.toHaveAttribute('data-phase', 'loading')
    await expect(page.getByRole('img', { name: /mug/ }).first()).toBeVisible()
  }
})
