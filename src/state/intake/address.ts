// Addresses that people paste -> addresses that can be read.
import { failure } from '../../errors'
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

/** What an address most likely leads to, from its path alone. */
export function kindOfAddress(url: string): 'model' | 'unknown' {
  const path = URL.canParse(url) ? new URL(url).pathname : url
  return hasModelEnding(path) ? 'model' : 'unknown'
}

/** @throws NotReadable with the host and what to do */
export async function fetchBlob(url: string, signal: AbortSignal): Promise<Blob> {
  const host = url.startsWith('http') ? new URL(url).host : 'The address'
  const response = await fetch(url, { signal, referrerPolicy: 'no-referrer' }).catch((cause: unknown) => {
    if (signal.aborted) throw failure('AbortError', 'The download was stopped.')
    throw failure(
      'NotReadable',
      `${host} did not answer or does not allow other pages to read it; download the file and drop it here.`,
      cause,
    )
  })
  if (!response.ok)
    throw failure('NotReadable', `${host} answered ${response.status} for ${url}; check the address.`)
  const blob = await response.blob()
  if (/^text\/html/.test(blob.type))
    throw failure('NotReadable', `${url} is a web page, not a file; take the address of the file itself.`)
  return blob
}
