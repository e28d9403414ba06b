// Lines that people paste elsewhere: what is asked there is what was asked here.
import { describe, expect, it } from 'vitest'
import type { Params } from '../../engine/types'
import { initialRecipe, type Recipe } from '../../recipe/recipe'
import type { ExplainRequest } from '../../recipe/types'
import { gradCamLines } from './gradCam'
import type { Asked } from './python'
import { placeOf, terminalLine } from './terminal'
import { torchcamLines } from './torchcam'

const request: ExplainRequest = {
  method: 'sscam',
  layers: ['features.18'],
  fuse: 'default',
  target: { kind: 'logit', classIndex: 207 },
  convention: null,
  params: { samples: 35, std: 2 },
  size: 'native',
}
const asked = (id: string, more: Partial<ExplainRequest> = {}, recipe: Partial<Recipe> = {}) => ({
  recipe: { ...initialRecipe, scale: 'imagenet' as const, fit: 'crop' as const, ...recipe },
  request: { ...request, ...more },
  card: { id, convention: 'torchcam' as const },
  picture: 'my "cat".jpg',
  layers: [],
  output: 'logits' as Asked['output'],
  input: [224, 256, 3] as const,
  profiled: false,
})

describe('torchcam', () => {
  it('is given method, layer, parameters, class and the picture as the model was fed', () => {
    const lines = torchcamLines(asked('sscam'))
    expect(lines).toContain('from torchcam.methods import SSCAM')
    expect(lines).toContain(
      'with SSCAM(model, target_layer="features.18", num_samples=35, std=2) as extractor:',
    )
    expect(lines).toContain('maps = extractor(class_idx=207, scores=scores)')
    expect(lines).toContain('Image.open("my \\"cat\\".jpg")')
    expect(lines).toContain('pixels = (pixels - [123.675, 116.28, 103.53')
  })

  it('makes FinerCAM and RefineCAM of the method that is their base', () => {
    const finer = torchcamLines(asked('finercam', { params: { base: 'layercam', gamma: 0.6 } }))
    expect(finer).toContain('from torchcam.methods import FinerCAM, LayerCAM')
    expect(finer).toContain('target_layer="features.18", base_method=LayerCAM, gamma=0.6) as extractor:')
    const refine = torchcamLines(asked('refinecam', { layers: ['a', 'b'], params: {} }))
    expect(refine).toContain('with RefineCAM(model, target_layer=["a", "b"]) as extractor:')
    expect(refine).toMatch(/cam = maps\[0\]$/)
    expect(torchcamLines(asked('finercam', { params: { base: 'xgradcam' } }))).toBeNull()
  })

  it('has neither other methods, targets nor settings', () => {
    expect(torchcamLines(asked('ablationcam'))).toBeNull()
    for (const params of [{ signed: true }, { aug_smooth: true }, { draft: true }])
      expect(torchcamLines(asked('gradcam', { params }))).toBeNull()
    expect(torchcamLines(asked('gradcam', { layers: ['a', 'b'], fuse: 'mean' }))).toBeNull()
    expect(torchcamLines(asked('gradcam', { target: { kind: 'probability', classIndex: 1 } }))).toBeNull()
  })
})

it('the name of a layer is no code, whatever its writer put into it', () => {
  const evil = asked('gradcam', { params: {}, layers: ['a\nimport os\rprint(1)'] })
  for (const lines of [torchcamLines(evil), gradCamLines(evil)]) {
    expect(lines).toContain('# (a import os print(1) in the converted one)')
    expect(lines).not.toMatch(/^(import os|print)/m)
  }
})

it('neither library is asked for the score of a box, or of a class at every place', () => {
  const box = asked('gradcam', { params: {}, target: { kind: 'logit', classIndex: 1, anchor: 7 } })
  const plain = asked('gradcam', { params: {} })
  for (const lines of [torchcamLines, gradCamLines]) {
    expect(lines(plain)).not.toBeNull()
    expect(lines(box)).toBeNull()
    for (const output of ['mask', 'boxes', 'boxes-softmax'] as const)
      expect(lines({ ...plain, output })).toBeNull()
  }
})

it('tokens are folded to the map that they stand for, which torch-cam cannot', () => {
  const tokens = { name: 'blocks.10', op: 'Add', height: 6, width: 6, channels: 192, skip: 1 } as const
  const vit = (params: Params) => ({
    ...asked('gradcam', { params, layers: ['blocks.10'] }),
    layers: [{ ...tokens, kind: 'tokens' as const }],
  })
  expect(gradCamLines(vit({}))).toContain(
    '[layers["blocks.10"]], reshape_transform=lambda t: t[:, 1:37].transpose(1, 2).reshape(len(t), -1, 6, 6)) as cam',
  )
  expect(gradCamLines(vit({ grid: '5,7' }))).toContain('t[:, 2:37].transpose(1, 2).reshape(len(t), -1, 5, 7)')
  expect(torchcamLines(vit({}))).toBeNull()
})

describe('pytorch-grad-cam', () => {
  it('gives a component the sign that the page gives it', () => {
    const eigen = gradCamLines(asked('eigencam', { params: {} }))
    expect(eigen).toMatch(/class Turned\(EigenCAM\):.*\n.*get_cam_image/)
    expect(eigen).toContain('with Turned(model=model, target_layers=[layers["features.18"]]) as cam:')
    const params = { base: 'layercam', eigen_smooth: true }
    const finer = gradCamLines(asked('finercam', { params }))
    expect(finer).toContain('class Turned(LayerCAM):')
    expect(finer).toContain(
      'with FinerCAM(model=model, target_layers=[layers["features.18"]], base_method=Turned)',
    )
    expect(gradCamLines(asked('gradcam', { params: {} }))).not.toContain('Turned')
  })

  it('takes targets of its own, several layers and its smoothing', () => {
    const target = { kind: 'contrast', classIndex: 3, against: 5 } as const
    const more = { layers: ['a', 'b'], params: { eigen_smooth: true }, target }
    const lines = gradCamLines(asked('gradcampp', more, { convention: 'torchcam', scale: 'bgr' }))
    expect(lines).toContain('class Turned(GradCAMPlusPlus):')
    expect(lines).toContain('Turned(model=model, target_layers=[layers["a"], layers["b"]])')
    expect(lines).toContain('targets=[lambda out: out[..., 3] - out[..., 5]], eigen_smooth=True)[0]')
    expect(lines).toContain('numbers as in torchcam')
    expect(lines).toContain('np.float32)[..., ::-1]')
  })

  it('makes SESS of the method that is its base', () => {
    const params = { base: 'layercam', scales: 4, pool: 'max', smooth: false }
    const lines = gradCamLines(asked('sess', { params }))
    expect(lines).toContain('from pytorch_grad_cam import SESS, LayerCAM')
    expect(lines).toContain(', base_method=LayerCAM, num_scales=4, pool="max", smooth=False) as cam:')
  })

  it('lets FinerCAM find what it compares with: a target of ours would leave it plain Grad-CAM', () => {
    const lines = gradCamLines(asked('finercam', { params: { gamma: 0.5, eigen_smooth: true } }))
    expect(lines).toContain('cam(input_tensor=x, target_idx=207, alpha=0.5, eigen_smooth=True)[0]')
    const target = { kind: 'negative', classIndex: 207 } as const
    expect(gradCamLines(asked('finercam', { params: {}, target }))).toBeNull()
  })

  it('makes RefineCAM without a block, which it has not', () => {
    const lines = gradCamLines(asked('refinecam', { layers: ['a', 'b'], params: {} }))
    expect(lines).toContain(
      'cam = RefineCAM(model=model, target_layers=[layers["a"], layers["b"]])\nmap = cam(input_tensor=x, targets=[lambda out: out[..., 207]])[0]',
    )
  })

  it('takes no layer for FullGrad, which asks all of them', () =>
    expect(gradCamLines(asked('fullgrad', { params: {} }))).toContain('target_layers=[])'))

  it('has no methods of others', () => expect(gradCamLines(asked('iscam'))).toBeNull())
})

it('writes the command line, quoted where a shell would read it otherwise', () => {
  const recipe = {
    ...initialRecipe,
    ...{
      method: 'iscam',
      layers: ['a/b'],
      classGiven: '3',
      params: { samples: 4 },
      image: 'file:my cat.jpg',
    },
  }
  const image = placeOf(recipe.image, null)
  expect(terminalLine({ recipe, model: 'https://a.example/m.json?x=1&y', image, labels: null })).toBe(
    'npx limelight explain --model "https://a.example/m.json?x=1&y" --image "my cat.jpg" --method iscam --layer a/b --class 3 --param samples=4 --out map.npy --overlay overlay.png',
  )
})

it('neither library is pointed at what no module puts out; FullGrad points at nothing', () => {
  const layer = { op: 'Relu', height: 2, width: 2, channels: 8, skip: 0, kind: 'map' as const }
  const layers = [
    { ...layer, name: 'features.norm5' },
    { ...layer, name: 'relu_120', noModule: true as const },
  ]
  const of = (id: string, name: string) => ({ ...asked(id, { params: {}, layers: [name] }), layers })
  for (const lines of [torchcamLines, gradCamLines]) {
    expect(lines(of('gradcam', 'relu_120'))).toBeNull()
    expect(lines(of('gradcam', 'features.norm5'))).not.toBeNull()
  }
  expect(gradCamLines(of('fullgrad', 'relu_120'))).not.toBeNull()
})

it('says where rounding shows: in faint channels, in a kernel that ends, in what cancels', () => {
  const tokens = { name: 'blocks.10', op: 'Add', height: 6, width: 6, channels: 192, skip: 1 } as const
  const of = (id: string) => ({
    ...asked(id, { params: {}, layers: ['blocks.10'] }),
    layers: [{ ...tokens, kind: 'tokens' as const }],
  })
  expect(gradCamLines(of('fullgrad'))).toMatch(/\n# each channel is stretched .*$/)
  expect(gradCamLines(of('kpcacam'))).toMatch(/\n# where activations are large .*$/)
  expect(gradCamLines(of('hirescam'))).toMatch(/\n# before a layer norm .*$/)
  expect(gradCamLines({ ...of('hirescam'), layers: [] })).not.toContain('layer norm')
  expect(gradCamLines(of('gradcam'))).not.toMatch(/rounding/)
})
