// `limelight worker`: the model opened once, a picture a line on standard input, an answer a line on standard output.
import { join } from 'node:path'
import type { Heatmap } from '../engine/types'
import { failure } from '../errors'
import { isAddress } from './address'
import type { Answer } from './answer'
import { makeFolder } from './files'
import { inputLines } from './inputQueue'
import type { Options } from './options'
import { identity, listInputs } from './protect'
import { openSession, type Session, type SessionParts } from './session'
import { say } from './stdio'
import { jsonLine, sentence, shortPath } from './words'
import { pictureBytes, type Request, requestIn } from './workerRequest'

type Reply =
  | ({
      readonly id: unknown
      readonly ok: true
      readonly map: string | readonly (readonly number[])[]
    } & Answer)
  | {
      readonly id: unknown
      readonly ok: false
      readonly error: { readonly name: string; readonly message: string }
    }

/** The exit code: 0 at the end of input or after SIGTERM, 1 where nobody reads the answers. */
export async function answerLines(options: Options, parts: SessionParts): Promise<number> {
  for (const folder of [options.out, options.overlay]) if (folder) await makeFolder(folder)
  const session = await openSession(options, parts)
  const places = await openPlaces(options)
  try {
    for await (const line of inputLines(process.stdin)) {
      if (!(await say(jsonLine(await reply(line, { options, session, places }))))) return 1
    }
    return 0
  } finally {
    session.close()
  }
}

interface Work {
  readonly options: Options
  readonly session: Session
  readonly places: Places
}

async function reply(line: Parameters<typeof requestIn>[0], work: Work): Promise<Reply> {
  let id: unknown = null
  try {
    const request = requestIn(line)
    id = request.id
    return await answered(request, work)
  } catch (error) {
    const name = error instanceof Error ? error.name : 'Error'
    const own = (error as { id?: unknown }).id
    return { id: id ?? own ?? null, ok: false, error: { name, message: sentence(error) } }
  }
}

async function answered(
  { id, image, classAsked, anchor }: Request,
  { options, session, places }: Work,
): Promise<Reply> {
  const recipe = {
    ...options.recipe,
    ...(classAsked !== null && { classGiven: classAsked }),
    ...(anchor !== null && { anchor }),
  }
  const own = await places.of(id, image)
  const bytes = await pictureBytes(image)
  const shown = bytes && !isAddress(image) ? 'The base64' : image
  const asked = { ...options, recipe, image: shown, ...own }
  const { answer, heatmap } = await session.explain(asked, bytes ?? undefined)
  return { id, ok: true, ...answer, map: own.out ?? rowsOf(heatmap) }
}

function rowsOf({ width, height, data }: Heatmap): readonly (readonly number[])[] {
  return Array.from({ length: height }, (_, y) => Array.from(data.subarray(y * width, (y + 1) * width)))
}

interface Places {
  /** Files of one request: named by its id, and never those of another. @throws BadRecipe */
  of(id: unknown, image: string): Promise<{ readonly out: string | null; readonly overlay: string | null }>
}

async function openPlaces(options: Options): Promise<Places> {
  if (!options.out && !options.overlay) return { of: async () => ({ out: null, overlay: null }) }
  const used = new Set<string>()
  const inputs = new Set(await Promise.all((await listInputs(options)).map(({ path }) => identity(path))))
  return {
    async of(id, image) {
      const plain = String(id ?? 'map')
        .replaceAll(/[^\p{L}\p{N}._ -]/gu, '_')
        .replace(/^\.+/, '_')
      let name = plain.slice(0, 120) || '_'
      for (let again = 2; used.has(name); again++) name = `${plain.slice(0, 120)}-${again}`
      used.add(name)
      const out = options.out && join(options.out, `${name}.npy`)
      const overlay = options.overlay && join(options.overlay, `${name}.png`)
      const picture = await identity(image)
      for (const path of [out, overlay]) {
        if (!path) continue
        const own = await identity(path)
        if (own === picture || inputs.has(own))
          throw failure('BadRecipe', `${shortPath(path)} would overwrite what is read; give another id.`)
      }
      return { out, overlay }
    },
  }
}
