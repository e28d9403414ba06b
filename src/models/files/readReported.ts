// A file that is one model, read while somebody is told how far it is.
import type { LoadReport } from '../format'
import type { ModelFiles } from '../types'
import { heard } from './heard'

interface Reported {
  readonly report: LoadReport | undefined
  /** Whether its bytes are freed soon. */
  readonly passing?: boolean
}

/** Rejects as the report does, whichever of its calls that was. @throws NotReadable */
export async function readReported(
  files: ModelFiles,
  path: string,
  { report, passing = false }: Reported,
): Promise<ArrayBuffer> {
  const phase = files.paths.length === 0 ? 'downloading' : 'reading'
  const { tell, last } = heard((loaded: number, total: number | null) => report?.({ phase, loaded, total }))
  const bytes = await files.read(path, tell, passing)
  await last(bytes.byteLength, bytes.byteLength)
  return bytes
}
