// The tasks of the page's main thread during some work, as the browser's own trace has them.
import type { Browser, Page } from '@playwright/test'

export interface Task {
  /** Milliseconds that the processor spent on it. */
  readonly busy: number
  /** Milliseconds from its beginning to its end: on a busy machine most of them are other programs'. */
  readonly wall: number
  /** What took longest in it. */
  readonly parts: readonly string[]
}

interface TraceEvent {
  readonly name: string
  readonly ph: string
  readonly pid: number
  readonly tid: number
  readonly ts: number
  readonly dur?: number
  readonly tdur?: number
}

const marks = ['work begins', 'work ends'] as const

/** `work` should wait inside the page: questions from outside are tasks too. */
export async function tasksOf(
  { page, browser }: { readonly page: Page; readonly browser: Browser },
  work: () => Promise<void>,
): Promise<Task[]> {
  const categories = ['devtools.timeline', 'disabled-by-default-devtools.timeline', 'blink.user_timing']
  await browser.startTracing(page, { categories })
  await page.evaluate((name) => performance.mark(name), marks[0])
  await work()
  await page.evaluate((name) => performance.mark(name), marks[1])
  const trace = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: TraceEvent[] }
  return between(trace.traceEvents)
}

function between(events: readonly TraceEvent[]): Task[] {
  const [begin, end] = marks.map((name) => events.find((e) => e.name === name))
  if (!begin || !end) throw new Error('The trace lacks the marks.')
  const own = events.filter((e) => e.pid === begin.pid && e.tid === begin.tid && e.ph === 'X')
  return own
    .filter((e) => e.name === 'RunTask' && e.ts > begin.ts && e.ts < end.ts)
    .map((task) => ({
      busy: (task.tdur ?? 0) / 1000,
      wall: (task.dur ?? 0) / 1000,
      parts: partsOf(task, own),
    }))
}

function partsOf(task: TraceEvent, events: readonly TraceEvent[]): string[] {
  return events
    .filter((e) => e !== task && e.ts >= task.ts && e.ts < task.ts + (task.dur ?? 0))
    .sort((a, b) => (b.tdur ?? 0) - (a.tdur ?? 0))
    .slice(0, 4)
    .map(({ name, tdur = 0 }) => `${name} ${Math.round(tdur / 1000)} ms`)
}
