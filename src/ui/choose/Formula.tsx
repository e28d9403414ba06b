// The formula of a method as MathML, drawn by the browser itself. Fetched once the page stands.
import { createElement, Fragment, type ReactNode } from 'react'
import styles from './Formula.module.css'
import { type MathNode, type Part, readFormula } from './formula'

export function Formula({ text }: { readonly text: string }) {
  return (
    <span className={styles.formula}>
      {readFormula(text).map((line) => (
        <span key={line.map(keyOf).join(' ')} className={styles.line}>
          {line.map((part, i) => (
            <Fragment key={keyOf(part)}>
              {i > 0 && !closes(part) ? ' ' : ''}
              {'text' in part ? part.text : createElement('math', null, ...part.math.map(element))}
            </Fragment>
          ))}
        </span>
      ))}
    </span>
  )
}

function element({ tag, children }: MathNode): ReactNode {
  if (typeof children !== 'string') return createElement(tag, null, ...children.map(element))
  // A single letter stands slanted, a name upright.
  const upright = tag === 'mi' && children.length > 1 && /^(relu|[a-z]{3,})$/i.test(children)
  return createElement(tag, upright ? { mathvariant: 'normal' } : null, children)
}

const keyOf = (part: Part) => JSON.stringify(part)

/** Nothing stands before a comma or what closes. */
const closes = (part: Part) => 'math' in part && /^[,)]/.test(String(part.math[0]?.children))
