import { createElement, Fragment } from 'react'

/** A name of a model or a file: where a line is too short for it, it breaks behind a joint, not within a word. */
export function Name({ children }: { readonly children: string }) {
  const [first, ...more] = children.split(/(?<=[_./-])(?=[^_./-])/)
  const rest = more.flatMap((part, at) => [createElement('wbr', { key: at }), part])
  return createElement(Fragment, null, first, ...rest)
}
