import '@tensorflow/tfjs-backend-cpu'
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm'
import * as tf from '@tensorflow/tfjs-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { useBackend } from '../../engine/testing/backends'
import { distance } from './cases'
import { constant, values } from './cases/case'
import { type Head, headGradient, headHessian, heads } from './cases/heads'

const STEP = 1 / 128

beforeAll(async () => {
  setWasmPaths(`${process.cwd()}/node_modules/@tensorflow/tfjs-backend-wasm/dist/`)
  await useBackend('cpu')
})

const sizeOf = ({ shape }: Head) => shape.reduce((total, size) => total * size, 1)

async function read(t: tf.Tensor): Promise<Float64Array> {
  const data = Float64Array.from(await t.data())
  t.dispose()
  return data
}

/** The gradient's change along the vector, by central differences of fourth order. */
async function differences(head: Head): Promise<Float64Array> {
  const [x, along] = [values(sizeOf(head), 7), values(sizeOf(head), 13)]
  const at = (step: number) =>
    read(
      tf.tidy(() =>
        headGradient(
          head,
          tf.tensor(
            x.map((v, i) => v + step * (along[i] ?? 0)),
            [...head.shape],
          ),
        ),
      ),
    )
  const [near, back, far, behind] = [await at(STEP), await at(-STEP), await at(2 * STEP), await at(-2 * STEP)]
  return near.map((v, i) => (8 * (v - (back[i] ?? 0)) - ((far[i] ?? 0) - (behind[i] ?? 0))) / (12 * STEP))
}

function hessian(head: Head): Promise<Float64Array> {
  return read(
    tf.tidy(() => {
      const shape = [...head.shape] as [number]
      return headHessian(head, constant(shape, 7), constant(shape, 13))
    }),
  )
}

describe('the Hessian times a vector', () => {
  test.each(heads)('$name', async (head) => {
    await tf.setBackend('cpu')
    const before = tf.memory().numTensors
    const exact = await differences(head)
    const found = await hessian(head)
    expect(tf.memory().numTensors).toBe(before)
    expect(Math.hypot(...exact)).toBeGreaterThan(1e-3)
    expect(distance(found, exact)).toBeLessThan(1e-4)
    await tf.setBackend('wasm')
    const loaded = tf.memory().numTensors
    expect(distance(await hessian(head), found)).toBeLessThan(1e-4)
    expect(tf.memory().numTensors).toBe(loaded)
  })
})
