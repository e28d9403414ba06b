// Files of one operator each, as onnxruntime's quantiser and optimiser write them, against onnxruntime 1.32 on the same
// numbers; and weights in types of eight bits and fewer.
import { expect, test } from 'vitest'
import { useBackend } from '../../engine/testing/backends'
import files from './goldens/onnxruntime.json'
import { hostOf } from './host/host'
import { readModel } from './proto/readModel'
import { wholeFile } from './proto/wire'
import { runFile } from './testing/nodeTest'
import { floats } from './testing/writeOnnx'

const bytesOf = (base64: string) => Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))

/** The input that all of them were given. */
const inputOf = (shape: readonly number[]) =>
  hostOf('float32', shape, [...new Float32Array(floats(shape).raw.buffer)])

for (const backend of ['cpu', 'wasm'] as const)
  test.each(files)(`$name on ${backend}`, async ({ name, model, x, y, atol }) => {
    await useBackend(backend)
    const given = new Map([['x', inputOf(x)]])
    const wanted = () => hostOf('float32', y.shape, y.data)
    const read = readModel(wholeFile(bytesOf(model), name))
    expect(await runFile(read, { given, wanted }, { rtol: 1e-4, atol })).toBeNull()
  })
