import { expect, test, vi } from 'vitest'
import { failure } from '../errors'
import type { Device } from '../runtime/device'
import { guarded } from './deviceFailure'
import { emptySession } from './session'

/** A session on a GPU that can be lost. */
function onGpu() {
  const losing = new AbortController()
  const { signal } = losing
  const added = vi.spyOn(signal, 'addEventListener')
  const removed = vi.spyOn(signal, 'removeEventListener')
  const device = { name: 'webgpu', lost: signal, check: async () => {}, kill: () => {} } as unknown as Device
  const session = { ...emptySession(), choice: { device, refused: [] } }
  const listening = () => added.mock.calls.length - removed.mock.calls.length
  return { session, losing, listening }
}

test('a call listens for the loss of the GPU while it runs, and not a moment longer', async () => {
  const { session, losing, listening } = onGpu()
  for (let call = 1; call <= 3; call++) {
    const run = guarded(session, async () => {
      expect(listening()).toBe(1)
      return call
    })
    expect(await run).toBe(call)
    await expect(guarded(session, () => Promise.reject(new TypeError('broken')))).rejects.toThrow('broken')
  }
  expect(listening()).toBe(0)
  const waiting = guarded(session, () => new Promise<never>(() => {}))
  losing.abort(failure('DeviceLost', 'The GPU (test) stopped answering; try again.'))
  await expect(waiting).rejects.toMatchObject({ name: 'DeviceLost' })
  expect(session.deaths).toMatchObject([{ name: 'webgpu', why: 'The GPU (test) stopped answering.' }])
})
