// Maps and rows of a part as Parquet: a row a picture, its map a list of floats, row after row of the map.
import { open } from 'node:fs/promises'
import { parquetMetadataAsync, parquetReadObjects } from 'hyparquet'
import { fileWriter, ParquetWriter } from 'hyparquet-writer'
import { decodeNpy, encodeNpy, type NpyArray } from '../canvas/npy'
import type { Row } from '../results/row'

/** Rows that are in memory at once. */
const GROUP = 500

const TEXTS = ['picture', 'name', 'label', 'state'] as const
const NUMBERS = ['score', 'probability'] as const
const WHOLE = ['class', 'ms', 'height', 'width'] as const

const required = { repetition_type: 'REQUIRED' } as const
const schema = [
  { name: 'root', num_children: TEXTS.length + NUMBERS.length + WHOLE.length + 1 },
  ...TEXTS.map((name) => ({ name, type: 'BYTE_ARRAY', converted_type: 'UTF8', ...required }) as const),
  ...NUMBERS.map((name) => ({ name, type: 'DOUBLE', ...required }) as const),
  ...WHOLE.map((name) => ({ name, type: 'INT32', ...required }) as const),
  { name: 'map', num_children: 1, converted_type: 'LIST', ...required } as const,
  { name: 'list', num_children: 1, repetition_type: 'REPEATED' } as const,
  { name: 'element', type: 'FLOAT', ...required } as const,
]

/** `npy` gives the map of the i-th row. */
export async function writeParquet(
  path: string,
  rows: readonly Row[],
  npy: (i: number) => Promise<Uint8Array | null>,
): Promise<void> {
  const parquet = new ParquetWriter({ writer: fileWriter(path), schema, statistics: false })
  for (let from = 0; from < rows.length || from === 0; from += GROUP) {
    const group = rows.slice(from, from + GROUP)
    const maps: NpyArray[] = []
    for (const [i] of group.entries()) maps.push(decodeNpy((await npy(from + i)) ?? new Uint8Array(), path))
    await parquet.write({ columnData: makeColumns(group, maps), rowGroupSize: GROUP })
  }
  await parquet.finish()
}

function makeColumns(rows: readonly Row[], maps: readonly NpyArray[]) {
  const size = (axis: number) => maps.map(({ shape }) => shape[axis] ?? 0)
  return [
    { name: 'picture', data: rows.map(({ picture }) => picture) },
    { name: 'name', data: rows.map(({ map }) => map.slice(map.indexOf('#') + 1)) },
    { name: 'label', data: rows.map(({ label }) => label) },
    { name: 'state', data: rows.map(({ state }) => state) },
    ...NUMBERS.map((name) => ({ name, data: rows.map((row) => Number(row[name])) })),
    { name: 'class', data: rows.map((row) => Number(row.class)) },
    { name: 'ms', data: rows.map((row) => Number(row.ms)) },
    { name: 'height', data: size(0) },
    { name: 'width', data: size(1) },
    { name: 'map', data: maps.map(({ data }) => Array.from(data)) },
  ]
}

/** The maps of a file that `writeParquet` wrote, as .npy files. */
export async function* parquetMaps(path: string) {
  const handle = await open(path, 'r')
  try {
    const { size } = await handle.stat()
    const slice = async (start: number, end = size) => {
      const { buffer } = await handle.read(new Uint8Array(end - start), 0, end - start, start)
      return buffer.buffer as ArrayBuffer
    }
    const file = { byteLength: size, slice }
    const metadata = await parquetMetadataAsync(file)
    const total = Number(metadata.num_rows)
    for (let rowStart = 0; rowStart < total; rowStart += GROUP) {
      const rowEnd = Math.min(total, rowStart + GROUP)
      const columns = ['name', 'height', 'width', 'map']
      for (const row of await parquetReadObjects({ file, metadata, columns, rowStart, rowEnd })) {
        const shape = [Number(row.height), Number(row.width)]
        yield {
          name: String(row.name),
          npy: encodeNpy({ shape, data: Float32Array.from(row.map as number[]) }),
        }
      }
    }
  } finally {
    await handle.close()
  }
}
