// Addresses that people paste -> addresses that can be read.

import { download } from '../../models/files/download'
import { hasModelEnding } from '../../models/formats'

/** Pages about a file become the file itself: GitHub's blob and Hugging Face's blob views. */
export function fileAddress(url: string): string {
  const github = /^https?:\/\/github\.com\/([^/]+\/[^/]+)\/(?:blob|raw)\/(.+)$/.exec(url)
  if (github) return `https://raw.githubusercontent.com/${github[1]}/${github[2]}`
  const face = /^(https?:\/\/huggingface\.co\/.+)\/blob\/(.+)$/.exec(url)
  return face ? `${face[1]}/resolve/${face[2]}` : url
}

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
  // A model's page on the Hugging Face hub.
  const face = /^\/(?!datasets\/|spaces\/|docs\/)[^/]+\/[^/]+(\/tree\/[^/]+(\/onnx)?)?\/?$/
  if (/^(www\.)?huggingface\.co$/.test(hostname) && face.test(pathname)) return 'model'
  const folder = pathname.endsWith('/') && pathname !== '/'
  const hub = /^(teachablemachine\.withgoogle\.com|tfhub\.dev)$/.test(hostname)
  return hasModelEnding(pathname) || folder || hub ? 'model' : 'unknown'
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
