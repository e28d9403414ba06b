// One model, one picture, one map: what `limelight explain` does with one picture.
import type { Answer } from './answer'
import { checkWritable } from './files'
import type { Options } from './options'
import { checkOutputs, listInputs } from './protect'
import { openSession, type SessionParts } from './session'

/** @throws one of our failures */
export async function explainFile(options: Options, parts: SessionParts): Promise<Answer> {
  const { image, out, overlay } = options
  const outputs = [
    ...(out ? [{ what: '--out', path: out }] : []),
    ...(overlay ? [{ what: '--overlay', path: overlay }] : []),
  ]
  for (const { path } of outputs) await checkWritable(path)
  await checkOutputs(outputs, [{ what: 'the picture', path: image }, ...(await listInputs(options))])
  const session = await openSession(options, parts)
  try {
    return (await session.explain(options)).answer
  } finally {
    session.close()
  }
}
