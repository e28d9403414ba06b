// Deviations travel with the test results (`vitest run --reporter=json`, field `meta`), so that a table of them can
// be written from the tests' own run.
import type { TestContext } from 'vitest'

export interface Deviation {
  readonly backend: string
  readonly method: string
  readonly library: string
  /** Largest difference from the library's figures; of maps that were not min-maxed, relative to their peak. */
  readonly off: number
}

declare module 'vitest' {
  interface TaskMeta {
    deviation?: Deviation
  }
}

export function record({ task }: Pick<TestContext, 'task'>, deviation: Deviation): void {
  task.meta.deviation = deviation
}
