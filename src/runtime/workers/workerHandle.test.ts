import { expect, test } from 'vitest'
import { holdWorker } from './workerHandle'

/** Why a worker is said to have died after an error event with this message. */
function whyAfter(message: string | undefined): string {
  const worker = new EventTarget()
  let said = ''
  holdWorker(worker as unknown as Worker).onDeath((why) => {
    said = why
  })
  worker.dispatchEvent(Object.assign(new Event('error'), message === undefined ? {} : { message }))
  return said
}

test('a worker whose code cannot be fetched says so, whatever the browser calls it', () => {
  const unfetched = [
    undefined,
    '',
    'Uncaught TypeError: Failed to fetch dynamically imported module: http://a.example/assets/worker-1.js',
    'TypeError: error loading dynamically imported module: http://a.example/assets/worker-1.js',
    'TypeError: Importing a module script failed.',
  ]
  for (const message of unfetched)
    expect(whyAfter(message)).toBe(
      "its code could not be fetched (this device is offline or the page's server is down)",
    )
})

test('any other error is quoted', () => {
  expect(whyAfter('Uncaught RangeError: too much')).toBe('it failed with "Uncaught RangeError: too much"')
})
