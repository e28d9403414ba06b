// Reads how many tests passed and failed from what the two runners write.
import { existsSync, readFileSync } from 'node:fs'

export const vitestCount = (json) => ({ passed: json.numPassedTests, failed: json.numFailedTests })

export const playwrightCount = ({ stats }) => ({
  passed: stats.expected + stats.flaky,
  failed: stats.unexpected,
})

/** A runner that failed without a failed test (a file that does not load, a crash) counts as one failure. */
export function counted(report, count, code) {
  const { passed, failed } = existsSync(report)
    ? count(JSON.parse(readFileSync(report, 'utf8')))
    : { passed: 0, failed: 0 }
  return { passed, failed: code === 0 ? failed : Math.max(1, failed) }
}
