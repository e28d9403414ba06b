// One model, one picture, one map: what `limelight explain` does with one picture.
import type { Answer } from './answer'
import type { Wish } from './command'
import { checkWritable } from './files'
import { openSession, type Parts } from './session'

/** @throws one of our failures */
export async function explainFile(wish: Wish, parts: Parts): Promise<Answer> {
  for (const path of [wish.out, wish.overlay]) if (path) await checkWritable(path)
  const session = await openSession(wish, parts)
  try {
    return await session.explain(wish)
  } finally {
    session.close()
  }
}
