// A picture as it is put away where the browser stores no blobs, as in private windows of Safari: as plain bytes.
import type { GivenPicture } from '../store'

export interface PictureBytes extends Omit<GivenPicture, 'blob'> {
  readonly bytes: ArrayBuffer
  readonly type: string
}

/** @throws as `blob.arrayBuffer` does, where the file has gone or changed */
export async function pictureBytes({ blob, ...picture }: GivenPicture): Promise<PictureBytes> {
  return { ...picture, bytes: await blob.arrayBuffer(), type: blob.type }
}

export function pictureOf(stored: GivenPicture | PictureBytes): GivenPicture {
  if (!('bytes' in stored)) return stored
  const { bytes, type, ...picture } = stored
  return { ...picture, blob: new Blob([bytes], { type }) }
}
