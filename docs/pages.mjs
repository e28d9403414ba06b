// What the documentation consists of: each page is a file of the project, or what TypeDoc writes of an entry.
export const groups = [
  {
    text: 'Use',
    pages: [
      { title: 'Limelight', source: 'README.md', page: 'index.md' },
      { title: 'Large sets', source: 'examples/scale/README.md', page: 'scale.md' },
      { title: 'Notebooks', source: 'python/README.md', page: 'notebooks.md' },
      { title: 'Security', source: 'SECURITY.md', page: 'security.md' },
      { title: 'What a map says', source: 'public/skill.md', page: 'skill.md' },
    ],
  },
  {
    text: 'Package',
    pages: [
      { title: 'limelight', entry: 'recipe', page: 'api/recipe.md' },
      { title: 'limelight/engine', entry: 'engine', page: 'api/engine.md' },
      { title: 'limelight/models', entry: 'models', page: 'api/models.md' },
      { title: 'limelight/client', entry: 'client', page: 'api/client.md' },
      { title: 'limelight/worker', entry: 'worker', page: 'api/worker.md' },
      { title: 'limelight/element', entry: 'element', page: 'api/element.md' },
      { title: 'limelight/node', entry: 'node', page: 'api/node.md' },
    ],
  },
  {
    text: 'Extend',
    pages: [
      { title: 'Contributing', source: 'CONTRIBUTING.md', page: 'contributing.md' },
      { title: 'A method', source: 'src/engine/methods/README.md', page: 'extend/method.md' },
      { title: 'A file format', source: 'src/models/README.md', page: 'extend/format.md' },
      { title: 'A backend', source: 'src/runtime/backends/README.md', page: 'extend/backend.md' },
    ],
  },
  {
    text: 'How it was made',
    pages: [
      { title: 'The classifier', source: 'examples/classifier/README.md', page: 'made/classifier.md' },
      { title: 'The scenes', source: 'examples/scenes/README.md', page: 'made/scenes.md' },
      { title: 'Keras applications', source: 'examples/keras/README.md', page: 'made/keras.md' },
      {
        title: 'EfficientNet-Lite0',
        source: 'examples/efficientnet-lite0/README.md',
        page: 'made/efficientnet.md',
      },
    ],
  },
]
