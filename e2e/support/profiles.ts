// Colour profiles as scanners and Photoshop write them: only what must stand in one (ICC.1:2022, 8.3).

const uint32 = (value: number) => [value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255]
const words = (text: string) => [...Buffer.from(text, 'latin1')]
const unused = [0, 0, 0, 0]
const white = [0xf6d6, 0x10000, 0xd32d].flatMap(uint32)

/** Without samples it is linear; one is a gamma in 256ths; more are a table. */
export const sampledCurve = (...samples: readonly number[]) => [
  ...words('curv'),
  ...unused,
  ...uint32(samples.length),
  ...samples.flatMap((sample) => [sample >> 8, sample & 255]),
]

/** Function `kind` of the standard's table 68, its numbers in 65536ths. */
export const parametricCurve = (kind: number, ...numbers: readonly number[]) => [
  ...words('para'),
  ...unused,
  0,
  kind,
  0,
  0,
  ...numbers.flatMap((number) => uint32(Math.round(number * 65536))),
]

type Tags = Readonly<Record<string, readonly number[]>>

const point = (...xyz: readonly number[]) => [
  ...words('XYZ '),
  ...unused,
  ...xyz.flatMap((value) => uint32(Math.round(value * 65536))),
]

export const greyProfile = (curve: readonly number[]) => profile('GRAY', { kTRC: curve })

/** sRGB's primaries under the white of profiles, with a curve of choice. */
export const rgbProfile = (curve: readonly number[]) =>
  profile('RGB ', {
    rXYZ: point(0.43607, 0.22249, 0.01392),
    gXYZ: point(0.38515, 0.71687, 0.09708),
    bXYZ: point(0.14307, 0.06061, 0.7141),
    rTRC: curve,
    gTRC: curve,
    bTRC: curve,
  })

function profile(space: string, own: Tags): Buffer {
  const tags: Tags = {
    desc: [...words('desc'), ...unused, ...uint32(2), ...words('g\0'), ...Array(78).fill(0)],
    cprt: [...words('text'), ...unused, ...words('none\0')],
    wtpt: [...words('XYZ '), ...unused, ...white],
    ...own,
  }
  const parts = Object.entries(tags).map(([name, body]) => ({
    name,
    size: body.length,
    body: [...body, ...Array((4 - (body.length % 4)) % 4).fill(0)],
  }))
  let at = 128 + 4 + 12 * parts.length
  const table = parts.flatMap(({ name, size, body }) => {
    const entry = [...words(name), ...uint32(at), ...uint32(size)]
    at += body.length
    return entry
  })
  const header = Buffer.alloc(128)
  header.writeUInt32BE(at, 0)
  header.write(`\x02\x40\0\0mntr${space}XYZ \x07\xe8\0\x01\0\x01\0\0\0\0\0\0acsp`, 8, 'latin1')
  header.set(white, 68)
  return Buffer.concat([
    header,
    Buffer.from([...uint32(parts.length), ...table, ...parts.flatMap(({ body }) => body)]),
  ])
}
