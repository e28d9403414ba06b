// One file from an address, with progress, and a sentence for each way in which that fails.
import { failure, isNamed, isOurs } from '../../errors'
import { collect } from './collect'
import { looksLikeHtml } from './html'
import { piecesOf } from './pieces'

export type Fetch = (url: string, init?: RequestInit) => Promise<Response>
/** Milliseconds without a byte. */
const SILENCE = 30_000
/** No browser gives a page more in one piece. */
const MOST_BYTES = 2 ** 31 - 1

type OnBytes = (loaded: number, total: number | null) => void

/** @throws NotReadable, naming the address */
export async function download(url: string, fetchFile: Fetch, onBytes?: OnBytes): Promise<ArrayBuffer> {
  const silent = new AbortController()
  const answer = answered(url, (at, init) => fetchFile(at, { ...init, signal: silent.signal }))
  const response = await unlessSilent(url, answer, () => silent.abort())
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
  if (!response.body) return response.arrayBuffer()
  const pieces = piecesOf(response.body)
  const collected = collect(total)
  let loaded = 0
  try {
    for (;;) {
      const piece = await unlessSilent(url, pieces.next())
      if (!piece) return collected.whole()
      collected.add(piece)
      loaded += piece.length
      if (loaded > MOST_BYTES)
        throw failure('NotReadable', `${url} sends more than a page can hold; check the address.`)
      onBytes?.(loaded, total)
    }
  } catch (error) {
    pieces.cancel()
    if (isOurs(error)) throw error
    throw failure('NotReadable', `The download of ${url} broke off after ${loaded} bytes; try again.`, error)
  }
}

/** A server that says nothing for so long is waited for no longer. */
async function unlessSilent<T>(url: string, answer: Promise<T>, giveUp = () => {}): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      const { host } = new URL(url)
      reject(
        failure(
          'NotReadable',
          `${host} has sent nothing for ${SILENCE / 1000} seconds (${url}); try again later.`,
        ),
      )
      giveUp()
    }, SILENCE)
  })
  try {
    return await Promise.race([answer, late])
  } finally {
    clearTimeout(timer)
  }
}

function isHtml(bytes: ArrayBuffer): boolean {
  return looksLikeHtml(new TextDecoder().decode(bytes.slice(0, 200)))
}
