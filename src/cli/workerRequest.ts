// One line of a worker's input -> what it asks for; base64 and addresses -> bytes.
import { failure } from '../errors'
import { download } from '../models/files/download'
import { isAddress } from './address'
import { fetchWithLogin } from './fetchWithLogin'
import type { Line } from './inputLines'

export interface Request {
  readonly id: string | number | null
  /** Path, address, `scene:17`, or base64 with `data:` in front or without. */
  readonly image: string
  readonly classAsked: string | null
  /** Of a detector: the box by its number in the output. */
  readonly anchor: number | null
}

/** @throws BadRecipe, with the line's id where it has one */
export function requestIn({ number, text }: Line): Request {
  if (text === null) throw wrong(`Line ${number} is longer than 64 MB; give a path instead of the picture.`)
  const json = parsed(text)
  if (typeof json !== 'object' || json === null || Array.isArray(json))
    throw wrong(`Line ${number} is no JSON object; write {"id": 1, "image": "photo.jpg"} on one line.`)
  const {
    id = null,
    image,
    class: classAsked = null,
    anchor = null,
  } = json as Readonly<Record<string, unknown>>
  if (typeof id !== 'string' && typeof id !== 'number' && id !== null)
    throw wrong(`Line ${number} has an id that is neither text nor number.`)
  if (typeof image !== 'string' || image === '')
    throw wrong(`Line ${number} has no "image"; give a path, an address or base64.`, id)
  if (classAsked !== null && typeof classAsked !== 'string' && typeof classAsked !== 'number')
    throw wrong(`Line ${number} has a class that is neither text nor number.`, id)
  if (anchor !== null && !(Number.isInteger(anchor) && Number(anchor) >= 0))
    throw wrong(`Line ${number} has an anchor that is no number of a box, from 0 on.`, id)
  const named = classAsked === null || classAsked === '' ? null : String(classAsked)
  return { id, image, classAsked: named, anchor: anchor === null ? null : Number(anchor) }
}

const wrong = (why: string, id: unknown = null) => Object.assign(failure('BadRecipe', why), { id })

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** Null for a path, which is read where it lies. @throws NotReadable, BadImage */
export async function pictureBytes(image: string): Promise<Uint8Array | null> {
  if (isAddress(image)) return new Uint8Array(await download(image, fetchWithLogin))
  const data = /^data:[^,]{0,100};base64,/.exec(image)?.[0]
  if (data) return decoded(image.slice(data.length))
  // No path is so long, and none of base64's letters alone has no dot.
  return image.length > 256 && /^[A-Za-z\d+/_-]+={0,2}\s*$/.test(image) ? decoded(image) : null
}

function decoded(text: string): Uint8Array {
  const bytes = Buffer.from(text, 'base64')
  if (bytes.length === 0) throw failure('BadImage', 'The base64 holds no picture.')
  return bytes
}
