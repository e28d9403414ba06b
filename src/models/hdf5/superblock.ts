// Where an HDF5 file begins and how it writes sizes. HDF5 File Format Specification, II.A.

/** It lies at 0, 512, 1024 and so on. */
const SIGNATURE = [0x89, 0x48, 0x44, 0x46, 0x0d, 0x0a, 0x1a, 0x0a]

export interface Superblock {
  /** Bytes of a size. */
  readonly lengths: number
}

/** Null where these bytes are no HDF5. */
export function superblock(bytes: Uint8Array): Superblock | null {
  for (let at = 0; at + 8 <= bytes.length && at <= 2 ** 20; at = at === 0 ? 512 : at * 2)
    if (SIGNATURE.every((byte, i) => bytes[at + i] === byte)) {
      const version = bytes[at + 8] ?? 0
      return { lengths: bytes[at + (version < 2 ? 14 : 10)] ?? 8 }
    }
  return null
}
