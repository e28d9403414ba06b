// Files that the system gives an installed page: opened with it, or shared to it.
import type { FileEntry } from '../intake/fileKind'

interface LaunchQueue {
  setConsumer(consumer: (params: { readonly files: readonly FileSystemFileHandle[] }) => void): void
}

/** Where the service worker (worker/offline) lays what was shared. */
const SHARED = 'limelight-shared'

/** @param take opens what comes, in its own time; @param fail is told what could not be read */
export function watchShared(
  take: (files: readonly FileEntry[]) => void,
  fail: (error: unknown) => void,
): void {
  const { launchQueue } = globalThis as { readonly launchQueue?: LaunchQueue }
  // A plain start of the installed page brings no files.
  const some = (files: readonly FileEntry[]) => (files.length > 0 ? take(files) : undefined)
  launchQueue?.setConsumer(({ files }) => {
    const read = Promise.all(files.map(async (handle) => entryOf(await handle.getFile())))
    void read.then(some, fail)
  })
  if (new URLSearchParams(location.search).has('shared')) void takeShared().then(some, fail)
}

const entryOf = (file: File): FileEntry => ({ path: file.name, file })

async function takeShared(): Promise<readonly FileEntry[]> {
  history.replaceState(history.state, '', location.pathname + location.hash)
  const cache = await caches.open(SHARED)
  const files = await Promise.all(
    (await cache.keys()).map(async (request) => {
      const answer = await cache.match(request)
      const name = decodeURIComponent(new URL(request.url).pathname.split('/').at(-1) ?? 'shared')
      return answer ? entryOf(new File([await answer.blob()], name)) : null
    }),
  )
  await caches.delete(SHARED)
  return files.filter((entry) => entry !== null)
}
