// ONNX files on the built page: dropped with their weights beside, and by address, they give the map of the same model
// as TensorFlow.js has it; a file whose weights are missing says which, and leaves the page as it was.
import { expect, type Page, test } from '@playwright/test'
import { floats, type ModelText, writeOnnx } from '../src/models/onnx/testing/writeOnnx'
import { downloadMap, drop, give, open, phase, worst } from './support/limelight'
import { spotPicture } from './support/pictures'
import { serveFiles } from './support/server'
import { makeToy, type NamedFile, type Toy, toyFiles } from './support/toyModel'

const toy = makeToy({ seed: 31 })
const link = 'model=&image=&scale=unit&fit=stretch&backend=wasm'

/** [3, 3, in, out] -> [out, in, 3, 3] */
function turned(kernel: Float32Array, from: number, to: number): number[] {
  const value = (o: number, i: number, at: number) => kernel[(at * from + i) * to + o] ?? 0
  return Array.from({ length: to * from * 9 }, (_, n) =>
    value(Math.floor(n / (from * 9)), Math.floor(n / 9) % from, n % 9),
  )
}

function onnxOf(toy: Toy): { readonly model: ModelText; readonly data: Uint8Array } {
  const [k1, k2] = toy.channels
  const dense = floats([k2, toy.classes], [...toy.dense])
  const external = { location: 'net.onnx.data', offset: '0', length: String(dense.raw.length) }
  const conv = { strides: [2, 2] }
  const model: ModelText = {
    inputs: { input: [null, 3, toy.side, toy.side] },
    outputs: { probs: [null, toy.classes] },
    weights: {
      'conv1.weight': floats([k1, 3, 3, 3], turned(toy.conv1, 3, k1)),
      'conv1.bias': floats([k1], [...toy.bias1]),
      'conv2.weight': floats([k2, k1, 3, 3], turned(toy.conv2, k1, k2)),
      'conv2.bias': floats([k2], [...toy.bias2]),
      'fc.weight': { ...dense, external },
      'fc.bias': floats([toy.classes], [...toy.bias3]),
    },
    nodes: [
      {
        op: 'Conv',
        name: '/conv1/Conv',
        in: ['input', 'conv1.weight', 'conv1.bias'],
        out: ['a'],
        attributes: conv,
      },
      { op: 'Relu', name: '/relu1/Relu', in: ['a'], out: ['b'] },
      {
        op: 'Conv',
        name: '/conv2/Conv',
        in: ['b', 'conv2.weight', 'conv2.bias'],
        out: ['c'],
        attributes: conv,
      },
      { op: 'Relu', name: '/relu2/Relu', in: ['c'], out: ['d'] },
      { op: 'GlobalAveragePool', name: '/pool/GlobalAveragePool', in: ['d'], out: ['e'] },
      { op: 'Flatten', name: '/Flatten', in: ['e'], out: ['f'] },
      { op: 'Gemm', name: '/fc/Gemm', in: ['f', 'fc.weight', 'fc.bias'], out: ['g'] },
      { op: 'Softmax', name: '/Softmax', in: ['g'], out: ['probs'] },
    ],
  }
  return { model, data: dense.raw }
}

const file = (name: string, bytes: Uint8Array): NamedFile => ({
  name,
  mimeType: 'application/octet-stream',
  buffer: Buffer.from(bytes),
})

async function mapOf(page: Page, files: readonly NamedFile[], how: typeof give) {
  await page.goto('about:blank')
  await open(page, link)
  await how(page, files)
  await phase(page, 'done')
  return (await downloadMap(page)).data
}

test('model.onnx with its data gives the map of its model.json, dropped and by address', async ({ page }) => {
  const { model, data } = onnxOf(toy)
  const { file: picture } = await spotPicture(toy.side, 4)
  const labels = toyFiles(toy).filter(({ name }) => name === 'labels.txt')
  const onnx = [file('net.onnx', writeOnnx(model)), file('net.onnx.data', data)]
  const wanted = await mapOf(page, [...toyFiles(toy), picture], give)

  expect(worst(await mapOf(page, [...onnx, ...labels, picture], drop), wanted)).toBeLessThan(1e-5)
  await expect(page.getByText('ONNX').first()).toBeVisible()
  await expect(page.getByRole('radio', { name: /relu2/ })).toBeChecked()

  // Without its data: one sentence, and the map stays.
  await give(page, onnx.slice(0, 1))
  await expect(page.getByRole('alert').first()).toContainText('net.onnx.data')
  expect(worst((await downloadMap(page)).data, wanted)).toBeLessThan(1e-5)

  const server = await serveFiles([...onnx, ...labels])
  // A page of its own: one that is open would reload itself for the address.
  await page.goto('about:blank')
  await open(
    page,
    `${link.replace('model=', `model=${server.address}/net.onnx`)}&labels=${server.address}/labels.txt`,
  )
  await give(page, [picture])
  await phase(page, 'done')
  expect(worst((await downloadMap(page)).data, wanted)).toBeLessThan(1e-5)
  await server.close()
})
