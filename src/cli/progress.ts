// Progress on stderr, one line that is overwritten; nothing where stderr is no terminal.
import type { Progress, Report } from '../engine/types'

export function progressLine(name: string): { readonly report: Report; end(): void } {
  const out = process.stderr
  if (!out.isTTY) return { report: () => undefined, end: () => undefined }
  const begin = performance.now()
  return {
    report: ({ done, total }: Progress) => {
      out.write(`\r${name} ${done} of ${total}${left(begin, done, total)}\u001b[K`)
    },
    end: () => out.write('\r\u001b[K'),
  }
}

function left(begin: number, done: number, total: number): string {
  if (done === 0 || done === total) return ''
  const seconds = ((performance.now() - begin) / 1000 / done) * (total - done)
  return `, ${Math.ceil(seconds)} s left`
}

/** A bar over many pictures, on stderr where that is a terminal. */
export function countLine(total: number): { show(done: number, name: string): void; end(): void } {
  const out = process.stderr
  if (!out.isTTY) return { show: () => undefined, end: () => undefined }
  const begin = performance.now()
  return {
    show(done, name) {
      const full = Math.round((24 * done) / total)
      const bar = `${'█'.repeat(full)}${'░'.repeat(24 - full)}`
      out.write(`\r${bar} ${done} of ${total}${left(begin, done, total)}  ${name}\u001b[K`)
    },
    end: () => out.write('\r\u001b[K'),
  }
}
