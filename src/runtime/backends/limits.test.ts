import { setBackend } from '@tensorflow/tfjs-core'
import { expect, test } from 'vitest'
import { presentLimits } from '../../engine/scoring/limits'
import { wasm } from '../../worker/testing/toyHost'
import { card as cpu } from './cpu/card'
import { openCpu } from './cpu/open'
import { card as wasmCard } from './wasm/card'
import { openWasm } from './wasm/open'

test('a run may take of a device what its card says, of an unknown one little', async () => {
  const first = await openCpu()
  expect(presentLimits()).toEqual(cpu.limits)
  const device = await openWasm(wasm)
  expect(presentLimits()).toEqual(wasmCard.limits)
  device.close()
  first.close()
  await setBackend('cpu')
  expect(presentLimits().most).toBe(4)
  expect(presentLimits().maxBuffer).toBeLessThan(cpu.limits.maxBuffer)
})
