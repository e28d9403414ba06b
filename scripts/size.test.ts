import { expect, test } from 'vitest'
import { doorFiles, engineFiles, pageFiles, shellFiles } from './size.mjs'

test('the shell is what the page names and what that imports at once', () => {
  const html = `<script src="./assets/a.js"></script><link rel="stylesheet" href="./assets/a.css"><link href="./icons/x.svg">`
  const texts: Readonly<Record<string, string>> = {
    'assets/a.js': 'import{x as y}from"./b.js";import"./c.js";const later=()=>import("./late.js")',
    'assets/b.js': 'export{z}from"./d.js";',
    'assets/c.js': '',
    'assets/d.js': 'import{q}from"./a.js";',
  }
  expect(shellFiles(html, (file: string) => texts[file] ?? '')).toEqual([
    'assets/a.css',
    'assets/a.js',
    'assets/b.js',
    'assets/c.js',
    'assets/d.js',
  ])
})

test('what comes beside the shell weighs with the page alone', () => {
  const html = `<script src="./assets/a.js"></script>
    <link rel="modulepreload" crossorigin href="./assets/b.js">
    <link rel="modulepreload" crossorigin fetchpriority="low" href="./assets/page.js">
    <link rel="preload" as="style" crossorigin fetchpriority="low" href="./assets/page.css">`
  const texts: Readonly<Record<string, string>> = {
    'assets/a.js': 'import{x}from"./b.js";const later=()=>import("./page.js")',
    'assets/page.js': 'import{x}from"./b.js";import"./c.js";',
  }
  const read = (file: string) => texts[file] ?? ''
  expect(shellFiles(html, read)).toEqual(['assets/a.js', 'assets/b.js'])
  expect(pageFiles(html, read)).toEqual([
    'assets/a.js',
    'assets/b.js',
    'assets/c.js',
    'assets/page.css',
    'assets/page.js',
  ])
})

test('a door of the package weighs with what it imports at once, not with what it fetches later', () => {
  const texts: Readonly<Record<string, string>> = {
    'engine.mjs':
      'import { a } from "./chunks/a.mjs";\nimport { add } from "@tensorflow/tfjs-core";\nconst open = () => import("./chunks/late.mjs")',
    'chunks/a.mjs': 'export { b } from "./b.mjs";\nimport "./c.mjs";',
    'chunks/b.mjs': '',
    'chunks/c.mjs': 'import { a } from "./a.mjs";',
  }
  expect(doorFiles('engine.mjs', (file: string) => texts[file] ?? '')).toEqual([
    'chunks/a.mjs',
    'chunks/b.mjs',
    'chunks/c.mjs',
    'engine.mjs',
  ])
})

test('the engine with a backend is its script and what bears the name of the backend, each file once', () => {
  const texts: Readonly<Record<string, string>> = {
    'worker-a1.js': 'import{a}from"./shared-1.js";const open=()=>import("./backend-webgl-b2.js")',
    'backend-webgl-b2.js': 'import{a}from"./shared-1.js";import"./kernels-3.js";',
    'backend-wasm-c3.js': '',
    'shared-1.js': '',
    'kernels-3.js': '',
    'pictureWorker-d4.js': '',
  }
  expect(engineFiles(Object.keys(texts), 'webgl', (file: string) => texts[file] ?? '')).toEqual([
    'backend-webgl-b2.js',
    'kernels-3.js',
    'shared-1.js',
    'worker-a1.js',
  ])
})
