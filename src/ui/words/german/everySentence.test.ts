// Every sentence that the code of the page can say has its German: whoever writes a new one is told here.
import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { spoken } from './told'

/** Folders whose words have dictionaries of their own, or that no page says: the terminal, the package. */
const OTHERS = /\.test\.ts$|^(ui|cli|package|scenes)\/|^sets\/reportWords|testing\/|generated|\.d\.ts$/
/** Programmers alone see these: a registry that was built wrongly, arrays of another program, calls of the package. */
const UNSEEN = /^(models\/formatCode|models\/formats|canvas\/npy|engine\/explainBatch)\.ts$/
/** A card's own texts are in methods.ts, which speak.test.ts asks for. */
const OF_CARDS = /^\s*(about|goodFor):/

const LITERAL = /'((?:[^'\\\n]|\\.)*)'|`((?:[^`\\]|\\.)*)`/g
const FILLED = /\$\{(?:[^{}]|\{[^{}]*\})*\}/g

/** Texts in the code that are sentences, `{}` where something is filled in. */
function sentencesIn(path: string): readonly string[] {
  const lines = readFileSync(`src/${path}`, 'utf8').split('\n')
  const code = lines.filter((line, i) => {
    const card = path.endsWith('/card.ts')
    const ofCard = card && (OF_CARDS.test(line) || OF_CARDS.test(lines[i - 1] ?? ''))
    return !ofCard && !/^\s*(\/\/|\*|\/\*|import )/.test(line)
  })
  return [...code.join('\n').matchAll(LITERAL)]
    .map(([, plain, template]) => (plain ?? template ?? '').replaceAll("\\'", "'").replace(FILLED, '{}'))
    .filter((text) => /^[A-Z"{]/.test(text) && text.endsWith('.') && /[a-z]/.test(text))
}

const said = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts') && !OTHERS.test(path) && !UNSEEN.test(path))
  .flatMap(sentencesIn)

/** Templates that are filled with parts of sentences, each with what they say in the end. */
const composed: Readonly<Record<string, readonly string[]>> = {
  'The score does not depend on the patches of {}: {}; {}.': [
    'The score does not depend on the patches of a: only a token that stands for no place is read behind it; choose b instead.',
    'The score does not depend on the patches of a: only a token that stands for no place is read behind it; choose a method without gradients.',
  ],
  'There is no box {}{}.': ['There is no box 7.', 'There is no box 7; choose one from 0 to 3.'],
  '{} is {}.': [
    'a.svg is an SVG drawing, which has no pixels of its own; export it as PNG.',
    'a.png is damaged or cut short; save it again as PNG or JPEG.',
    'a.png is no picture that browsers read; save it as PNG or JPEG.',
    'a is neither a picture nor a model; drop a picture or a model (.onnx, .keras, .h5, model.json).',
    'a is empty; take another copy of it.',
  ],
  '{} is {}; {}.': [
    'a.tflite is a TensorFlow Lite file; make an ONNX file of it with python -m tf2onnx.convert --tflite FILE --output model.onnx.',
    'a.pt is a PyTorch file, which holds weights or Python code but no network that could be read; write it with torch.onnx.export(model, picture, "model.onnx") and open the .onnx file.',
    'a.tar is an archive; unpack it and open its folder.',
  ],
  '{}; take a picture of at least one pixel.': [
    'a.png has 0 × 4 pixels; take a picture of at least one pixel.',
  ],
  '{}; scale it to at most {} a side and 100 million in all.': [
    'a.png has 20,000 × 4 pixels; scale it to at most 16,384 a side and 100 million in all.',
  ],
  'No single layer of {} is called "{}"{}.': ['No single layer of a is called "b".'],
  '{} takes {} as {}, not "{}"; {} is taken.': [
    'RISE takes true or false as draft, not "2"; false is taken.',
  ],
  '{}; it will be fetched again next time.': [
    'This browser could not keep it; it will be fetched again next time.',
  ],
  'The output {} is read as the scores of {} boxes, which {} gives as {}{}.': [
    'The output "a" is read as the scores of 9 boxes, which "b" gives as x, y, width, height.',
    'The output "a" is read as the scores of 9 boxes, which "b" gives as left, top, right, bottom; the last class stands for nothing.',
  ],
  'The output {} is read as the scores of {} boxes, which {} gives as {}; the first class is the background and is left out.':
    [
      'The output "a" is read as the scores of 9 boxes, which "b" gives as top, left, bottom, right; the first class is the background and is left out.',
    ],
  'The output is {}, {}; the scores behind it are explained.': [
    'The output is ArgMax, the number of a class; the scores behind it are explained.',
  ],
  '{} has {} channels; a picture has 1 or 3{}.': [
    'The model\'s input "a" has 8 channels; a picture has 1 or 3.',
    'The model\'s input "a" has 8 channels; a picture has 1 or 3; it seems to have its channels first (NCHW), convert it with channels last.',
  ],
  '{} is a flat list of {} numbers, and no Reshape behind it says how a picture lies in it; put one in front and convert the model again.':
    [
      'The model\'s input "a" is a flat list of 9 numbers, and no Reshape behind it says how a picture lies in it; put one in front and convert the model again.',
    ],
  '{} has the shape [{}], which is no picture.': [
    'The model\'s input "a" has the shape [n, 8], which is no picture.',
  ],
  'Beside it {} {} of the network, which this layer does not see.': [
    'Beside it "a" (7 × 7) ends a branch of the network, which this layer does not see.',
    'Beside it "a" (7 × 7), "b" (7 × 7) end branches of the network, which this layer does not see.',
  ],
  'The weight {} holds {}, at place {}; {}.': [
    'The weight "a" holds a value that is not a number (NaN), at place 7; the training went wrong or the file is damaged, so save the model again.',
  ],
  '{} {}; open the model.json that tensorflowjs_converter wrote.': [
    '"a" holds no modelTopology; open the model.json that tensorflowjs_converter wrote.',
  ],
  'The weight file {} {}.': ['The weight file "a" is a zip; unpack it.'],
  '{} has {}; convert the model without it.': [
    'The operator AvgPool at "a" has ksize = 7; convert the model without it.',
  ],
  'The model has more than {} {}; convert the part of it that takes the picture.': [
    'The model has more than 5000 layers; convert the part of it that takes the picture.',
  ],
  'Of {} pictures this one came back: {}; give their folder again.': [
    'Of 9 pictures this one came back: the others could not be kept; give their folder again.',
  ],
  'The score is {}. {}, as in pytorch-grad-cam.': [
    'The score is 0. The weights are divided by it, as in pytorch-grad-cam.',
  ],
  '{} right behind {}; choose the last layer, or Grad-CAM.': [
    'CAM needs global average pooling and one dense layer right behind a; choose the last layer, or Grad-CAM.',
  ],
  '{}: {} for {}; not used.': ['a.txt: 7 names for 9 classes; not used.'],
  "No list of names came with the model; as it has {}, they are perhaps ImageNet's.": [
    "No list of names came with the model; as it has 1000 classes, they are perhaps ImageNet's.",
  ],
}
/** Sentences that end in a way out, or in what a value must be. */
const WAY_OUT =
  'export it with model.export("model.onnx", format="onnx"), from Keras 2 with tf2onnx, and open that'
const filled = (text: string, name = 'x') => {
  if (/; it \{\}\.$/.test(text)) return text.replace(/\{\}\.$/, 'must be whole, from 1 to 9.')
  return text.replace(/(, or|;) \{\}\.$/, `$1 ${WAY_OUT}.`).replaceAll('{}', name)
}

const isKnown = (sentence: string) => spoken.told(sentence) !== sentence

test('every sentence of the code is told in German', () => {
  expect(said.length).toBeGreaterThan(400)
  const fillings = [
    (text: string) => filled(text),
    (text: string) => filled(text, '"x"'),
    (text: string) => text.replaceAll('{}', 'x'),
    (text: string) => text.replaceAll('{}', '"x"'),
  ]
  const plain = said.filter((text) => !(text in composed))
  expect(plain.filter((text) => !fillings.some((fill) => isKnown(fill(text))))).toEqual([])
})

test('what an output of boxes is made of is told, too', () => {
  const text =
    'The output "a" [n, 84, 2100] is read as boxes (x, y, width, height, then 80 scores): the network joins 4 and 80 numbers. Of each box 32 further numbers (of masks or points) are left aside.'
  expect(spoken.told(text)).toBe(
    'Die Ausgabe „a“ [n, 84, 2100] wird als Rahmen gelesen (x, y, Breite, Höhe, dann 80 Punktwerte): das Netz fügt 4 und 80 Zahlen zusammen. Von jedem Rahmen bleiben 32 weitere Zahlen (von Masken oder Punkten) beiseite.',
  )
})

test('so are those that are put together, and each of them is still said', () => {
  const gone = Object.keys(composed).filter((template) => !said.includes(template))
  expect(gone).toEqual([])
  expect(
    Object.values(composed)
      .flat()
      .filter((text) => !isKnown(text)),
  ).toEqual([])
})

test('a sentence that nobody put into German is found', () => {
  expect(isKnown('The kettle is on.')).toBe(false)
})
