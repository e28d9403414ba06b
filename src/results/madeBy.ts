// What made a map: the version, the backend, and what scored its masks where that was another runtime. A set that goes on
// later may be made by several.
import { version } from '../../package.json'
import type { Row } from './row'

interface Maker {
  readonly backend: string
  readonly scorer?: string
}

/** For the table: "limelight/0.1.0 wasm", "limelight/0.1.0 wasm onnxruntime". */
export const madeBy = ({ backend, scorer = 'tfjs' }: Maker): string =>
  [`limelight/${version}`, backend, ...(scorer === 'tfjs' ? [] : [scorer])].join(' ')

/** Of rows without this column, which an earlier version wrote. */
const UNKNOWN = 'unknown'

/** How many maps each made. */
export function makers(rows: readonly Row[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const { by, error } of rows) if (error === '') counts[by || UNKNOWN] = (counts[by || UNKNOWN] ?? 0) + 1
  return counts
}
