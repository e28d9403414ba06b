// The documentation as a site. Its pages are the project's own files, which scripts/docs.mjs lays into docs/site.
import { groups } from '../pages.mjs'

export default {
  title: 'Limelight',
  description: 'Class activation maps for image classifiers, computed on your own device.',
  srcDir: 'site',
  outDir: '../dist/docs',
  cacheDir: '.cache',
  base: process.env.DOCS_BASE ?? '/',
  // Addresses of examples that nobody serves here.
  ignoreDeadLinks: 'localhostLinks',
  themeConfig: {
    search: { provider: 'local' },
    outline: [2, 3],
    sidebar: groups.map(({ text, pages }) => ({
      text,
      items: pages.map(({ title, page }) => ({ text: title, link: `/${page}` })),
    })),
  },
}
