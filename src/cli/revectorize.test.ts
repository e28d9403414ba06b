import { spawnSync } from 'node:child_process'
import { beforeAll, expect, test } from 'vitest'
import { useBackend } from '../engine/testing/backends'
import { wasmDigest } from '../runtime/wasmDigest.generated'
import { canRevectorize, OtherBits } from './revectorize'
import { checkBits, digestOfSelfTest } from './sameBits'

beforeAll(() => useBackend('wasm'))

test('from Node 24 on', () => {
  expect(['11.3.244.8-node.33', '12.4.254.21-node.33', '13.6.233.17-node.40'].map(canRevectorize)).toEqual([
    false,
    false,
    true,
  ])
})

test('the stored bits are those of wasm with SIMD', async () => {
  expect(await digestOfSelfTest()).toBe(wasmDigest)
  await checkBits()
})

test('other bits are noticed', async () => {
  await expect(checkBits(async () => wasmDigest ^ 1)).rejects.toThrow(OtherBits)
})

test.skipIf(!canRevectorize(process.versions.v8))('V8 knows the flag (Node 24 and newer)', () => {
  const { stdout } = spawnSync(process.execPath, ['--v8-options'], { encoding: 'utf8' })
  expect(stdout).toContain('--experimental-wasm-revectorize')
})
