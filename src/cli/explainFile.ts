// One model, one picture, one map: what `limelight explain` does with one picture.
import type { Answer } from './answer'
import type { Options } from './command'
import { checkWritable } from './files'
import { openSession, type Parts } from './session'

/** @throws one of our failures */
export async function explainFile(options: Options, parts: Parts): Promise<Answer> {
  for (const path of [options.out, options.overlay]) if (path) await checkWritable(path)
  const session = await openSession(options, parts)
  try {
    return await session.explain(options)
  } finally {
    session.close()
  }
}
