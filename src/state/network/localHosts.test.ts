import { expect, test } from 'vitest'
import { localHost, localHosts, mayReload } from './localHosts'

const own = 'http://127.0.0.1:4173/limelight/'

test.each([
  ['http://127.0.0.1:8000/model.json', 'http://127.0.0.1:8000'],
  ['http://localhost/net/model.json', 'http://localhost'],
  ['models/net/model.json', null],
  ['http://127.0.0.1:4173/models/model.json', null],
  ['http://127.0.0.1.example.org/model.json', null],
  ['http://example.org/model.json', null],
  ['https://localhost:8000/model.json', null],
  ['http://', null],
])('%s is on %s of this computer', (address, host) => {
  expect(localHost(address, own)).toBe(host)
})

test('a recipe names each host once', () => {
  const recipe = {
    model: 'http://localhost:1/model.json',
    image: 'http://127.0.0.1:2/a.png',
    labels: 'http://localhost:1/l.txt',
  }
  expect(localHosts(recipe, own)).toEqual(['http://localhost:1', 'http://127.0.0.1:2'])
  expect(localHosts({ model: null, image: '', labels: 'blob:x' }, own)).toEqual([])
})

test('offline a page is loaded anew only from this computer', () => {
  const may = (own: string) => [mayReload(own, false), mayReload(own, true)]
  expect(may('https://a.example/limelight/')).toEqual([false, true])
  expect(may('https://localhost.example/')).toEqual([false, true])
  for (const own of [
    'http://localhost:4173/',
    'http://127.0.0.1:8000/',
    'http://[::1]:80/',
    'http://a.localhost/',
  ])
    expect(may(own)).toEqual([true, true])
})
