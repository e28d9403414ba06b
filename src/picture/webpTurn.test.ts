import sharp from 'sharp'
import { expect, it } from 'vitest'
import { webpTurn, withoutTurn } from './webpTurn'

const picture = () => sharp({ create: { width: 4, height: 2, channels: 3, background: '#c03' } })

it.each([2, 3, 4, 5, 6, 7, 8])('reads orientation %i from a WebP file', async (orientation) => {
  const bytes = await picture().withMetadata({ orientation }).webp().toBuffer()
  const turn = webpTurn(bytes)
  expect(turn?.orientation).toBe(orientation)
  expect(turn && webpTurn(withoutTurn(bytes, turn))).toBeNull()
})

it('finds nothing to turn in an upright file, in one without EXIF, in other formats', async () => {
  expect(webpTurn(await picture().withMetadata({ orientation: 1 }).webp().toBuffer())).toBeNull()
  expect(webpTurn(await picture().webp().toBuffer())).toBeNull()
  expect(webpTurn(await picture().withMetadata({ orientation: 6 }).jpeg().toBuffer())).toBeNull()
  expect(webpTurn(new Uint8Array())).toBeNull()
})
