// Our own ONNX reader in the place of another runtime, with right answers or spoilt ones, for tests of who scores.
import { type Tensor, type Tensor4D, tensor4d, tidy, transpose } from '@tensorflow/tfjs-core'
import { filesFromBytes } from '../../../models/files/files'
import { openModel } from '../../../models/open'
import type { NativeFile } from '../../../models/written/nativeFile'
import type { OpenNative } from '../nativeScorers'

interface Spoil {
  /** Of the range of an answer, added to each number of it. */
  readonly share?: number
  /** Whether it refuses a user's own file with channels first, so that one is written. */
  readonly writtenOnly?: boolean
  /** Told of every call. */
  readonly ran?: () => void
}

/** @returns what opens a model's file with our reader */
export const readerRuntime =
  ({ share = 0, writtenOnly = false, ran }: Spoil = {}): OpenNative =>
  async ({ bytes, order }: NativeFile) => {
    if (writtenOnly && order === 'first') throw new Error('channels first')
    const { classifier, dispose } = await openModel(filesFromBytes('it', new Map([['model.onnx', bytes]])))
    const { network, input, logits } = classifier
    return {
      async run(data, shape) {
        ran?.()
        const found = tidy(() => {
          const given = tensor4d(data, shape as Tensor4D['shape'])
          // Our networks take channels last, whatever the file does.
          const fed = order === 'first' ? transpose(given, [0, 2, 3, 1]) : given
          return (network.run({ [input]: fed }, [logits]) as [Tensor])[0]
        })
        const values = (await found.data()) as Float32Array
        const more = share * (Math.max(...values) - Math.min(...values))
        const answer = { data: values.map((value) => value + more), dims: found.shape }
        found.dispose()
        return answer
      },
      close: async () => dispose(),
    }
  }
