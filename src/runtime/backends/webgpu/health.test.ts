import { expect, test } from 'vitest'
import { settle, watch } from './health'

class GPUOutOfMemoryError extends Error {}

/** A device that errs and is lost when it is told to. */
function fakeDevice() {
  const heard: ((event: { error: Error }) => void)[] = []
  let lose = (_: { message: string }) => {}
  const device = {
    addEventListener: (_: string, hear: (event: { error: Error }) => void) => heard.push(hear),
    lost: new Promise<{ message: string }>((resolve) => {
      lose = resolve
    }),
    queue: { onSubmittedWorkDone: async () => undefined },
  } as unknown as GPUDevice
  const err = (error: Error) => heard.map((hear) => hear({ error }))
  return { device, err, lose: (message: string) => lose({ message }) }
}

const soon = () => new Promise((resolve) => setTimeout(resolve))

test('a device that is well passes', async () => {
  const { device } = fakeDevice()
  await expect(settle(device, watch(device, 'test'))).resolves.toBeUndefined()
})

test('a lost device is told at once to whoever waits for a read, and is no device any more', async () => {
  const { device, lose } = fakeDevice()
  const health = watch(device, 'test')
  let told: unknown = null
  health.lost.signal.addEventListener('abort', () => {
    told = health.lost.signal.reason
  })
  lose('the driver was reset')
  await soon()
  const loss = { name: 'DeviceLost', message: 'The GPU (test) stopped answering; try again.' }
  expect(told).toMatchObject({ ...loss, cause: 'the driver was reset' })
  await expect(settle(device, health)).rejects.toMatchObject(loss)
})

test('the end of a device that was closed here is no loss', async () => {
  const { device, lose } = fakeDevice()
  const health = watch(device, 'test')
  health.closing = true
  lose('destroyed')
  await soon()
  expect([health.found, health.lost.signal.aborted]).toEqual([null, false])
})

test('errors of steps are told apart from want of memory, and the first one counts', async () => {
  for (const [error, name] of [
    [new GPUOutOfMemoryError('no'), 'OutOfMemory'],
    [new Error('Not enough memory left.'), 'OutOfMemory'],
    [new Error('Invalid bind group.'), 'DeviceLost'],
  ] as const) {
    const { device, err, lose } = fakeDevice()
    const health = watch(device, 'test')
    err(error)
    err(new Error('and then another'))
    lose('after all that')
    await expect(settle(device, health)).rejects.toMatchObject({ name })
    await soon()
    expect(health.found).toMatchObject({ name })
    expect(health.lost.signal.reason).toBe(health.found)
  }
})
