// The sample scenes as files of the page: npx tsx examples/scenes/writeSamples.ts
// A JPEG to explain and a small PNG for its thumbnail, each below 60 KB.
import { mkdirSync } from 'node:fs'
import sharp from 'sharp'
import { drawScene } from '../../src/scenes/drawScene'
import { SAMPLE_SIDE, samples } from '../../src/scenes/samples'
import { nodeCanvas } from './nodeCanvas'

const folder = new URL('../../public/builtin/pictures/', import.meta.url).pathname
mkdirSync(folder, { recursive: true })
for (const { id, seed } of samples) {
  const { picture, objects } = drawScene({ seed, size: SAMPLE_SIDE, makeCanvas: nodeCanvas })
  const raw = { width: picture.width, height: picture.height, channels: 4 as const }
  const pixels = sharp(picture.data, { raw }).removeAlpha()
  const full = await pixels.clone().jpeg({ quality: 90, mozjpeg: true }).toFile(`${folder}${id}.jpg`)
  const small = pixels.clone().resize(168, 168, { kernel: 'lanczos3' })
  const thumbnail = await small.png({ palette: true, colours: 160, effort: 10 }).toFile(`${folder}${id}.png`)
  console.log(id, objects.map((object) => object.class).join(', '), full.size, thumbnail.size)
}
