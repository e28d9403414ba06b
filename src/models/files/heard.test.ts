// Whoever is told how far a model is may cancel: what they throw is what opening rejects with, and nothing is left that nobody
// waits for.
import { afterEach, beforeEach, expect, test } from 'vitest'
import { graph } from '../testing/smallGraph'
import { keras } from '../testing/smallKeras'
import { convolutional } from '../testing/smallLayers'
import { onnx } from '../testing/smallOnnx'
import type { ModelFiles } from '../types'
import { readArtifacts } from './readArtifacts'

const unhandled: unknown[] = []
const note = (reason: unknown) => unhandled.push(reason)

beforeEach(() => {
  unhandled.length = 0
  process.on('unhandledRejection', note)
})
afterEach(() => {
  process.off('unhandledRejection', note)
})

const settled = () => new Promise((resolve) => setTimeout(resolve))

/** As a slow server sends it: in pieces. */
const inPieces = (files: ModelFiles): ModelFiles => {
  const { together, ...others } = files
  return {
    ...others,
    async read(path, onBytes) {
      const bytes = await files.read(path)
      const half = Math.ceil(bytes.byteLength / 2)
      onBytes?.(half, bytes.byteLength)
      await settled()
      onBytes?.(bytes.byteLength, bytes.byteLength)
      return bytes
    },
  }
}

const kinds: readonly (readonly [string, () => ModelFiles | Promise<ModelFiles>])[] = [
  ['LayersModel', convolutional],
  ['GraphModel', graph],
  ['ONNX file', onnx],
  ['Keras file', keras],
]

const thrown = () => {
  throw new DOMException('Stopped.', 'AbortError')
}
const rejected = async () => {
  await settled()
  thrown()
}

test.each(kinds)(
  '%s: a report that refuses, at once or later, once or always, ends the reading',
  async (_, make) => {
    const files = inPieces(await make())
    for (const refuse of [thrown, rejected]) {
      await expect(readArtifacts(files, refuse)).rejects.toThrow('Stopped.')
      let calls = 0
      const once = () => (calls++ === 0 ? refuse() : undefined)
      await expect(readArtifacts(files, once)).rejects.toThrow('Stopped.')
    }
    await settled()
    expect(unhandled).toEqual([])
  },
)
