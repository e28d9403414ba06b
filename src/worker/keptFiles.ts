// Models that were fetched are kept in the browser's own cache, one cache a model: the next opening reads
// them there, online or not. Keeping is a courtesy: where it fails the model opens all the same.
import { failure, isNamed } from '../errors'
import type { ModelFiles } from '../models/types'
import type { Keep } from './api'

export interface Kept {
  readonly files: ModelFiles
  /** Call when the model is open, or has failed. One sentence where it is not kept, else null. */
  settle(opened: boolean): Promise<string | null>
  /** Whether something was read that the browser had kept: it may be damaged where the file at its address is not. */
  usedKept(): boolean
}

interface KeepOptions {
  /** Address of the model.json; the files are kept under addresses relative to it. */
  readonly url: string
  readonly keep: Keep
  readonly caches: CacheStorage | undefined
}

export function keptFiles(files: ModelFiles, { url, keep, caches }: KeepOptions): Kept {
  const at = (path: string) => new URL(path, url).href
  const puts: Promise<void>[] = []
  let problem: string | null = null
  let fetched = 0
  let usedKept = false

  let opening: Promise<Cache | null> | null = null

  /** Null where the browser has no room for the page, or lets it have none. It is there once a file has come. */
  const opened = () => (opening ??= openCache(keep.cache, caches).catch(() => null))

  const lying = async (path: string) => caches?.match(at(path), { cacheName: keep.cache })

  async function found(path: string): Promise<ArrayBuffer | null> {
    if (keep.spoilt) return null
    const response = await lying(path).catch(() => undefined)
    const bytes = (await response?.arrayBuffer().catch(() => null)) ?? null
    if (bytes) usedKept = true
    return bytes
  }

  /** Copies the bytes before it returns: whoever has them may free them. */
  function put(path: string, bytes: ArrayBuffer, cache: Cache | null): void {
    // Labels that were dropped are in their own address.
    if (!/^https?:/.test(at(path))) return
    fetched += bytes.byteLength
    if (fetched > keep.most) problem ??= `It is larger than ${megabytes(keep.most)} and is not kept.`
    if (!cache) problem ??= 'This browser lets the page keep no models; it will be fetched again next time.'
    if (problem || !cache) return
    const headers = { 'content-length': String(bytes.byteLength) }
    const done = cache.put(at(path), new Response(bytes, { headers })).catch((error: unknown) => {
      problem ??= `${whyNot(error)}; it will be fetched again next time.`
    })
    puts.push(done)
  }

  async function fetchedFile(path: string, onBytes?: OnBytes): Promise<ArrayBuffer> {
    if (keep.refusal) throw failure('NotReadable', keep.refusal)
    const bytes = await files.read(path, onBytes)
    put(path, bytes, await opened())
    return bytes
  }

  async function read(path: string, onBytes?: OnBytes): Promise<ArrayBuffer> {
    if (keep.fresh)
      return fetchedFile(path, onBytes).catch(async (error: unknown) => {
        const bytes = isNamed(error, 'NotReadable') ? await found(path) : null
        if (!bytes) throw error
        return bytes
      })
    const bytes = await found(path)
    if (!bytes) return fetchedFile(path, onBytes)
    onBytes?.(bytes.byteLength, bytes.byteLength)
    return bytes
  }

  /** Where the model itself was kept, what lay beside it was kept as well. */
  async function peek(path: string): Promise<ArrayBuffer | null> {
    const kept = keep.fresh ? null : await found(path)
    if (kept || (!keep.fresh && fetched === 0)) return kept
    const bytes = (await files.peek?.(path)) ?? null
    if (bytes) put(path, bytes, await opened())
    return bytes ?? (keep.fresh ? found(path) : null)
  }

  async function settle(opened: boolean): Promise<string | null> {
    await Promise.all(puts)
    const useless = fetched > 0 && (!opened || problem !== null)
    if (useless) await caches?.delete(keep.cache).catch(() => false)
    return problem
  }

  return {
    files: { ...files, read, ...(files.peek ? { peek } : {}) },
    settle,
    usedKept: () => usedKept,
  }
}

type OnBytes = Parameters<ModelFiles['read']>[1]

async function openCache(name: string, caches: CacheStorage | undefined): Promise<Cache | null> {
  return caches ? caches.open(name) : null
}

function whyNot(error: unknown): string {
  return error instanceof Error && error.name === 'QuotaExceededError'
    ? 'There is no room left in this browser to keep it'
    : 'This browser could not keep it'
}

const megabytes = (bytes: number) => `${Math.round(bytes / 1e6)} MB`
