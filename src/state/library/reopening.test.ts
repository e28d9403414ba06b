import { expect, test, vi } from 'vitest'

const state = vi.hoisted(() => ({ opened: 0, closed: true }))

vi.mock('idb-keyval', () => ({
  createStore: () => {
    const own = ++state.opened
    return async (_: string, use: (store: unknown) => unknown) => {
      if (own === 1 && state.closed)
        throw Object.assign(new Error('The database connection is closing.'), { name: 'InvalidStateError' })
      return use(own)
    }
  },
}))

test('a database that the browser has closed is opened again, once', async () => {
  const { reopening } = await import('./reopening')
  const store = reopening('models', 'models')
  expect(await store('readonly', (which) => which as never)).toBe(2)
  expect(await store('readonly', (which) => which as never)).toBe(2)
  expect(state.opened).toBe(2)
})

test('any other failure is handed on', async () => {
  const { reopening } = await import('./reopening')
  const full = Object.assign(new Error('full'), { name: 'QuotaExceededError' })
  const store = reopening('models', 'models')
  const refused = store('readwrite', () => Promise.reject(full))
  await expect(refused).rejects.toBe(full)
})
