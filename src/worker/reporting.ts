// Reports come as proxies of functions on the page's side; each holds a message port until it is let go.
import { releaseProxy } from 'comlink'

export function releaseReport(report: unknown): void {
  const release = (report as { [releaseProxy]?: () => void })[releaseProxy]
  if (typeof release === 'function') release.call(report)
}
