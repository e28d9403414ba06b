// Where a model comes from -> the open model, kept where that was asked for.
import { filesFromBlobs, filesFromUrl, openArtifacts, readArtifacts } from '../models/open'
import type { ModelFiles, OpenModel } from '../models/types'
import type { LoadProgress, ModelSource } from './api'
import { type Kept, keptFiles } from './keptFiles'

export interface Opening {
  readonly source: ModelSource
  readonly output: string | null
  readonly caches: CacheStorage | undefined
}

export interface Opened {
  readonly model: OpenModel
  /** Why it is not kept, where it should have been. */
  readonly remarks: readonly string[]
}

/** @throws NotReadable, UnsupportedModel, BadRecipe */
export async function openSource(
  { source, output, caches }: Opening,
  report: (progress: LoadProgress) => void | Promise<void>,
): Promise<Opened> {
  const kept = filesOf(source, caches)
  try {
    const artifacts = await readArtifacts(kept.files, report)
    await report({ phase: 'compiling', loaded: 0, total: null })
    const model = await openArtifacts(artifacts, { output })
    const why = await kept.settle(true)
    return { model, remarks: why === null ? [] : [why] }
  } catch (error) {
    await kept.settle(false)
    throw error
  }
}

function filesOf(source: ModelSource, caches: CacheStorage | undefined): Kept {
  if (source.kind === 'files') return unkept(filesFromBlobs(source.files))
  const { url, keep } = source
  const files = filesFromUrl(source)
  return keep ? keptFiles(files, { url, keep, caches }) : unkept(files)
}

const unkept = (files: ModelFiles): Kept => ({ files, settle: async () => null })
