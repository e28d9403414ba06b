// Addresses that people paste -> addresses that can be read.

import { download } from '../../models/files/download'
import { fileAddress, hubFiles } from '../../models/files/pageAddress'
import { hasModelEnding } from '../../models/formats'

/** The first http(s), data or blob address in a text, as drags and pastes give it; null where there is none. */
export function addressIn(text: string): string | null {
  const lines = text.split(/\r?\n/).map((line) => line.trim())
  const found = lines.find((line) => /^(https?:|data:image\/|blob:)/i.test(line) && URL.canParse(line))
  return found === undefined ? null : fileAddress(found)
}

/** What an address most likely leads to, from its host and path alone. */
export function kindOfAddress(url: string): 'model' | 'unknown' {
  if (!URL.canParse(url)) return hasModelEnding(url) ? 'model' : 'unknown'
  const { hostname, pathname } = new URL(url)
  if (hubFiles(new URL(url))) return 'model'
  const folder = pathname.endsWith('/') && pathname !== '/'
  const hub = /^(teachablemachine\.withgoogle\.com|tfhub\.dev)$/.test(hostname)
  return hasModelEnding(pathname) || folder || hub ? 'model' : 'unknown'
}

/** Whether its last part is called like no file. */
export function mayBeFolder(url: string): boolean {
  if (!/^https?:/i.test(url) || !URL.canParse(url)) return false
  const { pathname, search } = new URL(url)
  return search === '' && /\/[^/.]+$/.test(pathname)
}

/** @throws NotReadable with the address and what to do; what the browser throws where the signal is aborted */
export async function fetchBlob(
  url: string,
  signal: AbortSignal,
  onBytes?: (loaded: number, total: number | null) => void,
): Promise<Blob> {
  const fetchFile = (at: string, init?: RequestInit) =>
    fetch(at, { ...init, signal, referrerPolicy: 'no-referrer' })
  return new Blob([await download(url, fetchFile, onBytes)])
}
