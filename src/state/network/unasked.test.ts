import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readLink } from '../../recipe/readRecipe'
import { localHosts } from './localHosts'
import type { Marks } from './marks'
import { isUnasked } from './unasked'

const marks = (held: Readonly<Record<string, string>> = {}): Marks => ({
  get: (name) => held[name] ?? null,
  set: () => {},
})

test('a page without a wish, or with choices alone, asks for nothing', () => {
  for (const hash of ['', '#method=scorecam&layer=conv_pw_13_relu', '#model=file:model.json&class=3'])
    expect(isUnasked(hash, marks(), marks({ theme: 'dark' }))).toBe(true)
})

test('a lock, a host that was asked for and an address in the link are left to the page', () => {
  expect(isUnasked('', marks({ locking: '1' }), marks())).toBe(false)
  expect(isUnasked('', marks({ hosts: 'http://127.0.0.1:8000' }), marks())).toBe(false)
  expect(isUnasked('', marks(), marks({ locked: '1' }))).toBe(false)
  expect(isUnasked('#model=http://localhost:8000/model.json', marks(), marks())).toBe(false)
})

test('no link that passes names a host of this computer', () => {
  const parts = [
    'http:',
    'HTTP%3a',
    '//',
    '%2F%2F',
    '\\\\',
    'localhost',
    '127.0.0.1',
    '127.1',
    ':8000',
    'a',
    '&image=',
  ]
  const value = fc.array(fc.constantFrom(...parts), { maxLength: 6 }).map((list) => list.join(''))
  const link = fc
    .tuple(fc.constantFrom('model', 'image', 'labels'), value)
    .map(([key, text]) => `#${key}=${text}`)
  let passed = 0
  fc.assert(
    fc.property(link, fc.constantFrom('http://page.example/', 'https://page.example/app/'), (hash, own) => {
      if (!isUnasked(hash, marks(), marks())) return
      passed++
      expect(localHosts(readLink(hash).recipe, own)).toEqual([])
    }),
    { seed: 7, numRuns: 2000 },
  )
  expect(passed).toBeGreaterThan(50)
})
