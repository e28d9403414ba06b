// Many scenes on one sheet, to look at: npx tsx examples/scenes/contactSheet.ts <out.png> [first seed] [size] [columns] [rows]
import { writeFileSync } from 'node:fs'
import { createCanvas, ImageData } from '@napi-rs/canvas'
import { drawScene } from '../../src/scenes/drawScene'
import { nodeCanvas } from './nodeCanvas'

const [out = 'sheet.png', ...numbers] = process.argv.slice(2)
const [first = 1, size = 256, columns = 6, rows = 4] = numbers.map(Number)
const sheet = createCanvas(columns * size, rows * size)
const pen = sheet.getContext('2d')
for (let i = 0; i < columns * rows; i++) {
  const { picture } = drawScene({ seed: first + i, size, makeCanvas: nodeCanvas })
  const x = (i % columns) * size
  pen.putImageData(new ImageData(picture.data, size, size), x, Math.floor(i / columns) * size)
}
writeFileSync(out, await sheet.encode('png'))
