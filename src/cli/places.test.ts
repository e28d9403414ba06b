// Where the maps of a set lie: always inside of their folder, under names that every system takes.
import { expect, test } from 'vitest'
import { filesOf } from './places'

const mapOf = (name: string) => filesOf({ path: name, name }, { out: 'maps', overlay: null }).map

test.each([
  ['cats/1.png', 'maps/cats/1.png.npy'],
  ['../up/1.png', 'maps/_/up/1.png.npy'],
  ['/data/1.png', 'maps/data/1.png.npy'],
  ['http://example.org:80/a/1.png?size=2', 'maps/example.org_80/a/1.png_size=2.npy'],
  ['https://example.org/../../1.png', 'maps/example.org/_/_/1.png.npy'],
])('the map of %s', (name, path) => {
  expect(mapOf(name)).toBe(path)
})
