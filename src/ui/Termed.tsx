import { Term } from './Term'
import { termsIn } from './words/glossary'

/** A sentence whose terms can be asked what they mean. */
export function Termed({ text }: { readonly text: string }) {
  let at = 0
  return termsIn(text).map((part) => {
    const key = at
    at += part.text.length
    return part.about ? (
      <Term key={key} about={part.about}>
        {part.text}
      </Term>
    ) : (
      <span key={key}>{part.text}</span>
    )
  })
}
