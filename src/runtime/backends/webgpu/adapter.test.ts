import { afterEach, expect, test, vi } from 'vitest'
import { patiently } from '../../device'
import { findAdapter } from './adapter'

afterEach(() => vi.unstubAllGlobals())

const nvidia = { info: { vendor: 'nvidia', architecture: 'hopper', device: '', description: '' } }

/** A browser that answers so, one answer a time of asking; how often it was asked. */
function browser(...answers: readonly (typeof nvidia | null)[]) {
  const requestAdapter = vi.fn(async () => answers[requestAdapter.mock.calls.length - 1] ?? null)
  vi.stubGlobal('navigator', { gpu: { requestAdapter } })
  return requestAdapter
}

test('an adapter is there at the first time of asking', async () => {
  const asked = browser(nvidia)
  expect((await findAdapter()).label).toBe('nvidia hopper')
  expect(asked).toHaveBeenCalledTimes(1)
})

test.each([1, 2])('a browser whose GPU still starts says none %i times', async (times) => {
  const asked = browser(...Array<null>(times).fill(null), nvidia, nvidia)
  expect((await patiently(findAdapter)).label).toBe('nvidia hopper')
  expect(asked).toHaveBeenCalledTimes(times + 2)
})

test('a browser without a GPU is asked three times and believed', async () => {
  const asked = browser()
  await expect(patiently(findAdapter)).rejects.toThrow('the browser offers no GPU adapter')
  expect(asked).toHaveBeenCalledTimes(3)
})

test('a browser that fails when it is asked again is believed', async () => {
  const requestAdapter = vi.fn(async () => {
    if (requestAdapter.mock.calls.length > 1) throw new Error('the GPU process is gone')
    return null
  })
  vi.stubGlobal('navigator', { gpu: { requestAdapter } })
  await expect(patiently(findAdapter)).rejects.toThrow('the browser offers no GPU adapter')
})
