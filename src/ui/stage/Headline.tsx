// What the map highlights, in one sentence with the name of the class in bold.
import { useShown } from '../page'
import { headlineOf } from '../words/describe'

export function Headline({ className }: { readonly className?: string | undefined }) {
  const headline = useShown(headlineOf)
  return (
    <p role="status" className={className}>
      {headline.before}
      {headline.name ? <b>{headline.name}</b> : null}
      {headline.after}
    </p>
  )
}
