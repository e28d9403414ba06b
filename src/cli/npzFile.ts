// A .npz that grows: entries are appended as they come, the list of them is written at the end. A file that was cut
// short keeps the entries that are whole.
import { type FileHandle, open } from 'node:fs/promises'
import { directory, type Entry, HEADER, localHeader, readLocal } from './zipEntry'

export interface NpzFile {
  add(name: string, bytes: Uint8Array): Promise<void>
  /** Null where there is none. */
  read(name: string): Promise<Buffer | null>
  /** Writes the list of the entries named, and waits until the disk has it. */
  end(names: readonly string[]): Promise<void>
  close(): Promise<void>
}

export async function openNpz(path: string): Promise<NpzFile> {
  // 'a+' would write at the end, whatever is asked.
  const file = await open(path, 'r+').catch(() => open(path, 'w+'))
  let [entries, end] = [new Map<string, Entry>(), 0]
  try {
    ;({ entries, end } = await entriesIn(file))
    await file.truncate(end)
  } catch (error) {
    await file.close()
    throw error
  }
  return {
    async add(name, bytes) {
      const head = localHeader(name, bytes)
      await writeAt(file, head, end)
      await writeAt(file, bytes, end + head.length)
      entries.set(name, { name, at: end, size: bytes.length, crc: head.readUInt32LE(14) })
      end += head.length + bytes.length
    },
    read: (name) => readEntry(file, entries.get(name)),
    async end(names) {
      const list = directory(
        names.flatMap((name) => entries.get(name) ?? []),
        end,
      )
      // An entry that failed may have left more than the list covers.
      await file.truncate(end)
      await writeAt(file, list, end)
      await file.sync()
    },
    close: () => file.close(),
  }
}

/** One that is read and left as it is. @throws what the system says */
export async function readNpz(path: string): Promise<Pick<NpzFile, 'read' | 'close'>> {
  const file = await open(path, 'r')
  const { entries } = await entriesIn(file).catch(async (error) => {
    await file.close()
    throw error
  })
  return { read: (name) => readEntry(file, entries.get(name)), close: () => file.close() }
}

/** Those that are whole, and where they end. */
async function entriesIn(file: FileHandle) {
  const entries = new Map<string, Entry>()
  let end = 0
  for (let found = await entryAt(file, 0); found; found = await entryAt(file, end)) {
    entries.set(found.name, found)
    end = found.at + headLength(found) + found.size
  }
  return { entries, end }
}

async function readEntry(file: FileHandle, entry: Entry | undefined): Promise<Buffer | null> {
  return entry ? part(file, entry.at + headLength(entry), entry.size) : null
}

/** All of it: a disk that runs full takes a part without a word, and says so when it is asked for the rest. */
async function writeAt(file: FileHandle, bytes: Uint8Array, at: number): Promise<void> {
  for (let done = 0; done < bytes.length; ) {
    const { bytesWritten } = await file.write(bytes, done, bytes.length - done, at + done)
    done += bytesWritten
  }
}

const headLength = ({ name }: Entry) => HEADER + Buffer.byteLength(name)

/** Null at the end, and where what follows is no whole entry. */
async function entryAt(file: FileHandle, at: number): Promise<Entry | null> {
  const local = readLocal(await part(file, at, HEADER))
  if (!local || local.extraLength > 0) return null
  const name = (await part(file, at + HEADER, local.nameLength)).toString('utf8')
  const entry = { name, at, size: local.size, crc: local.crc }
  const { size } = await file.stat()
  return at + headLength(entry) + local.size <= size ? entry : null
}

async function part(file: FileHandle, at: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, at)
  return buffer.subarray(0, bytesRead)
}
