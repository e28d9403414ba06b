import { transpose } from '@tensorflow/tfjs-core'
import type { Lowering } from '../operators/operator'
import type { OnnxNode } from '../proto/types'
import { TO_LAST } from './value'

/** What the file takes for a picture is held as one, whoever made it. */
export function asPictures(
  lowering: Lowering,
  node: OnnxNode,
  { pictures, constant }: { readonly pictures: ReadonlySet<string>; readonly constant: boolean },
): Lowering {
  const turns = lowering.outputs.map(
    ({ shape, layout }, i) =>
      !constant && layout === 'file' && shape.length === 4 && pictures.has(node.outputs[i] ?? ''),
  )
  if (!turns.includes(true)) return lowering
  return {
    ...lowering,
    outputs: lowering.outputs.map((output, i) => (turns[i] ? { ...output, layout: 'last' } : output)),
    compute: (inputs) => lowering.compute(inputs).map((t, i) => (turns[i] ? transpose(t, TO_LAST) : t)),
  }
}
