// Functions of the file's own, as early releases of PyTorch's present exporter write modules: each call is replaced by
// the function's nodes, under names of its own.
import { failure } from '../../../errors'
import type { Attribute, OnnxFunction, OnnxModel, OnnxNode } from '../proto/types'

/** A file of more nodes is a trap. */
const MOST = 200_000
const DEEPEST = 32

export function flattened({ graph, functions }: OnnxModel): readonly OnnxNode[] {
  if (functions.length === 0) return graph.nodes
  const byName = new Map(functions.map((each) => [`${each.domain}:${each.name}`, each]))
  let nodes = graph.nodes
  for (let depth = 0; ; depth++) {
    const calls = nodes.filter((node) => byName.has(nameOf(node)))
    if (calls.length === 0) return nodes
    // Counted before they are there: a function of many calls of itself is squared by each step.
    const after = nodes.reduce((sum, node) => sum + (byName.get(nameOf(node))?.nodes.length ?? 1), 0)
    if (depth > DEEPEST || after > MOST)
      throw failure(
        'UnsupportedModel',
        `The function "${calls[0]?.op}" of the file calls itself or too many others; export the model again.`,
      )
    nodes = nodes.flatMap((node) => {
      const called = byName.get(nameOf(node))
      return called ? inlined(node, called) : [node]
    })
  }
}

const nameOf = ({ domain, op }: OnnxNode) => `${domain}:${op}`

function inlined(call: OnnxNode, called: OnnxFunction): OnnxNode[] {
  const names = new Map<string, string>()
  for (const [i, name] of called.inputs.entries()) names.set(name, call.inputs[i] ?? '')
  for (const [i, name] of called.outputs.entries()) names.set(name, call.outputs[i] ?? '')
  const scope = call.outputs[0] ?? call.name
  const renamed = (name: string) => (name === '' ? '' : (names.get(name) ?? `${scope}/${name}`))
  return called.nodes.map((node) => ({
    ...node,
    name: `${call.name}/${node.name}`,
    inputs: node.inputs.map(renamed),
    outputs: node.outputs.map(renamed),
    attributes: attributesOf(node, call, called),
    metadata: new Map([...call.metadata, ...node.metadata]),
  }))
}

function attributesOf(node: OnnxNode, call: OnnxNode, called: OnnxFunction): Map<string, Attribute> {
  const entries = [...node.attributes].flatMap(([name, attribute]): [string, Attribute][] => {
    if (attribute.kind !== 'reference') return [[name, attribute]]
    const given = call.attributes.get(attribute.value) ?? called.attributes.get(attribute.value)
    return given ? [[name, given]] : []
  })
  return new Map(entries)
}
