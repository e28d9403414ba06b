export interface Count {
  readonly passed: number
  readonly failed: number
}
export function vitestCount(json: { readonly numPassedTests: number; readonly numFailedTests: number }): Count
export function playwrightCount(json: {
  readonly stats: { readonly expected: number; readonly flaky: number; readonly unexpected: number }
}): Count
export function counted<T>(report: string, count: (json: T) => Count, code: number): Count
