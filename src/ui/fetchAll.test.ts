import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { expect, test } from 'vitest'

const root = join(process.cwd(), 'src')

/** The modules that a file fetches on demand, by their paths below `src`. */
function fetchedBy(file: string): string[] {
  const paths = readFileSync(join(root, file), 'utf8').matchAll(/\bimport\('(\.[^']+)'\)/g)
  return [...paths].map(([, path]) => relative(root, resolve(join(root, file), '..', path ?? '')))
}

const files = ['ui', 'state']
  .flatMap((room) =>
    readdirSync(join(root, room), { recursive: true, encoding: 'utf8' }).map((at) => join(room, at)),
  )
  .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file) && !/\btesting\b/.test(file))

test('a page that locks itself has fetched all that any part of it fetches on demand', () => {
  const all = new Set(fetchedBy('ui/fetchAll.ts'))
  // These have come by the time it is locked: its language, and what locks it.
  for (const before of ['ui/words/german/speak', 'state/network/fetchProvisions']) all.add(before)
  const missing = files.flatMap((file) =>
    fetchedBy(file).flatMap((path) => (all.has(path) ? [] : [`${file}: ${path}`])),
  )
  expect(missing).toEqual([])
  expect(all.size).toBeGreaterThan(10)
})
