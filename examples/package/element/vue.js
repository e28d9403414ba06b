import './define.js'
import { createApp, h, ref } from 'vue'

createApp({
  setup() {
    const label = ref('')
    const onExplained = ({ detail }) => {
      label.value = detail.class.label
    }
    const wishes = { model: 'model/model.json', image: 'picture.png', method: 'layercam', onExplained }
    return () => h('div', [h('lime-light', wishes), h('output', label.value)])
  },
}).mount('#app')
