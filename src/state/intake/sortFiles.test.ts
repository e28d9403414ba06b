import { zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { withText } from '../../canvas/pngText'
import { fakeEntry as entry, modelJson, png } from '../testing/entries'
import { unpack } from '../testing/unpack'
import type { FileEntry } from './fileKind'
import { sortFiles } from './sortFiles'

const sort = (entries: readonly FileEntry[]) =>
  sortFiles(entries, { unpack, signal: new AbortController().signal })
const paths = (files: readonly FileEntry[] | undefined) => files?.map((f) => f.path)

describe('sortFiles', () => {
  it('tells picture, model, shards and labels apart by content', async () => {
    const sorted = await sort([
      entry('net/labels.txt', 'cat\ndog'),
      entry('net/group1-shard1of2.bin', 'xx'),
      entry('net/group1-shard2of2', 'yy'),
      entry('net/model.json', modelJson),
      entry('holiday', png),
    ])
    expect(sorted.picture?.path).toBe('holiday')
    expect(sorted.models).toHaveLength(1)
    expect(sorted.models[0]?.name).toBe('net')
    expect(paths(sorted.models[0]?.files)).toEqual([
      'net/model.json',
      'net/labels.txt',
      'net/group1-shard1of2.bin',
      'net/group1-shard2of2',
    ])
    expect([sorted.labels, sorted.recipe, sorted.parts, sorted.problems, sorted.remarks]).toEqual([
      ...[null, null, null],
      [],
      [],
    ])
  })

  it('opens a zip, as Teachable Machine exports it, and calls the model as the zip is called', async () => {
    const bytes = (text: string) => new TextEncoder().encode(text)
    const zip = zipSync({
      'metadata.json': bytes('{"labels": ["a", "b"], "imageSize": 224}'),
      'model.json': bytes(modelJson),
      'weights.bin': new Uint8Array(8),
      '__MACOSX/._model.json': new Uint8Array(3),
    })
    const sorted = await sort([entry('tm.zip', zip)])
    expect(sorted.models[0]?.name).toBe('tm')
    expect(paths(sorted.models[0]?.files)).toEqual(['tm/model.json', 'tm/metadata.json', 'tm/weights.bin'])
    expect(sorted.problems).toEqual([])
  })

  it('takes all pictures of a zip, with what lies beside them', async () => {
    const zip = zipSync({ 'cat/2.png': png, 'cat/10.png': png, 'dog/1.png': png, 'notes.md': png.slice(9) })
    const sorted = await sort([entry('pets.zip', zip)])
    expect(paths(sorted.pictures)).toEqual(['pets/cat/2.png', 'pets/cat/10.png', 'pets/dog/1.png'])
    expect([sorted.picture?.path, sorted.problems, sorted.models]).toEqual(['pets/cat/2.png', [], []])
  })

  it('takes labels alone, as text or JSON', async () => {
    const { labels } = await sort([entry('labels.txt', 'a\nb')])
    expect([labels?.path, labels?.address]).toEqual([
      'labels.txt',
      `data:text/plain;base64,${btoa('a\nb')}#labels.txt`,
    ])
    const json = entry(
      'imagenet_class_index.json',
      '{"0": ["n01440764", "tench"], "1": ["n01443537", "goldfish"]}',
    )
    expect((await sort([json])).labels?.path).toBe('imagenet_class_index.json')
    expect((await sort([entry('names.json', '["cat", "dog"]')])).labels?.path).toBe('names.json')
  })

  it('restores a recipe from a JSON file and from one of our overlays', async () => {
    const json = entry('recipe.json', '{"schema": "limelight-recipe/1", "method": "scorecam"}')
    expect((await sort([json])).recipe?.recipe.method).toBe('scorecam')
    const overlay = await sort([entry('overlay.png', withText(png, 'method=iscam&class=7'))])
    expect(overlay.recipe?.recipe).toMatchObject({ method: 'iscam', classGiven: '7' })
    expect([overlay.picture, overlay.overlay?.path]).toEqual([null, 'overlay.png'])
  })

  it('ends when it is stopped', async () => {
    const stopped = AbortSignal.abort()
    await expect(sortFiles([entry('a.png', png)], { unpack, signal: stopped })).rejects.toThrow()
  })
})

describe('several models in one drop', () => {
  it('gives to each only what lies beside it', async () => {
    const { models } = await sort([
      entry('all/tm/model.json', modelJson),
      entry('all/tm/metadata.json', '{"labels": ["a", "b"]}'),
      entry('all/tm/weights.bin', 'x'),
      entry('all/net/model.json', modelJson),
      entry('all/net/shards/group1-shard1of1.bin', 'y'),
      entry('all/labels.txt', 'nobody'),
    ])
    expect(models.map(({ name, files }) => [name, paths(files)])).toEqual([
      ['tm', ['all/tm/model.json', 'all/tm/metadata.json', 'all/tm/weights.bin']],
      ['net', ['all/net/model.json', 'all/net/shards/group1-shard1of1.bin']],
    ])
  })

  it('offers the versions of a repository of the hub, each with what lies around them', async () => {
    const { models } = await sort([
      entry('net/config.json', '{"id2label": {"0": "cat", "1": "dog"}}'),
      entry('net/preprocessor_config.json', '{"do_resize": true}'),
      ...['model', 'model_fp16', 'model_quantized'].map((name) => entry(`net/onnx/${name}.onnx`, 'xx')),
    ])
    expect(models.map(({ name, files }) => [name, paths(files)])).toEqual(
      ['model', 'model_fp16', 'model_quantized'].map((name) => [
        'net',
        [`net/onnx/${name}.onnx`, 'net/config.json', 'net/preprocessor_config.json'],
      ]),
    )
  })

  it('lets two models of one folder share its files, each with a file of its own', async () => {
    const { models } = await sort([
      entry('a.json', modelJson),
      entry('b.json', modelJson),
      entry('x.bin', 'x'),
    ])
    expect(models.map(({ name, files }) => [name, paths(files)])).toEqual([
      ['a.json', ['a.json', 'x.bin']],
      ['b.json', ['b.json', 'x.bin']],
    ])
  })
})

describe('what a folder holds besides', () => {
  const heic = '\0\0\0\x20ftypheic\0\0\0\0'

  it('sorts several pictures as people count; the first is shown', async () => {
    const sorted = await sort([entry('p10.png', png), entry('p9.png', png), entry('p11.png', png)])
    expect(sorted.picture?.path).toBe('p9.png')
    expect(paths(sorted.pictures)).toEqual(['p9.png', 'p10.png', 'p11.png'])
    expect(sorted.remarks).toEqual([])
  })

  it('names what it passes over, but for notes', async () => {
    const { picture, remarks, problems } = await sort([
      entry('f/a.heic', heic),
      entry('f/clip.mov', 'x'),
      entry('f/d.png', png),
      entry('f/README.md', '# notes'),
      entry('f/.DS_Store', 'x'),
    ])
    expect([picture?.path, problems]).toEqual(['f/d.png', []])
    expect(remarks).toEqual(['Passed over, since they do not open here: a.heic, clip.mov.'])
  })

  it('gives a phone photo a try where there is nothing else, and one whose name begins with README', async () => {
    expect((await sort([entry('a.heic', heic)])).picture?.path).toBe('a.heic')
    expect((await sort([entry('README_photo.png', png)])).picture?.path).toBe('README_photo.png')
  })
})

it.each([
  ['settings.json', '{"colour": "green"}', 'settings.json is neither a model.json nor labels nor a recipe'],
  ['broken.json', '{"modelTop', 'broken.json is neither'],
  ['notes.png', 'these are notes', 'notes.png is no picture; take a PNG, JPEG'],
  ['page.jpg', '<!doctype html><p>', 'page.jpg is a web page, not a picture'],
  ['paper.pdf', '%PDF-1.7', 'paper.pdf is a picture that browsers do not read; save it as PNG or JPEG.'],
  ['clip.mp4', '....ftypisom', 'clip.mp4 is a film; save one of its pictures as PNG or JPEG.'],
  ['net.tflite', 'xxxxTFL3', 'net.tflite is a TensorFlow Lite file; make an ONNX file of it'],
  ['net.pt', 'PK\x03\x04x', 'net.pt is a PyTorch file, which holds weights or Python code but no network'],
  ['old/weights_manifest.json', '[]', 'weights_manifest.json is a model of the format before TensorFlow.js'],
  [
    'song.mp3',
    'ID3',
    'song.mp3 is neither a picture nor a model; drop a picture or a model (.onnx, .keras, .h5, model.json).',
  ],
  ['net.onnx', '', 'net.onnx is empty; take another copy of it.'],
  ['cat.png', '', 'cat.png is empty; take another copy of it.'],
  ['empty.zip', `PK\x05\x06${'\0'.repeat(18)}`, 'There was no file in it; drop a picture or a model.'],
  ['net.tar.gz', '\x1f\x8b', 'net.tar.gz is an archive; unpack it and open its folder.'],
  ['broken.zip', 'PK\x03\x04broken', 'broken.zip is a damaged or cut off zip file'],
])('%s is refused by name', async (path, content, sentence) => {
  const { problems, picture, models } = await sort([entry(path, content)])
  expect(problems).toHaveLength(1)
  expect(problems[0]).toContain(sentence)
  expect([picture, models]).toEqual([null, []])
})

it.each([
  [
    ['m/saved_model.pb', 'm/fingerprint.pb', 'm/variables/variables.index'],
    /^saved_model\.pb is a part of a/,
  ],
  [
    ['m/config.json', 'm/preprocessor_config.json', 'm/model.safetensors'],
    /^model\.safetensors is a safetensors/,
  ],
  [
    ['m/checkpoint', 'm/m.meta', 'm/m.index', 'm/m.data-00000-of-00001'],
    /^m\.meta is a TensorFlow checkpoint/,
  ],
  [['m/Manifest.json', 'm/Data/model.mlmodel'], /^model\.mlmodel is a model compiled for one kind/],
  [['a.py', 'b.mp3'], /^None of the 2 files is a picture or a model/],
])('%s is one sentence', async (names, sentence) => {
  const { problems } = await sort(names.map((name) => entry(name, name.endsWith('.json') ? '{"a": 1}' : 'x')))
  expect(problems).toHaveLength(1)
  expect(problems[0]).toMatch(sentence)
})

it('asks for the model of weights that came alone', async () => {
  const { parts, models } = await sort([entry('group1-shard1of1.bin', 'xxxx')])
  expect([parts?.why, models]).toEqual([
    'group1-shard1of1.bin holds weights only; drop the model.json that lists them as well.',
    [],
  ])
})

it('says so when a folder is empty', async () => {
  expect((await sort([])).problems).toEqual(['There was no file in it; drop a picture or a model.'])
})
