// Division rounded down on WebGL rounds both numbers to whole ones first, floats too: 1.2 by 0.5 becomes 1 by 1.
import { engine, type Tensor, tidy } from '@tensorflow/tfjs-core'
import type { Repair } from './repair'

export const roundedAfter: Repair = () => (original) => (call) => {
  const { a, b } = call.inputs as unknown as Record<'a' | 'b', Tensor>
  if (a.dtype !== 'float32' && b.dtype !== 'float32') return original(call)
  return tidy(() => {
    const quotient = engine().runKernel('RealDiv', { a, b }) as Tensor
    return engine().runKernel('Floor', { x: quotient }) as Tensor
  })
}
