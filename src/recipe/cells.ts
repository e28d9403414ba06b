// Places of an output as people write them.

type Cells = readonly [number | null, number | null] | null

/** `y, x` or `y0, x0, y1, x1` (end excluded) within the output; null where it is neither. */
export function cellRegion(text: string, cells: Cells): readonly number[] | null {
  const parts = text.split(',').map((part) => part.trim())
  if (![2, 4].includes(parts.length) || !parts.every((part) => /^\d+$/.test(part))) return null
  const region = parts.map(Number)
  const [y0 = 0, x0 = 0, y1 = y0 + 1, x1 = x0 + 1] = region
  const rows = cells?.[0] ?? Number.POSITIVE_INFINITY
  const columns = cells?.[1] ?? Number.POSITIVE_INFINITY
  return y1 > y0 && x1 > x0 && y1 <= rows && x1 <= columns ? region : null
}

/** The place in the middle of an output's grid, [row, column]. */
export function middleCell(cells: Cells): readonly number[] {
  return [Math.floor((cells?.[0] ?? 0) / 2), Math.floor((cells?.[1] ?? 0) / 2)]
}
