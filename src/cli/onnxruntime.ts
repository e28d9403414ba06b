// The npm package `onnxruntime-node`, where somebody has installed it: no dependency, because it is 290 MB.
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { NativeSession, OpenNative } from '../runtime/native/nativeScorers'

type Tensors = Readonly<Record<string, Awaited<ReturnType<NativeSession['run']>>>>

/** What is used of the package. */
interface OrtPackage {
  readonly InferenceSession: {
    create(
      bytes: Uint8Array,
      options: object,
    ): Promise<{ run(feeds: Readonly<Record<string, unknown>>): Promise<Tensors>; release(): Promise<void> }>
  }
  readonly Tensor: new (type: 'float32', data: Float32Array, dims: readonly number[]) => unknown
}

const PACKAGE = 'onnxruntime-node'

/** How one comes to it, for sentences. */
export const installing = `ONNXRUNTIME_NODE_INSTALL=skip npm install ${PACKAGE}`

/** Beside the command, or in the folder where it is called; null where it is not installed. */
function find(): string | null {
  for (const from of [import.meta.url, join(process.cwd(), 'package.json')]) {
    try {
      return createRequire(from).resolve(PACKAGE)
    } catch {
      // Not there: the next place.
    }
  }
  return null
}

export const hasOnnxruntime = () => find() !== null

/** One thread each: as many run side by side as there are cores. @throws what the package says */
export const openOnnxruntime: OpenNative = async (file) => {
  const place = find()
  if (!place) throw new Error(`${PACKAGE} is not installed`)
  const ort = createRequire(import.meta.url)(place) as OrtPackage
  const session = await ort.InferenceSession.create(file.bytes, {
    intraOpNumThreads: 1,
    interOpNumThreads: 1,
    executionMode: 'sequential',
    // Warnings about a file's make are none of the user's business.
    logSeverityLevel: 3,
  })
  return {
    async run(data, shape) {
      const outputs = await session.run({ [file.input]: new ort.Tensor('float32', data, shape) })
      const found = outputs[file.output]
      if (!found) throw new Error(`there is no output ${file.output}`)
      return found
    },
    close: () => session.release(),
  }
}
