// `npm run licences`: the licence of every installed package of the lockfile; fails where one is not on the list.
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** May be shipped with the page or the command. */
const free = [
  'MIT',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'ISC',
  '0BSD',
  'BlueOak-1.0.0',
  'Unlicense',
]
/** Used as they are, not copied into what is built: tools and their data, and the picture library that sharp loads. */
const apart = ['MPL-2.0', 'LGPL-3.0-or-later', 'CC-BY-4.0']
/** Licences that their package tells in a file alone, read by hand. */
const read = { h5wasm: 'NIST, with HDF5 under BSD-3-Clause' }

/** What a package says of itself: `(MIT OR Apache-2.0)` is fine where one is known, `AND` where all are. */
export function known(licence) {
  if (typeof licence !== 'string') return false
  const all = licence.replace(/[()]/g, '').split(' AND ')
  const one = (name) => free.includes(name.trim()) || apart.includes(name.trim())
  return all.every((part) => part.split(' OR ').some(one))
}

/** @returns {{ name: string, version: string, licence: string | null, known: boolean }[]} */
export function licences(root) {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'))
  const paths = Object.keys(packages).filter((path) => path && existsSync(join(root, path, 'package.json')))
  return paths.map((path) => {
    const { name, version, license } = JSON.parse(readFileSync(join(root, path, 'package.json'), 'utf8'))
    const licence = read[name] ?? license ?? null
    return { name, version, licence, known: name in read || known(licence) }
  })
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const found = licences(dirname(dirname(fileURLToPath(import.meta.url))))
  for (const { name, version, licence } of found) console.log(`${name} ${version}: ${licence}`)
  const unknown = found.filter((each) => !each.known)
  for (const { name, licence } of unknown)
    console.error(`${name} has a licence that is not on the list: ${licence}`)
  if (unknown.length > 0) process.exitCode = 1
}
