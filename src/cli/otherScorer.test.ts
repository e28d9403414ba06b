// Who scores, and what the answer says of it, with our own ONNX reader in the place of the package.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { encodeNpy } from '../canvas/npy'

import { readerRuntime } from '../runtime/native/testing/readerRuntime'
import { toyModelFiles } from '../worker/testing/toyModel'
import { readCommand } from './command'
import { explainFile } from './explainFile'

const state = vi.hoisted(() => ({ share: 0, asked: 0 }))

vi.mock('./onnxruntime', async (original) => ({
  ...(await original<typeof import('./onnxruntime')>()),
  hasOnnxruntime: () => true,
  openOnnxruntime: (file: Parameters<ReturnType<typeof readerRuntime>>[0]) =>
    readerRuntime({ share: state.share, ran: () => state.asked++ })(file),
}))

const folder = mkdtempSync(join(tmpdir(), 'limelight-scorer-'))

beforeAll(async () => {
  mkdirSync(join(folder, 'toy'))
  for (const { path, file } of toyModelFiles())
    writeFileSync(join(folder, path), Buffer.from(await file.arrayBuffer()))
  const data = Float32Array.from({ length: 16 * 16 * 3 }, (_, i) => 0.5 + Math.sin(i / 40) / 2)
  writeFileSync(join(folder, 'x.npy'), encodeNpy({ shape: [16, 16, 3], data }))
})
afterAll(() => rmSync(folder, { recursive: true }))
beforeEach(() => {
  state.share = 0
  state.asked = 0
})

function answer(...more: string[]) {
  const files = ['--model', join(folder, 'toy'), '--image', join(folder, 'x.npy')]
  const command = readCommand(['explain', ...files, '--backend', 'cpu', '--workers', '1', ...more])
  if (command.kind !== 'explain') throw new Error(JSON.stringify(command))
  return explainFile(command.options, { wasm: { plain: '', simd: '' }, scorer: '' })
}

/** The metrics' own run is the only one that scores. */
const metrics = ['--method', 'gradcam', '--metrics']
const rise = ['--method', 'rise', '--param', 'samples=8']

test('metrics and RISE are scored by it, and come to the same', async () => {
  const [ours, others] = [
    await answer(...metrics, '--scorer', 'tfjs'),
    await answer(...metrics, '--scorer', 'onnxruntime'),
  ]
  expect([ours.scorer, others.scorer, others.why]).toEqual(['tfjs', 'onnxruntime', undefined])
  // Beyond the chunks that prove it.
  expect(state.asked).toBeGreaterThan(5)
  for (const of of ['deletion', 'insertion'] as const)
    expect(others.metrics?.[of].auc).toBeCloseTo(ours.metrics?.[of].auc ?? Number.NaN, 4)
  expect(others.metrics?.averageDrop).toBeCloseTo(ours.metrics?.averageDrop ?? Number.NaN, 4)
  expect(others.metrics?.road.combined).toBeCloseTo(ours.metrics?.road.combined ?? Number.NaN, 4)
  state.asked = 0
  expect(await answer(...rise, '--scorer', 'onnxruntime')).toMatchObject({ scorer: 'onnxruntime' })
  expect(state.asked).toBeGreaterThan(2)
})

test.each([metrics, rise])(
  '%s %s: one that is off by a thousandth of the range is not used',
  async (...asked) => {
    state.share = 1e-3
    const found = await answer(...asked, '--scorer', 'onnxruntime')
    expect(found).toMatchObject({
      scorer: 'tfjs',
      why: expect.stringMatching(/^its logits differ by 0\.0010+ of their range$/),
    })
    const { score } = await answer(...asked, '--scorer', 'tfjs')
    expect(found.score).toBe(score)
  },
)
