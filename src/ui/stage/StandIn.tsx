// One of our own pictures, as it is, while the files that it was made of are missing.
import { useEffect, useState } from 'react'
import { stageWords } from '../words/stageWords'
import styles from './StandIn.module.css'

interface Props {
  readonly name: string
  readonly blob: Blob
}

export function StandIn({ name, blob }: Props) {
  const [url, setUrl] = useState<string | null>(null)
  useEffect(() => {
    const made = URL.createObjectURL(blob)
    setUrl(made)
    return () => URL.revokeObjectURL(made)
  }, [blob])
  return url === null ? null : <img className={styles.picture} src={url} alt={stageWords.asSaved(name)} />
}
