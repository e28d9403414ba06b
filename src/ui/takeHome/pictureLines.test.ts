// Lines that feed a picture as the page does; `npm run lines` runs them in Python and compares.
import { expect, it } from 'vitest'
import { initialRecipe, type Recipe } from '../../recipe/recipe'
import { fakeRequest } from '../../state/testing/fakeRequest'
import { hasProfile } from './hasProfile'
import { prepared } from './python'
import { fileOf } from './terminal'

const fed = (recipe: Partial<Recipe>, more: Partial<Parameters<typeof prepared>[0]> = {}) =>
  prepared({
    recipe: { ...initialRecipe, scale: 'unit', fit: 'stretch', ...recipe },
    request: fakeRequest(2),
    card: { id: 'gradcam', convention: 'torchcam' },
    picture: 'cat.jpg',
    profiled: false,
    layers: [],
    output: 'logits',
    input: [224, 256, 3],
    ...more,
  }).join('\n')

it('cuts out before it resizes: Pillow would look beyond the edge, and begin between two pixels', () =>
  expect(fed({ fit: 'crop' })).toContain(
    [
      'scale = min(picture.width / 256, picture.height / 224)',
      'w, h = int(256 * scale + 0.5), int(224 * scale + 0.5)',
      'left, top = (picture.width - w) // 2, (picture.height - h) // 2',
      'picture = picture.crop((left, top, left + w, top + h))',
      'picture = picture.resize((256, 224), Image.BILINEAR)',
    ].join('\n'),
  ))

it('resizes and cuts out after it where a size is named, which is never less than the input', () => {
  const lines = fed({ fit: 'crop', resize: 150, resample: 'bicubic' })
  expect(lines).toContain('size = [224 * side // min(picture.size) for side in picture.size]')
  expect(lines).toContain('picture = picture.resize(size, Image.BICUBIC)')
  expect(fed({ resize: 448 })).toContain('size = (512, 448)')
})

it('puts a letterbox where the page does', () =>
  expect(fed({ fit: 'letterbox' })).toContain(
    'bars.paste(picture.resize((w, h), Image.BILINEAR), ((256 - w) // 2, (224 - h) // 2))',
  ))

it('lays what may be transparent over white', () => {
  expect(fed({})).not.toContain('alpha_composite')
  expect(fed({}, { picture: 'cat.webp' })).toContain('Image.new("RGBA", picture.size, "white")')
})

it('feeds grey to a model of one channel', () =>
  expect(fed({ scale: 'bgr' }, { input: [28, 28, 1] })).toContain(
    'pixels = np.asarray(picture.convert("L"), np.float32)[..., None]\n',
  ))

it('heeds the colour profile that a file brings', async () => {
  expect(await hasProfile(new Blob(['\x89PNG iCCP ...']))).toBe(true)
  expect(await hasProfile(new Blob(['\x89PNG IDAT']))).toBe(false)
  expect(fed({}, { profiled: true })).toContain('ImageCms.createProfile("sRGB"), outputMode=mode)')
  expect(fed({})).not.toContain('ImageCms')
})

it('opens the file by its name in the address', () => {
  expect(fileOf('https://a.example/b/my%20cat.jpg?size=2#x')).toBe('my cat.jpg')
  expect(fileOf('https://a.example/100%.jpg')).toBe('100%.jpg')
  expect(fileOf('cat.jpg')).toBe('cat.jpg')
  expect(fileOf('scene:17')).toBe('')
})
