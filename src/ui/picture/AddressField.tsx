import { useState } from 'react'
import controls from '../controls.module.css'
import { useIntents } from '../page'
import { words } from '../words/strings'
import styles from './AddressField.module.css'

export function AddressField() {
  const [text, setText] = useState('')
  const { takeTyped } = useIntents()
  return (
    <form
      className={styles.field}
      onSubmit={(e) => {
        e.preventDefault()
        if (text.trim()) takeTyped(text)
        setText('')
      }}
    >
      <input
        type="text"
        inputMode="url"
        aria-label={words.address}
        title={words.addressHelp}
        placeholder="https://…"
        value={text}
        onChange={(e) => setText(e.target.value)}
      />
      <button type="submit" className={controls.button}>
        {words.open}
      </button>
    </form>
  )
}
