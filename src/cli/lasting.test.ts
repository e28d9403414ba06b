import { expect, test } from 'vitest'
import { lasting } from './lasting'

test('a device that dies under one picture costs that picture alone', async () => {
  const log: string[] = []
  let count = 0
  const { use, present } = await lasting(async () => {
    const id = ++count
    let dead = false
    log.push(`open ${id}`)
    return {
      id,
      die: () => {
        dead = true
      },
      dead: () => dead,
      close: () => void log.push(`close ${id}`),
    }
  })
  expect(await use(async ({ id }) => id)).toBe(1)
  const failed = use(async ({ die }) => {
    die()
    throw new Error('a trap')
  })
  await expect(failed).rejects.toThrow('a trap')
  expect(await use(async ({ id }) => id)).toBe(2)
  expect([present().id, log]).toEqual([2, ['open 1', 'close 1', 'open 2']])
})
