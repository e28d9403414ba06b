import { expect, test } from 'vitest'
import { type Command, readCommand } from './command'

const read = (line: string): Command => readCommand(line.split(' ').filter(Boolean))
const base = 'explain --model m --image p.png'
const options = (line: string) => {
  const command = read(line)
  if (command.kind !== 'explain') throw new Error(JSON.stringify(command))
  return command.options
}
const why = (line: string) => {
  const command = read(line)
  return command.kind === 'wrong' ? command.why : command.kind
}

test('what is left out has its default', () => {
  expect(options(base)).toMatchObject({
    model: 'm',
    image: 'p.png',
    backend: 'wasm',
    norm: null,
    out: null,
    workers: null,
    scorer: 'auto',
    revectorize: true,
    classes: null,
    shard: null,
    map: null,
    metrics: false,
    sanity: false,
    measuring: { steps: 20, baseline: 'zero', box: null, against: null },
  })
  expect(options(base).recipe).toMatchObject({
    method: 'gradcam',
    layers: [],
    classGiven: null,
    size: 'native',
  })
})

test('every option of the contract is read', () => {
  const line = `${base} --labels l.txt --method scorecam --layer a/b,c --fuse max --class 3 --convention torchcam
    --target probability --scale 127.5,127.5,127.5/1,2,3 --fit crop --resize 256 --resample bicubic --param cskip=8 --param aug_smooth=true
    --param grid=8,8 --size input --norm none --noise n.npy --out o.npy --overlay o.png --report r.html --backend cpu --workers 1 --scorer onnxruntime --no-revectorize --shard 2/3 --box-index 4`
  const { recipe, ...rest } = options(line.replaceAll(/\s+/g, ' '))
  expect(rest).toEqual({
    model: 'm',
    image: 'p.png',
    labels: 'l.txt',
    norm: 'none',
    noise: 'n.npy',
    out: 'o.npy',
    overlay: 'o.png',
    report: 'r.html',
    backend: 'cpu',
    workers: 1,
    scorer: 'onnxruntime',
    revectorize: false,
    classes: null,
    shard: [2, 3],
    boxIndex: 4,
    shards: null,
    pack: null,
    images: null,
    remarks: [],
    map: null,
    metrics: false,
    sanity: false,
    measuring: { steps: 20, baseline: 'zero', box: null, against: null },
  })
  expect(recipe).toMatchObject({
    method: 'scorecam',
    layers: ['a/b', 'c'],
    fuse: 'max',
    classGiven: '3',
    convention: 'torchcam',
    target: { kind: 'probability' },
    scale: { mean: [127.5, 127.5, 127.5], std: [1, 2, 3] },
    fit: 'crop',
    resize: 256,
    resample: 'bicubic',
    size: 'input',
    params: { cskip: 8, aug_smooth: true, grid: '8,8' },
  })
})

test('help is help', () => {
  expect(read('--help').kind).toBe('help')
  expect(read('explain -h').kind).toBe('help')
})

test.each([
  ['', 'No command was given; write limelight explain.'],
  ['exlpain', 'There is no command "exlpain"; write limelight explain, measure, worker or merge.'],
  ['explain --model m', '--image is missing; give a PNG, JPEG, WebP or .npy file.'],
  [`${base} --method GradCAM++`, 'There is no method "GradCAM++", perhaps "gradcampp".'],
  [
    `${base} --image q.png`,
    '--image was given 2 times ("p.png", "q.png"); give one, a folder, a pattern in quotes, or --images <list>.',
  ],
  [`${base} --class 1 --class 2`, '--class was given 2 times ("1", "2"); give one.'],
  [
    `${base} package.json`,
    `"package.json" stands without an option; put a pattern into quotes: --image 'photos/*.jpg'.`,
  ],
  [`${base} --images l.txt`, '--image and --images are both given; give one of them.'],
  [
    'worker --model m --image p.png',
    'limelight worker takes no --image; it reads pictures from standard input.',
  ],
  ['merge', 'limelight merge needs the folder that --out named.'],
  ['merge maps --report r.html', 'limelight merge --report needs the model of the maps; add --model.'],
  ['merge maps --model toy', 'limelight merge needs --model for a report alone; add --report.'],
  ['merge maps --model toy --report r.html --class 1', 'limelight merge takes one folder, not "class" too.'],
  [
    'merge maps --model toy --report r.pdf',
    '--report writes an HTML file; give it a name that ends in .html.',
  ],
  ['merge maps --model a --model b', '--model was given 2 times ("a", "b"); give one.'],
  ['explain --image m', '--model is missing; give a folder, a file or an address.'],
  [`${base} more`, '"more" is not an option; options begin with --.'],
  [`${base} --modell m`, "Unknown option '--modell'."],
  [`${base} --method nope`, 'There is no method "nope".'],
  [`${base} --backend webgl`, '--backend takes webgpu, wasm, cpu, not "webgl".'],
  [`${base} --norm max`, '--norm takes minmax, none, not "max".'],
  [`${base} --size huge`, 'The size "huge" is none of native, input.'],
  [`${base} --workers many`, '--workers takes a number from 1 to 99, not "many".'],
  [`${base} --class -1`, '--class has no value; write --class=<value> where it begins with a dash.'],
  [`${base} --layer=`, '--layer is empty; give a value or leave it out.'],
  [
    `${base} --overlay o.png --look red`,
    'The look "red" is not palette,opacity,threshold (inferno, viridis, cividis, turbo, reveal; 0 to 100).',
  ],
  [`${base} --param samples`, '--param takes name=value, not "samples".'],
  [
    `${base} --scale 1,2`,
    'The scale "1,2" is none of unit, signed, bytes, imagenet, caffe, bgr, m1,m2,m3/s1,s2,s3 (on 0..255).',
  ],
])('%s: is wrong in one sentence', (line, sentence) => {
  expect(why(line)).toBe(sentence)
})

test('classes of many pictures come from a file', () => {
  expect(options(`${base} --classes c.csv`).classes).toBe('c.csv')
})

test('a parameter of another method is passed over, one of no method is a slip', () => {
  expect(options(`${base} --param samples=3`).recipe.params).toEqual({ samples: 3 })
  expect(why(`${base} --param __proto__=1`)).toMatch(/^No method has a parameter "__proto__"/)
  expect(why(`${base} --param smaples=3`)).toMatch(
    /^No method has a parameter "smaples", perhaps "samples"( or "\w+")?; there are grid,/,
  )
})

test('numbers of PyTorch, on 0..1, are taken as such and it is said; those on 0..255 stay', () => {
  const unit = options(`${base} --scale 0.485,0.456,0.406/0.229,0.224,0.225`)
  expect(unit.recipe.scale).toEqual({ mean: [123.675, 116.28, 103.53], std: [58.395, 57.12, 57.375] })
  expect(unit.remarks).toEqual([
    'The scale "0.485,0.456,0.406/0.229,0.224,0.225" is taken for numbers on 0..1, as in PyTorch\'s Normalize; on 0..255 it is 123.675,116.28,103.53/58.395,57.12,57.375.',
  ])
  for (const scale of ['127.5/127.5', '0/1', '0,0,0/1,1,1', '0/255', '103.939,116.779,123.68/1,1,1'])
    expect(options(`${base} --scale ${scale}`).remarks, scale).toEqual([])
})

test('measure takes the map of one picture', () => {
  const command = read(
    'measure --model m --image p.png --map a.npy --steps 10 --baseline blur --box 1,2,30,40.5',
  )
  expect(command).toMatchObject({
    kind: 'measure',
    options: { map: 'a.npy', measuring: { steps: 10, baseline: 'blur', box: [1, 2, 30, 40.5] } },
  })
})

test.each([
  ['measure --model m --image p.png', '--map is missing; give the .npy file of a map.'],
  [`${base} --map a.npy`, '--map is for limelight measure; limelight explain makes its own map.'],
  [`${base} --metrics --baseline black`, '--baseline takes zero, mean, blur, not "black".'],
  [`${base} --metrics --box 1,2,3`, '--box takes left,top,right,bottom in pixels, not "1,2,3".'],
  [`${base} --metrics --steps 0`, '--steps takes a whole number from 1 to 1000, not "0".'],
  [
    `${base} --out map.png`,
    "--out writes the map's numbers, not a picture; call it map.npy, or give --overlay.",
  ],
  [`${base} --overlay over.jpg`, '--overlay writes a PNG file; give it a name that ends in .png.'],
  [`${base} --box-index=-1`, '--box-index takes a number from 0, the best box, not "-1".'],
  [`${base} --box-index 1.5`, '--box-index takes a number from 0, the best box, not "1.5".'],
  [`${base} --box-index 4000`, '--box-index takes a number from 0, the best box, not "4000".'],
  [`${base} --box-index 1 --anchor 3`, '--anchor and --box-index are both given; give one of them.'],
  [`${base} --steps 5`, '--steps says how metrics are taken; add --metrics.'],
  [
    `${base} --metrics --against m.npy`,
    '--against is for limelight measure, which compares two maps; give it both.',
  ],
  [
    'measure --model m --image p.png --map m.npy --sanity',
    '--sanity has the map made again, which limelight measure cannot; use limelight explain.',
  ],
])('%s: says what is wrong', (line, sentence) => {
  expect(why(line)).toBe(sentence)
})
