// Without a network and before it was kept, the code that takes an address cannot be had.
import { expect, test, vi } from 'vitest'
import { page } from '../testing/intakePage'

vi.mock('./takeText', () => {
  throw new TypeError('Failed to fetch dynamically imported module: takeText.js')
})

test.each(['takeText', 'takeTyped'] as const)(
  '%s says in a sentence where its code cannot be had',
  async (how) => {
    const { intents, failures } = page()
    await intents[how]('https://b.example/cat.png')
    expect(failures().map(({ text }) => text)).toEqual([
      "The code for opening addresses could not be fetched; this device is offline or the page's server is down.",
    ])
  },
)
