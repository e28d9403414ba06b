import type { Heatmap } from '../../engine/types'

/** A map of cells, row after row, in 0..1 unless `rest` says of which values they were made. */
export const mapOf = (
  width: number,
  data: readonly number[],
  rest: Pick<Partial<Heatmap>, 'min' | 'max' | 'state'> = {},
): Heatmap => ({
  width,
  height: data.length / width,
  data: Float32Array.from(data),
  min: 0,
  max: 1,
  state: 'ok',
  ...rest,
})
