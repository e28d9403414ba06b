// Python's slices as ONNX's: one cut for each axis.
import { asLast, type Held, integers, NotWritten, put } from '../sheet'
import { last, numbers, openShape, positive } from './shapes'
import type { Asked } from './writer'

interface Stride {
  readonly axis: number
  readonly begin: number
  readonly end: number
  readonly step: number
}

/** Python's slices. Masks have a bit for each axis. */
export function strided({ sheet, id, attribute, shape, operation }: Asked): readonly Held[] {
  const bit = (mask: string, axis: number) => ((Number(attribute(mask) ?? 0) >> axis) & 1) === 1
  if (attribute('ellipsisMask') || attribute('newAxisMask')) throw new NotWritten('a slice with new axes')
  const [begins, ends, steps] = ['begin', 'end', 'strides'].map((name) => numbers(attribute(name)))
  const cuts = (begins ?? []).map((first, axis): Stride => {
    const size = shape('x')[axis] ?? 1
    const step = steps?.[axis] ?? 1
    if (step < 0) throw new NotWritten('a slice backwards')
    const begin = bit('beginMask', axis) ? 0 : positive(first, size)
    const single = bit('shrinkAxisMask', axis)
    const end = single ? begin + 1 : bit('endMask', axis) ? size : positive(ends?.[axis] ?? size, size)
    return { axis, begin, end: Math.min(end, size), step }
  })
  const real = cuts.filter(
    ({ axis, begin, end, step }) => begin > 0 || step > 1 || end < (shape('x')[axis] ?? 1),
  )
  const given = asLast(sheet, id('x'))
  const bounds = (['begin', 'end', 'axis', 'step'] as const).map((what) =>
    integers(
      sheet,
      real.map((cut) => cut[what]),
    ),
  )
  const name = real.length === 0 ? given : put(sheet, 'Slice', [given, ...bounds])
  const wanted = openShape(sheet, operation.outputs[0]?.shape ?? [])
  return last(put(sheet, 'Reshape', [name, integers(sheet, wanted)]))
}
