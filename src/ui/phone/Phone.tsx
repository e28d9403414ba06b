// What a phone has besides: the map over what is scrolled to, and a foot that leads to every part.
import { PhoneBand } from './PhoneBand'
import { PhoneFoot } from './PhoneFoot'

interface Props {
  readonly stage: React.RefObject<HTMLElement | null>
}

export const Phone = ({ stage }: Props) => (
  <>
    <PhoneBand stage={stage} />
    <PhoneFoot />
  </>
)
