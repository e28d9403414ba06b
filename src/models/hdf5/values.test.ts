import { expect, test } from 'vitest'
import type { Dataset, Hdf5File } from './hdf5File'
import { readWeights } from './values'

/** One dataset, and which rows were asked for. */
function fileOf(dataset: Dataset, bytes: Uint8Array): { file: Hdf5File; asked: number[][] } {
  const asked: number[][] = []
  const row = bytes.length / (dataset.shape[0] ?? 1)
  const file: Hdf5File = {
    texts: () => [],
    children: () => [],
    dataset: () => dataset,
    rows: ({ from, to }, take) => {
      asked.push([from, to])
      take(bytes.slice(from * row, to * row))
    },
    close: () => {},
  }
  return { file, asked }
}

const floats = ({ bytes }: { bytes: ArrayBuffer }) => [...new Float32Array(bytes)]
const named = [{ path: '/w', name: 'w:0' }]

test.each<[string, Omit<Dataset, 'shape' | 'rows'>, readonly number[]]>([
  ['float32', { type: 'float32', size: 4, littleEndian: true }, [0, 0, 0x80, 0x3f, 0, 0, 0, 0xc0]],
  [
    'float32, big end first',
    { type: 'float32', size: 4, littleEndian: false },
    [0x3f, 0x80, 0, 0, 0xc0, 0, 0, 0],
  ],
  ['bfloat16', { type: 'bfloat16', size: 2, littleEndian: true }, [0x80, 0x3f, 0, 0xc0]],
  [
    'float64',
    { type: 'float64', size: 8, littleEndian: true },
    [...new Uint8Array(Float64Array.of(1, -2).buffer)],
  ],
])('%s becomes float32', (_name, dataset, stored) => {
  const { file } = fileOf({ ...dataset, shape: [2], rows: 1 }, Uint8Array.from(stored))
  const read = readWeights(file, named, 'a.h5')
  expect(read.specs).toEqual([{ name: 'w', shape: [2], dtype: 'float32' }])
  expect(floats(read)).toEqual([1, -2])
})

test('float16 stays as it is', () => {
  const dataset: Dataset = { shape: [2], type: 'float16', size: 2, littleEndian: true, rows: 1 }
  const { file } = fileOf(dataset, Uint8Array.of(0, 0x3c, 0, 0xc0))
  const { specs, bytes } = readWeights(file, named, 'a.h5')
  expect(specs).toEqual([{ name: 'w', shape: [2], dtype: 'float32', quantization: { dtype: 'float16' } }])
  expect([...new Uint8Array(bytes)]).toEqual([0, 0x3c, 0, 0xc0])
})

test('whole numbers are passed over: counts, seeds and steps', () => {
  const { file } = fileOf(
    { shape: [1], type: 'other', size: 8, littleEndian: true, rows: 1 },
    new Uint8Array(8),
  )
  expect(readWeights(file, named, 'a.h5').specs).toEqual([])
})

test('a large weight is read by parts, in whole chunks', () => {
  const shape = [9, 1024, 1024]
  const dataset: Dataset = { shape, type: 'float32', size: 4, littleEndian: true, rows: 3 }
  const { file, asked } = fileOf(dataset, new Uint8Array(9 * 2 ** 22))
  readWeights(file, named, 'a.h5')
  expect(asked).toEqual([
    [0, 3],
    [3, 6],
    [6, 9],
  ])
})

test('more than a page can hold is refused before room is made', () => {
  const dataset: Dataset = { shape: [2 ** 30], type: 'float32', size: 4, littleEndian: true, rows: 1 }
  const { file } = fileOf(dataset, new Uint8Array())
  expect(() => readWeights(file, named, 'a.h5')).toThrow('"a.h5" claims 4.0 GiB of weights')
})
