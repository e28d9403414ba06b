// Where a key leads in a grid of tiles; null where it leads nowhere.

interface Grid {
  readonly columns: number
  readonly count: number
}

export function gridSteps(key: string, at: number, { columns, count }: Grid): number | null {
  const last = count - 1
  const within = (to: number) => Math.min(last, Math.max(0, to))
  if (key === 'ArrowLeft') return within(at - 1)
  if (key === 'ArrowRight') return within(at + 1)
  if (key === 'ArrowUp') return at - columns < 0 ? at : at - columns
  if (key === 'ArrowDown') return at + columns > last ? at : at + columns
  if (key === 'PageUp') return at - 3 * columns < 0 ? at % columns : at - 3 * columns
  if (key === 'PageDown') return within(at + 3 * columns)
  if (key === 'Home') return 0
  return key === 'End' ? last : null
}
