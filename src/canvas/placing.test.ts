import { expect, it } from 'vitest'
import { mapBox, seenBox, wholeBox } from './placing'
import { centredCrop } from './testing/centredCrop'

it('lays the map of a centred crop on the middle of the picture', () => {
  const middle = { left: '25%', top: '0%', width: '50%', height: '100%' }
  expect(seenBox(centredCrop)).toEqual(middle)
  expect(mapBox(centredCrop)).toEqual(middle)
  expect(wholeBox(centredCrop)).toEqual({ left: '-50%', top: '0%', width: '200%', height: '100%' })
})

it('lets the map of a letterboxed picture reach beyond it', () => {
  const box = { picture: [200, 100], source: [0, 0, 200, 100], target: [0, 2, 8, 4], input: [8, 8] } as const
  expect(seenBox(box)).toEqual({ left: '0%', top: '0%', width: '100%', height: '100%' })
  expect(mapBox(box)).toEqual({ left: '0%', top: '-50%', width: '100%', height: '200%' })
})
