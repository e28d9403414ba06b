import type { Host } from '../host/host'
import type { OnnxTensor } from '../proto/types'
import { FEW } from './call'
import type { TracedValue } from './sources'
import { kindOf } from './value'

type Decode = (tensor: OnnxTensor) => Host

/** Adds the weights of a graph to its values. */
export function addInitialisers(
  values: Map<string, TracedValue | Error>,
  initialisers: ReadonlyMap<string, OnnxTensor>,
  decode: Decode,
): void {
  for (const [name, tensor] of initialisers)
    if (!values.has(name)) values.set(name, ofFile(name, tensor, decode))
}

/** Few numbers are read once, many each time that somebody asks. */
function ofFile(name: string, tensor: OnnxTensor, decode: Decode): TracedValue & { readonly ofFile: true } {
  let few: Host | null = null
  const host = () => {
    if (few) return few
    const read = decode(tensor)
    if (read.data.length <= FEW) few = read
    return read
  }
  return {
    key: name,
    shape: tensor.shape,
    kind: kindOf(tensor.type),
    layout: 'file',
    constant: true,
    host,
    ofFile: true,
  }
}
