import type { OnnxNode } from '../proto/types'

/** A list of numbers; null where the node has none of the name. */
export function attributeNumbers(node: OnnxNode, name: string): readonly number[] | null {
  const attribute = node.attributes.get(name)
  return attribute?.kind === 'numbers' ? attribute.value : null
}
