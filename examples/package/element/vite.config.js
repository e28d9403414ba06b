export default {
  base: './',
  worker: { format: 'es' },
  build: { target: 'es2023', rolldownOptions: { input: { react: 'react.html', vue: 'vue.html' } } },
}
