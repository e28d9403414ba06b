import './define.js'
import { createElement, useState } from 'react'
import { createRoot } from 'react-dom/client'

function App() {
  const [label, setLabel] = useState('')
  const onexplained = ({ detail }) => setLabel(detail.class.label)
  return createElement(
    'div',
    null,
    createElement('lime-light', { model: 'model/model.json', image: 'picture.png', onexplained }),
    createElement('output', null, label),
  )
}

createRoot(document.getElementById('app')).render(createElement(App))
