// Unpacks zips, and packs them, off the page's thread, under the page's own policy: no worker of a library's making.
import { expose } from 'comlink'
import { unzip } from '../../models/files/zip'
import { startHeartbeat } from '../../runtime/workers/heartbeat'
import { packFiles } from './packFiles'
import type { Unpacked, UnpackHost } from './unpack'

async function unpack(file: Blob, name: string): Promise<Unpacked[]> {
  const contents = await unzip(new Uint8Array(await file.arrayBuffer()), name)
  return Array.from(contents, ([path, bytes]) => ({ path, file: new Blob([new Uint8Array(bytes)]) }))
}

expose({ unpack, pack: packFiles } satisfies UnpackHost)
void startHeartbeat({ post: (beat, transfer) => self.postMessage(beat, [...transfer]) })
