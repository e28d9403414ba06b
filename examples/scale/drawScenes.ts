// Scenes as files, small and in great number: npx tsx examples/scale/drawScenes.ts <folder> <count>
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { drawScene } from '../../src/scenes/drawScene'
import { nodeCanvas } from '../scenes/nodeCanvas'

const SIDE = 128

const [folder = 'scenes', count = '24'] = process.argv.slice(2)
mkdirSync(folder, { recursive: true })
for (let seed = 0; seed < Number(count); seed++) {
  const { data, width, height } = drawScene({ seed, size: SIDE, makeCanvas: nodeCanvas }).picture
  const pixels = sharp(data, { raw: { width, height, channels: 4 } }).removeAlpha()
  await pixels.png({ compressionLevel: 1 }).toFile(join(folder, `${String(seed).padStart(5, '0')}.png`))
}
