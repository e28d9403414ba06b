import { useEffect } from 'react'
import { missingPart } from '../../errors'
import { useIntents } from '../page'

/** In the place of a grid whose code cannot be had: the single map stays, and is measured as ever. */
export function NoCompare() {
  const { compare, remark } = useIntents()
  useEffect(() => {
    compare({ open: false })
    remark(missingPart)
  }, [compare, remark])
  return null
}
