// The errors of the gradient suite as Markdown: one line a family, then every case that was wrong.
import { distance } from '../src/tfjs/gradients/cases'

export type Found = Float32Array | 'throws'

/** Errors of one case on each backend; null where the backend cannot run the case at all. */
export interface Row {
  readonly family: string
  readonly name: string
  readonly before: readonly (number | null)[]
  readonly after: readonly (number | null)[]
}

/** Below this two gradients are the same. */
export const SAME = 1e-4

/** Relative L2 error; infinite where nothing was found. */
export function error(found: Found | undefined, exact: ArrayLike<number>): number {
  return found === undefined || found === 'throws' ? Number.POSITIVE_INFINITY : distance(found, exact)
}

export function shown(value: number | null): string {
  if (value === null) return 'no kernel'
  if (value === Number.POSITIVE_INFINITY) return 'throws'
  return value < SAME ? '< 1e-4' : value.toFixed(2)
}

const wrong = (value: number | null) => value !== null && value > SAME
const worst = (rows: readonly Row[]) =>
  Math.max(...rows.flatMap(({ after }) => after.map((value) => value ?? 0)))

/** "3 of 8 throw, 2 wrong (up to 0.42)" for one backend. */
function summary(rows: readonly Row[], backend: number): string {
  const errors = rows.map(({ before }) => before[backend] ?? 0).filter(wrong)
  const throwing = errors.filter((value) => value === Number.POSITIVE_INFINITY).length
  const finite = errors.filter((value) => value !== Number.POSITIVE_INFINITY)
  const parts = [
    ...(finite.length > 0 ? [`${finite.length} wrong (up to ${Math.max(...finite).toFixed(2)})`] : []),
    ...(throwing > 0 ? [`${throwing} throw`] : []),
  ]
  return parts.join(', ') || 'right'
}

export function firstDerivatives(rows: readonly Row[]): string {
  const families = [...new Set(rows.map(({ family }) => family))].map((family) => {
    const own = rows.filter((row) => row.family === family)
    return `| ${family} | ${own.length} | ${summary(own, 0)} | ${summary(own, 1)} | ${worst(own).toExponential(0)} |`
  })
  const broken = rows.filter(({ before }) => before.some(wrong))
  const cases = broken.map(({ family, name, before, after }) => {
    const cells = [...before, ...after].map(shown)
    return `| ${family}: ${name} | ${cells.join(' | ')} |`
  })
  return `## First derivatives

Relative L2 error against central differences; of ${rows.length} cases ${broken.length} are wrong or throw.
After the repair the largest error of all is ${worst(rows).toExponential(1)}.

| operators | cases | TensorFlow.js alone, cpu | TensorFlow.js alone, wasm | repaired: largest error |
|---|---|---|---|---|
${families.join('\n')}

| operator | alone, cpu | alone, wasm | repaired, cpu | repaired, wasm |
|---|---|---|---|---|
${cases.join('\n')}`
}
