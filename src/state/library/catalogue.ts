// Public models that are fetched on a click and never before: Google's, trained on ImageNet.
import { dotted, places } from '../../results/format'
import type { ListedModel } from './serverModels'

const bucket = 'https://storage.googleapis.com/tfjs-models'

/** Bytes of weights: 4 a parameter, of which the published networks have as many as stated. */
const models: readonly { readonly title: string; readonly url: string; readonly parameters: number }[] = [
  { title: 'MobileNet v1, quarter width', url: 'tfjs/mobilenet_v1_0.25_224', parameters: 475_544 },
  { title: 'MobileNet v1', url: 'tfjs/mobilenet_v1_1.0_224', parameters: 4_253_864 },
  { title: 'MobileNet v2', url: 'savedmodel/mobilenet_v2_1.0_224', parameters: 3_505_960 },
]

const megabytes = (bytes: number) => `${places(bytes / 1e6, bytes < 1e7 ? 1 : 0)} MB`

export const publicModels: readonly ListedModel[] = models.map(({ title, url, parameters }) => ({
  id: url,
  title,
  /** In the language that is spoken when it is asked for. */
  get facts() {
    return dotted(megabytes(4 * parameters), new URL(bucket).host)
  },
  wish: { model: `${bucket}/${url}/model.json` },
}))
