// One thing after the other, whatever becomes of it.
import { expect, test } from 'vitest'
import { openOneByOne } from './oneByOne'

test('what fails is told, and the next one is done after it', async () => {
  const seen: unknown[] = []
  const queue = openOneByOne((error) => void seen.push(error))
  void queue.add(async () => {
    await Promise.resolve()
    throw 'no room'
  })
  void queue.add(async () => void seen.push('done'))
  await queue.settled()
  expect(seen).toEqual(['no room', 'done'])
})
