// What the parts of npm run test:webkit do and wait for on the page.
import { join, resolve } from 'node:path'

const root = resolve(import.meta.dirname, '..')

/** A button by its label or what stands on it, once it is there. */
export async function press(webkit, label) {
  await webkit.until(`there is ${label}`, () =>
    webkit.run(
      `const named = (b) => [b.getAttribute('aria-label'), b.innerText.trim()].includes(arguments[0])
      const button = [...document.querySelectorAll('button')].find((b) => named(b) && !b.disabled)
      button?.click()
      return button !== undefined`,
      label,
    ),
  )
}

/** How many pictures stand in the strip. */
export function tiles(webkit) {
  return webkit.run("return document.querySelectorAll('[role=listbox] [role=option]').length")
}

/** Files of the built-in model and pictures, through the one field of files. */
export async function give(webkit, files) {
  await webkit.type('input[type=file]', files.map((file) => join(root, 'public/builtin', file)).join('\n'))
}

/** The picture of this name is on the stage with its map. */
export async function named(webkit, file) {
  await webkit.element(`[role=img][aria-label*="${file}"]`)
  await webkit.phase('done')
}

/** Something has been put away there. */
export async function stored(webkit, database) {
  const count = `const done = arguments[1]
    const opening = indexedDB.open(arguments[0])
    opening.onupgradeneeded = () => opening.transaction.abort()
    opening.onerror = () => done(0)
    opening.onsuccess = () => {
      const [name] = opening.result.objectStoreNames
      const count = opening.result.transaction(name).objectStore(name).count()
      count.onsuccess = () => {
        opening.result.close()
        done(count.result)
      }
    }`
  await webkit.until(`something lies in ${database}`, () => webkit.wait(count, database))
}
