// Where a model comes from -> the open model, kept where that was asked for.

import { isNamed } from '../errors'
import { filesFromBlobs, filesFromUrl, openFitted, readArtifacts } from '../models/open'
import type { ModelArtifacts, ModelFiles, OpenModel } from '../models/types'
import { trapped } from '../runtime/trapped'
import { isTrap } from '../tfjs/deviceFault'
import type { LoadProgress, ModelSource } from './api'
import { type Kept, keptFiles } from './keptFiles'

export interface Reading {
  readonly source: ModelSource
  readonly caches: CacheStorage | undefined
  /** Ends a download, wherever it is. */
  readonly signal: AbortSignal
}

/** A model that was read, and the keeping of its files. */
export interface Read {
  readonly artifacts: ModelArtifacts
  readonly kept: Kept
}

export interface Opened {
  readonly model: OpenModel
  /** Why it is not kept, where it should have been. */
  readonly remarks: readonly string[]
}

type Report = (progress: LoadProgress) => void | Promise<void>

/** What the browser keeps and cannot be read is fetched again. @throws NotReadable, UnsupportedModel */
export async function readSource(reading: Reading, report: Report): Promise<Read> {
  const kept = openFiles(reading)
  try {
    return { kept, artifacts: await readArtifacts(kept.files, report) }
  } catch (error) {
    await kept.settle(false)
    const { source } = reading
    const damaged = kept.usedKept() && isNamed(error, 'NotReadable', 'UnsupportedModel')
    if (!damaged || source.kind === 'files' || !source.keep || source.keep.fresh) throw error
    const keep = { ...source.keep, fresh: true, spoilt: true }
    return readSource({ ...reading, source: { ...source, keep } }, report)
  }
}

/** Whoever gives up settles the keeping. @throws UnsupportedModel, BadRecipe */
export async function openRead(
  { artifacts, kept }: Read,
  output: string | null,
  report: Report,
): Promise<Opened> {
  try {
    await report({ phase: 'compiling', loaded: 0, total: null })
    const model = await openFitted(kept.files, artifacts, { output })
    const why = await kept.settle(true)
    return { model, remarks: why === null ? [] : [why] }
  } catch (error) {
    throw isTrap(error) ? trapped(artifacts.name, error) : error
  }
}

function openFiles({ source, caches, signal }: Reading): Kept {
  if (source.kind === 'files') return unkept(stoppable(filesFromBlobs(source.files), signal))
  const { url, keep } = source
  const files = filesFromUrl(source, (at, init) => {
    const ends = init?.signal ? AbortSignal.any([signal, init.signal]) : signal
    return fetch(at, { ...init, signal: ends })
  })
  return keep ? keptFiles(files, { url, keep, caches }) : unkept(files)
}

const unkept = (files: ModelFiles): Kept => ({
  files,
  settle: async () => null,
  usedKept: () => false,
})

/** A disc that does not answer is waited for no longer than somebody wants the file. */
function stoppable(files: ModelFiles, signal: AbortSignal): ModelFiles {
  const unlessStopped = <T>(reading: () => Promise<T>): Promise<T> =>
    new Promise((resolve, reject) => {
      const stop = () => reject(signal.reason)
      if (signal.aborted) return stop()
      signal.addEventListener('abort', stop)
      reading()
        .then(resolve, reject)
        .finally(() => signal.removeEventListener('abort', stop))
    })
  const { together } = files
  return {
    ...files,
    read: (path, onBytes, passing) => unlessStopped(() => files.read(path, onBytes, passing)),
    ...(together && { together: (paths) => unlessStopped(() => together(paths)) }),
  }
}
