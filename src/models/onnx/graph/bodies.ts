// The bodies of an If, read when they are asked for; and what they read of the graph around them.

import { failure } from '../../../errors'
import { quoted } from '../../quoted'
import { readGraph } from '../proto/readModel'
import type { OnnxGraph, OnnxNode } from '../proto/types'

/** An If in an If in an If: deeper than any real model. */
const DEEPEST = 8

export function bodiesOf(node: OnnxNode): OnnxGraph[] {
  return [...node.attributes.values()].flatMap((attribute) =>
    attribute.kind === 'graph' ? [readGraph(attribute.value)] : [],
  )
}

/** Every name that a node or a body inside it reads. @throws UnsupportedModel where bodies lie too deep */
export function readsOf(node: OnnxNode): string[] {
  const names = [...node.inputs]
  let level = bodiesOf(node)
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > DEEPEST)
      throw failure(
        'UnsupportedModel',
        `${quoted(node.name)} holds graphs ${depth} levels deep, which no real model does.`,
      )
    for (const body of level) {
      names.push(...body.nodes.flatMap(({ inputs }) => inputs), ...body.outputs.map(({ name }) => name))
    }
    level = level.flatMap((body) => body.nodes.flatMap(bodiesOf))
  }
  return names.filter((name) => name !== '')
}

/** Values that one node alone reads, and that are no outputs of the graph. */
export function readOnceIn(nodes: readonly OnnxNode[], { outputs }: OnnxGraph): ReadonlySet<string> {
  const once = new Set<string>()
  const more = new Set(outputs.map(({ name }) => name))
  for (const name of nodes.flatMap(readsOf)) {
    if (once.has(name)) more.add(name)
    once.add(name)
  }
  for (const name of more) once.delete(name)
  return once
}
