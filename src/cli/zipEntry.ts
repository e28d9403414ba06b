// The records of a ZIP file whose entries are stored, not deflated: what NumPy writes as .npz. ZIP64 where it is long.
// PKWARE's APPNOTE 6.3.9.
import { crc32 } from 'node:zlib'

export interface Entry {
  readonly name: string
  /** Place of the entry's own header in the file. */
  readonly at: number
  readonly size: number
  readonly crc: number
}

const LOCAL = 0x04034b50
const CENTRAL = 0x02014b50
const UTF8 = 0x0800
/** 1 January 1980: the bytes of a container depend on its maps alone. */
const DATE = 0x21
const LIMIT = 0xffffffff

export const HEADER = 30

export function localHeader(name: string, bytes: Uint8Array): Buffer {
  const own = Buffer.from(name)
  const head = Buffer.alloc(HEADER)
  head.writeUInt32LE(LOCAL, 0)
  head.writeUInt16LE(20, 4)
  head.writeUInt16LE(UTF8, 6)
  head.writeUInt16LE(DATE, 12)
  head.writeUInt32LE(crc32(bytes), 14)
  head.writeUInt32LE(bytes.length, 18)
  head.writeUInt32LE(bytes.length, 22)
  head.writeUInt16LE(own.length, 26)
  return Buffer.concat([head, own])
}

export interface Local {
  readonly nameLength: number
  readonly extraLength: number
  readonly size: number
  readonly crc: number
}

/** Null where no entry of ours begins. */
export function readLocal(head: Buffer): Local | null {
  if (head.length < HEADER || head.readUInt32LE(0) !== LOCAL || head.readUInt16LE(8) !== 0) return null
  return {
    crc: head.readUInt32LE(14),
    size: head.readUInt32LE(18),
    nameLength: head.readUInt16LE(26),
    extraLength: head.readUInt16LE(28),
  }
}

/** The list of entries that ends the file; `at` is where it will lie. */
export function directory(entries: readonly Entry[], at: number): Buffer {
  const list = Buffer.concat(entries.map(centralHeader))
  const long = entries.length > 0xfffe || at + list.length > LIMIT - 1
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  const count = Math.min(entries.length, 0xffff)
  end.writeUInt16LE(long ? 0xffff : count, 8)
  end.writeUInt16LE(long ? 0xffff : count, 10)
  end.writeUInt32LE(long ? LIMIT : list.length, 12)
  end.writeUInt32LE(long ? LIMIT : at, 16)
  return Buffer.concat([list, ...(long ? [longEnd(entries.length, list.length, at)] : []), end])
}

function centralHeader({ name, at, size, crc }: Entry): Buffer {
  const own = Buffer.from(name)
  const far = at >= LIMIT
  const head = Buffer.alloc(46)
  head.writeUInt32LE(CENTRAL, 0)
  head.writeUInt16LE(far ? 45 : 20, 4)
  head.writeUInt16LE(far ? 45 : 20, 6)
  head.writeUInt16LE(UTF8, 8)
  head.writeUInt16LE(DATE, 14)
  head.writeUInt32LE(crc, 16)
  head.writeUInt32LE(size, 20)
  head.writeUInt32LE(size, 24)
  head.writeUInt16LE(own.length, 28)
  head.writeUInt16LE(far ? 12 : 0, 30)
  head.writeUInt32LE(far ? LIMIT : at, 42)
  if (!far) return Buffer.concat([head, own])
  const extra = Buffer.alloc(12)
  extra.writeUInt16LE(1, 0)
  extra.writeUInt16LE(8, 2)
  extra.writeBigUInt64LE(BigInt(at), 4)
  return Buffer.concat([head, own, extra])
}

/** ZIP64's end of the directory and its locator. */
function longEnd(count: number, length: number, at: number): Buffer {
  const end = Buffer.alloc(76)
  end.writeUInt32LE(0x06064b50, 0)
  end.writeBigUInt64LE(44n, 4)
  end.writeUInt16LE(45, 12)
  end.writeUInt16LE(45, 14)
  end.writeBigUInt64LE(BigInt(count), 24)
  end.writeBigUInt64LE(BigInt(count), 32)
  end.writeBigUInt64LE(BigInt(length), 40)
  end.writeBigUInt64LE(BigInt(at), 48)
  end.writeUInt32LE(0x07064b50, 56)
  end.writeBigUInt64LE(BigInt(at + length), 64)
  end.writeUInt32LE(1, 72)
  return end
}
