import { zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { withText } from '../../canvas/pngText'
import type { FileEntry } from './fileKind'
import { sortFiles } from './intake'

const png = Uint8Array.from(
  atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg=='),
  (c) => c.charCodeAt(0),
)
const entry = (path: string, content: string | Uint8Array, type = ''): FileEntry => ({
  path,
  file: new Blob([typeof content === 'string' ? content : new Uint8Array(content)], { type }),
})
const modelJson = JSON.stringify({ format: 'layers-model', modelTopology: {}, weightsManifest: [] })
const paths = (files: readonly FileEntry[] | null) => files?.map((f) => f.path)

describe('sortFiles', () => {
  it('tells picture, model, shards and labels apart by content', async () => {
    const sorted = await sortFiles([
      entry('net/labels.txt', 'cat\ndog'),
      entry('net/group1-shard1of2.bin', 'xx'),
      entry('net/group1-shard2of2', 'yy'),
      entry('net/model.json', modelJson),
      entry('holiday', png),
    ])
    expect(sorted.picture?.path).toBe('holiday')
    expect(paths(sorted.model)).toEqual([
      'net/labels.txt',
      'net/group1-shard1of2.bin',
      'net/group1-shard2of2',
      'net/model.json',
    ])
    expect([sorted.labels, sorted.recipe, sorted.problems, sorted.remarks]).toEqual([null, null, [], []])
  })

  it('opens a zip, as Teachable Machine exports it', async () => {
    const zip = zipSync({
      'metadata.json': new TextEncoder().encode('{"labels": ["a", "b"], "imageSize": 224}'),
      'model.json': new TextEncoder().encode(modelJson),
      'weights.bin': new Uint8Array(8),
      '__MACOSX/._model.json': new Uint8Array(3),
    })
    const sorted = await sortFiles([entry('tm.zip', zip)])
    expect(paths(sorted.model)?.slice(0, 3)).toEqual(['metadata.json', 'model.json', 'weights.bin'])
    expect(sorted.problems).toEqual([])
  })

  it('takes labels alone, as text or JSON', async () => {
    expect((await sortFiles([entry('labels.txt', 'a\nb')])).labels?.path).toBe('labels.txt')
    const json = entry(
      'imagenet_class_index.json',
      '{"0": ["n01440764", "tench"], "1": ["n01443537", "goldfish"]}',
    )
    expect((await sortFiles([json])).labels?.path).toBe('imagenet_class_index.json')
    expect((await sortFiles([entry('names.json', '["cat", "dog"]')])).labels?.path).toBe('names.json')
  })

  it('restores a recipe from a JSON file and from one of our overlays', async () => {
    const json = entry('recipe.json', '{"schema": "limelight-recipe/1", "method": "scorecam"}')
    expect((await sortFiles([json])).recipe?.recipe.method).toBe('scorecam')
    const overlay = await sortFiles([entry('overlay.png', withText(png, 'method=iscam&class=7'))])
    expect(overlay.recipe?.recipe).toMatchObject({ method: 'iscam', classGiven: '7' })
    expect(overlay.picture).toBeNull()
  })

  it('shows the first of several pictures and says so', async () => {
    const sorted = await sortFiles([entry('a.png', png), entry('b.png', png), entry('c.png', png)])
    expect(sorted.picture?.path).toBe('a.png')
    expect(sorted.remarks).toEqual(['3 pictures were given; a.png is shown.'])
  })

  it.each([
    ['settings.json', '{"colour": "green"}', 'settings.json is neither a model.json nor labels nor a recipe'],
    ['broken.json', '{"modelTop', 'broken.json is neither'],
    ['notes.png', 'these are notes', 'notes.png is no picture that browsers read; save it as PNG or JPEG.'],
    ['group1-shard1of1.bin', 'xxxx', 'group1-shard1of1.bin holds weights only; drop the model.json'],
    ['net.tflite', 'xx', '"net.tflite" is a TensorFlow Lite file; make an ONNX file of it with'],
    ['song.mp3', 'ID3', 'song.mp3 is neither a picture nor a model; drop a PNG, a JPEG or a model.json.'],
    [
      'broken.zip',
      'PK\x03\x04broken',
      'broken.zip is a damaged zip file; unpack it and drop the folder instead.',
    ],
  ])('%s is refused by name', async (path, content, sentence) => {
    const { problems, picture, model } = await sortFiles([entry(path, content)])
    expect(problems).toHaveLength(1)
    expect(problems[0]).toContain(sentence)
    expect([picture, model]).toEqual([null, null])
  })

  it('says so when a folder is empty', async () => {
    expect((await sortFiles([])).problems).toEqual(['There was no file in it; drop a picture or a model.'])
  })
})
