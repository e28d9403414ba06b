import { describe, expect, test } from 'vitest'
import { labelsIn } from '../facts/labels/parseLabels'
import { bytesOf, values } from '../testing/modelFixtures'
import { modelAddress } from './address'
import { filesFromBytes } from './files'
import { locate } from './locate'
import { mishap } from './mishap'
import { readArtifacts } from './readArtifacts'

const text = (content: string) => new TextEncoder().encode(content)

describe('what befell a weight file is told by its bytes', () => {
  test.each([
    ['version https://git-lfs.github.com/spec/v1\noid sha256:1\n', 0, /^is a pointer of Git LFS/],
    ['<!doctype html><html></html>', 0, /^is a web page/],
    ['', 0, /^is empty/],
    ['\x1f\x8b\x08', 0, null],
    ['a\r\nb\r\n', 2, /line ends changed by Git/],
    ['a\r\nb\n', 2, null],
  ])('%j, %i more', (content, extra, words) => {
    const told = mishap(text(content), extra)
    if (words) expect(told).toMatch(words)
    else expect(told).toBe(null)
  })

  test('gzip and zip; floats are none of these', () => {
    expect(mishap(new Uint8Array([0x1f, 0x8b, 8, 0]))).toMatch(/^is compressed with gzip/)
    expect(mishap(new Uint8Array([0x50, 0x4b, 3, 4]))).toMatch(/^is a zip/)
    expect(mishap(bytesOf([{ name: 'w', shape: [50], values: values(50) }]), 3)).toBe(null)
  })
})

describe('what stands in for a model or its labels is told in its place', () => {
  const pointer = 'version https://git-lfs.github.com/spec/v1\noid sha256:1\nsize 12345\n'
  const why = async (name: string, content: string | number[]) => {
    const bytes = typeof content === 'string' ? text(content) : new Uint8Array(content)
    const error = await readArtifacts(filesFromBytes('m', new Map([[name, bytes]]))).catch((e: Error) => e)
    expect(error).toMatchObject({ name: 'UnsupportedModel' })
    return (error as Error).message
  }
  test.each(['keras_model.h5', 'model.keras', 'model.onnx', 'model.json'])('%s', async (name) => {
    expect(await why(name, pointer)).toMatch(`"${name}" is a pointer of Git LFS, not the file itself`)
    expect(await why(name, '<!doctype html><title>Sign in</title>')).toMatch(`"${name}" is a web page`)
    expect(await why(name, [0x1f, 0x8b, 8, 0])).toMatch(`"${name}" is compressed with gzip`)
    expect(await why(name, '')).toMatch(`"${name}" is empty`)
  })
  test('a list of three lines that is a pointer names nothing', () => {
    expect(labelsIn(text(pointer), 'labels.txt')?.names).toEqual([])
    expect(labelsIn(text('cat\ndog'), 'labels.txt')?.names).toEqual(['cat', 'dog'])
  })
})

describe('a weight file whose name was changed on its way', () => {
  const files = (...names: string[]) => filesFromBytes('m', new Map(names.map((name) => [name, text('x')])))
  test.each([
    ['my%20weights.bin', ['model.json', 'my weights.bin', 'other.bin'], 'my weights.bin'],
    ['C:\\Users\\me\\g.bin', ['model.json', 'g.bin', 'other.bin'], 'g.bin'],
    ['w.bin', ['model (1).json', 'w (1).bin', 'other.bin'], 'w (1).bin'],
    ['w.bin', ['model.json', 'renamed.bin'], 'renamed.bin'],
  ])('%s among %j', (path, names, found) => {
    expect(locate({ path, modelPath: 'model.json', alone: true }, files(...names))).toBe(found)
  })
  test('of several that may be it, none is taken', () => {
    expect(() =>
      locate({ path: 'w.bin', modelPath: 'model.json', alone: true }, files('a.bin', 'b.bin')),
    ).toThrow('The weight file "w.bin" is missing')
  })
})

test('Firebase writes the folder as an encoded slash; a file at another host is not fetched', () => {
  const { shard } = modelAddress('https://h.example/v0/b/x/o/my%20models%2Fmodel.json?alt=media&token=t')
  expect(shard('group1-shard1of1.bin')).toBe(
    'https://h.example/v0/b/x/o/my%20models%2Fgroup1-shard1of1.bin?alt=media&token=t',
  )
  expect(modelAddress('https://h.example/a/model.json').shard('w.bin')).toBe('https://h.example/a/w.bin')
  expect(() => shard('https://elsewhere.example/w.bin')).toThrow('at another host (elsewhere.example)')
})
