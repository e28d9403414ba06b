// One file from an address, with progress, and a sentence for each way in which that fails.
import { failure, isNamed } from '../../errors'
import { looksLikeHtml } from './html'

export type Fetch = (url: string, init?: RequestInit) => Promise<Response>
type OnBytes = (loaded: number, total: number | null) => void

/** @throws NotReadable, naming the address */
export async function download(url: string, fetchFile: Fetch, onBytes?: OnBytes): Promise<ArrayBuffer> {
  const response = await answered(url, fetchFile)
  if (!response.ok) throw failure('NotReadable', refusal(url, response.status))
  const bytes = await body(url, response, onBytes)
  if (/html/i.test(response.headers.get('content-type') ?? '') && isHtml(bytes)) {
    throw failure('NotReadable', `${url} answers with a web page instead of the file; check the address.`)
  }
  return bytes
}

async function answered(url: string, fetchFile: Fetch): Promise<Response> {
  try {
    return await fetchFile(url)
  } catch (error) {
    if (isNamed(error, 'AbortError')) throw error
    throw failure('NotReadable', await unreachable(url, fetchFile), error)
  }
}

/** A browser does not say why; a request that asks for nothing back tells a dead server from one that refuses. */
async function unreachable(url: string, fetchFile: Fetch): Promise<string> {
  const { host } = new URL(url)
  try {
    await fetchFile(url, { mode: 'no-cors' })
  } catch {
    return `${host} cannot be reached (${url}); it is down, or this device is offline.`
  }
  return `${host} does not let other pages read ${url} (it sends no Access-Control-Allow-Origin); download the model and drop its files here.`
}

function refusal(url: string, status: number): string {
  if (status === 404 || status === 410) return `There is no file at ${url} (${status}); check the address.`
  if (status === 401 || status === 403)
    return `${new URL(url).host} refuses to give ${url} (${status}); it needs a login or a public link.`
  return `${new URL(url).host} answers ${url} with error ${status}; try again later.`
}

async function body(url: string, response: Response, onBytes?: OnBytes): Promise<ArrayBuffer> {
  const stated = Number(response.headers.get('content-length') ?? Number.NaN)
  // A compressed answer states its compressed length.
  const total = Number.isFinite(stated) && !response.headers.get('content-encoding') ? stated : null
  const parts: Uint8Array[] = []
  let loaded = 0
  try {
    if (!response.body) return await response.arrayBuffer()
    const reader = response.body.getReader()
    for (let read = await reader.read(); !read.done; read = await reader.read()) {
      parts.push(read.value)
      loaded += read.value.length
      onBytes?.(loaded, total)
    }
  } catch (error) {
    throw failure('NotReadable', `The download of ${url} broke off after ${loaded} bytes; try again.`, error)
  }
  return joinBytes(parts, loaded)
}

export function joinBytes(parts: readonly Uint8Array[], total: number): ArrayBuffer {
  const whole = new Uint8Array(total)
  let offset = 0
  for (const part of parts) {
    whole.set(part, offset)
    offset += part.length
  }
  return whole.buffer
}

function isHtml(bytes: ArrayBuffer): boolean {
  return looksLikeHtml(new TextDecoder().decode(bytes.slice(0, 200)))
}
