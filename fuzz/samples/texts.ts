// What is text: lists of names as tools write them, links, recipes.
import { bytesOf, type Part, type Sample } from '../types'

const lists: Readonly<Record<string, string>> = {
  'a.txt': "{0: 'cat',\n 1: 'dog',\n 2: 'hot dog'}",
  'b.txt': "class_names = ['cat', \"dog\", 'hot dog',]",
  'synset_words.txt': 'n02121808 cat\nn02084071 dog\nn07697537 hot dog\n',
  'c.txt': '2\thot dog\n0\tcat\n1\tdog',
  'd.csv': 'class_id;class_name\n0;cat\n1;"dog"\n2;hot dog',
  'e.pbtxt': 'item {\n id: 2\n name: "dog"\n}\nitem { name: "/m/1" id: 3 display_name: "hot dog" }',
  'metadata.yaml': 'task: classify\nnames:\n  0: cat\n  1: dog\n  2: hot dog\n',
  'data.yaml': 'nc: 3\nnames: [cat, dog, "hot dog"]\n',
  'class_indices.json': '{"cat":0,"dog":1,"10":2}',
  'config.json': '{"id2label":{"0":"cat","1":"dog"},"label2id":{"cat":0,"dog":1}}',
  'coco.json': '{"categories":[{"id":7,"name":"dog"},{"id":1,"name":"cat"}]}',
  'loose.json': 'export default {0: "cat", 1: "dog", 2: "hot dog"}',
  'signature.json': '{"classes":{"Label":["cat","dog"]},"inputs":{}}',
}

async function labelLists(): Promise<Part[]> {
  const texts = Object.entries(lists).map(([path, text]) => ({ path, bytes: bytesOf(text) }))
  const wide = Uint8Array.from(Buffer.from('\uFEFFcat\ncafé', 'utf16le'))
  return [
    ...texts,
    { path: 'wide.txt', bytes: wide },
    { path: 'old.txt', bytes: Buffer.from('caf\xe9\ncat', 'latin1') },
  ]
}

const link =
  'model=https://example.org/model.json&image=scene:4&labels=https://example.org/l.txt&method=scorecam&layer=a,b' +
  '&class=7&target=contrast:3&convention=torchcam&scale=1,2,3/4,5,6&fit=crop&backend=wasm&p.samples=4&look=viridis,0.5,0.2'

/** The keys that the other lacks, with values as long as an address may be. */
const longLink =
  `model=https://example.org/${'a%20b/'.repeat(2000)}model.json&layer=${'block,'.repeat(300)}x&resize=256&resample=lanczos` +
  '&anchor=12&target=cell:3,4&p.grid=14,7&fuse=mean&compare=gradcam,scorecam@conv_2&output=logits&hash=aaaaaaaaaaaa'

const recipe = JSON.stringify({
  schema: 'limelight-recipe/1',
  model: 'https://example.org/model.json',
  image: 'scene:4',
  method: 'sscam',
  layer: 'a,b',
  class: 7,
  'p.samples': 4,
  look: 'viridis,0.5,0.2',
})

export const texts: readonly Sample[] = [
  { id: 'lists of names', kind: 'labels', oneOf: true, parts: labelLists },
  { id: 'link', kind: 'link', parts: async () => [{ path: 'link', bytes: bytesOf(link) }] },
  { id: 'long link', kind: 'link', parts: async () => [{ path: 'link', bytes: bytesOf(longLink) }] },
  { id: 'recipe', kind: 'recipe', parts: async () => [{ path: 'recipe.json', bytes: bytesOf(recipe) }] },
]
