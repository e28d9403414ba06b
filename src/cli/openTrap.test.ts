// A model that ends its instance while it opens: one sentence, the device is given back, and the next model opens on one of
// its own.
import { expect, it, vi } from 'vitest'
import { readCommand } from './command'
import { openSession } from './session'

const state = vi.hoisted(() => ({ traps: 2, closed: 0 }))

vi.mock('./model', async (original) => {
  const real = await original<typeof import('./model')>()
  return {
    ...real,
    openModel: (...given: Parameters<typeof real.openModel>) =>
      state.traps-- > 0
        ? Promise.reject(new WebAssembly.RuntimeError('memory access out of bounds\n  at a kernel'))
        : real.openModel(...given),
  }
})
vi.mock('./backend', async (original) => {
  const real = await original<typeof import('./backend')>()
  return {
    ...real,
    openBackend: async (...given: Parameters<typeof real.openBackend>) => {
      const device = await real.openBackend(...given)
      return Object.assign(Object.create(device), {
        close: () => {
          state.closed++
          device.close()
        },
      })
    },
  }
})

it('says in one sentence that the model stopped it, and opens another one afterwards', async () => {
  const line = 'explain --model public/builtin/tabletop-layers --image scene:3 --backend cpu --workers 1'
  const command = readCommand(line.split(' '))
  if (command.kind !== 'explain') throw new Error(JSON.stringify(command))
  const parts = { wasm: { plain: '', simd: '' }, scorer: '' }
  await expect(openSession(command.options, parts)).rejects.toMatchObject({
    name: 'UnsupportedModel',
    message: expect.stringMatching(
      /^The model "public\/builtin\/tabletop-layers" made WebAssembly stop \(memory access out of bounds\)/,
    ),
  })
  // It was tried as it is, and one picture at a time.
  expect(state.closed).toBe(2)
  const session = await openSession(command.options, parts)
  expect((await session.explain(command.options)).answer).toMatchObject({ state: 'ok', backend: 'cpu' })
  session.close()
})
