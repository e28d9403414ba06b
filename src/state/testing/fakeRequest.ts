// What is asked of the engine: Grad-CAM of a class, unless said otherwise.
import type { ExplainRequest } from '../../recipe/types'

export function fakeRequest(classIndex: number, change: Partial<ExplainRequest> = {}): ExplainRequest {
  return {
    method: 'gradcam',
    layers: ['Conv_1/Relu6'],
    fuse: 'default',
    target: { kind: 'logit', classIndex },
    convention: null,
    params: {},
    size: 'native',
    ...change,
  }
}
