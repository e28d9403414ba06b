// Files that the system gives an installed page: opened with it, or shared to it.
import type { FileEntry } from '../intake/fileKind'

interface LaunchQueue {
  setConsumer(consumer: (params: { readonly files: readonly FileSystemFileHandle[] }) => void): void
}

/** Where the service worker (worker/offline) lays what was shared. */
const SHARED = 'limelight-shared'

/** @param take opens what comes, in its own time */
export function watchShared(take: (files: readonly FileEntry[]) => void): void {
  const { launchQueue } = globalThis as { readonly launchQueue?: LaunchQueue }
  launchQueue?.setConsumer(({ files }) => {
    void Promise.all(files.map((handle) => handle.getFile())).then((list) => take(list.map(entryOf)))
  })
  if (new URLSearchParams(location.search).has('shared')) void takeShared().then(take, () => undefined)
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
