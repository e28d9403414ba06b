// Unpacks as the page's worker does, at once.
import { unzip } from '../../models/files/zip'
import type { SortTools } from '../intake/sortFiles'

export const unpack: SortTools['unpack'] = async (file, name) => {
  const contents = await unzip(new Uint8Array(await file.arrayBuffer()), name)
  return Array.from(contents, ([path, bytes]) => ({ path, file: new Blob([new Uint8Array(bytes)]) }))
}
