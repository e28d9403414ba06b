// What a program that is left out would have written: a blank, with a shape and nothing else.
import { type TensorInfo, util } from '@tensorflow/tfjs-core'
import { Blank, type Outline } from './shapesOnly'

/** What the backend keeps of a value. */
interface Kept<Data> {
  has(dataId: object): boolean
  get(dataId: object): Data
}

/** @param blank whether the value was never computed. */
export function blanksIn<Data>(kept: Kept<Data>, blank: (data: Data) => boolean) {
  const made = new Set<object>()
  let out = false
  const outline: Outline = {
    leaveOut(on) {
      const before = out
      out = on
      return before
    },
    holdsBlanks() {
      const left = [...made].some((dataId) => kept.has(dataId) && blank(kept.get(dataId)))
      made.clear()
      return left
    },
  }
  const leaves = ({ outputShape }: { readonly outputShape: number[] }) =>
    out && util.sizeFromShape(outputShape) > 0
  const refuse = (dataId: object) => {
    if (kept.has(dataId) && blank(kept.get(dataId))) throw new Blank('The value was left out.')
  }
  return { outline, leaves, refuse, note: ({ dataId }: TensorInfo) => void made.add(dataId) }
}
